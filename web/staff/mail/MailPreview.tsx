import { useQuery } from '@tanstack/react-query';
import { COMPARISON_WORDS } from '../../../surveys/ballot/comparison-words.ts';
import { fourWords } from '../../../surveys/ballot/words.ts';
import type { MailLanguage, MailText } from '../../../surveys/mail/mail-text.ts';
import { renderMail } from '../../../surveys/mail/render-mail.ts';
import { FIXED_TEXTS } from '../../../surveys/mail/standard-texts.ts';
import type { MailView } from '../api.ts';
import { useText } from '../text.ts';

/** As a person of that language gets it; link, words and fingerprint are examples. */
export function MailPreview({
  language,
  text,
  round,
}: {
  readonly language: MailLanguage;
  readonly text: MailText;
  readonly round: MailView['round'];
}) {
  const { t } = useText();
  const { title, organisation, closesOn, minutes, manifestRoot, page } = round;
  const words = useQuery({
    queryKey: ['words', manifestRoot],
    enabled: manifestRoot !== null,
    staleTime: Infinity,
    retry: false,
    queryFn: () => fourWords(manifestRoot ?? ''),
  });
  const mail = renderMail(language, text, {
    title,
    organisation,
    closesOn,
    minutes,
    link: `${page}#${t('mail.preview.secret')}`,
    words: manifestRoot === null ? COMPARISON_WORDS.slice(0, 4) : (words.data ?? ['…']),
    manifestRoot: manifestRoot ?? '0123…cdef',
  });
  const { answer, address } = FIXED_TEXTS[language];
  return (
    <figure className="mail-preview">
      <figcaption>{t('mail.preview.title')}</figcaption>
      <div className="mail-sheet" lang={language}>
        <p className="mail-subject">{mail.subject}</p>
        {mail.paragraphs.map((pieces, index) => {
          const [first] = pieces;
          if (pieces.length === 1 && first !== undefined && 'link' in first)
            return (
              <div key={index}>
                <p className="mail-button">{answer}</p>
                <p className="mail-small">
                  {address} {first.link}
                </p>
              </div>
            );
          return (
            <p key={index} className="mail-paragraph">
              {pieces.map((piece) => ('link' in piece ? piece.link : piece.text)).join('')}
            </p>
          );
        })}
        <div className="mail-footer">
          {mail.footer.map((line) => (
            <p key={line} className="mail-small">
              {line}
            </p>
          ))}
        </div>
      </div>
      <p className="soft small">
        {t(manifestRoot === null ? 'mail.preview.examples' : 'mail.preview.exampleLink')}
      </p>
    </figure>
  );
}
