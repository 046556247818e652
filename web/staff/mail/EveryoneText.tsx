import { writeEveryoneText } from '../../../surveys/mail/everyone-text.ts';
import { MAIL_LANGUAGES } from '../../../surveys/mail/mail-text.ts';
import type { MailView } from '../api.ts';
import { LANGUAGE_NAMES } from '../../ui/i18n.ts';
import { useText } from '../text.ts';
import { CopyButton } from './CopyButton.tsx';

/** Without a mail server: a reminder for a chat or an intranet, which speaks to everyone. */
export function EveryoneText({ mail }: { readonly mail: MailView }) {
  const { t } = useText();
  return (
    <div className="mail-everyone">
      {MAIL_LANGUAGES.map((language) => {
        const text = writeEveryoneText(language, mail.round);
        return (
          <div key={language} className="mail-everyone-text">
            <p lang={language}>{text}</p>
            <CopyButton
              text={text}
              label={t('mail.everyone.copy', { language: LANGUAGE_NAMES[language] })}
            />
          </div>
        );
      })}
    </div>
  );
}
