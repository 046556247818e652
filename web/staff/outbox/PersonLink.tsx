import { useMutation } from '@tanstack/react-query';
import type { OutboxPeopleView } from '../api.ts';
import { CopyButton } from '../mail/CopyButton.tsx';
import { showLink } from '../mail/mail-queries.ts';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { Button } from '../shell/Button.tsx';

/** One person, whose link is shown when it is asked for: each time is in the access log. */
export function PersonLink({
  round,
  person,
  demo,
}: {
  readonly round: string;
  readonly person: OutboxPeopleView['people'][number];
  readonly demo: boolean;
}) {
  const { t } = useText();
  const shown = useMutation({ mutationFn: () => showLink(round, person.employee) });
  const { employee, to, unit, language } = person;
  return (
    <li className="message">
      <div className="message-head">
        <h3>{employee}</h3>
        <p className="soft small">
          {to ?? t('outbox.noMail')} · {unit} · {language.toUpperCase()}
        </p>
      </div>
      {shown.data === undefined && (
        <Button
          className="button"
          isPending={shown.isPending}
          aria-label={t('outbox.showOf', { name: employee })}
          onPress={() => shown.mutate()}
        >
          {t('outbox.show')}
        </Button>
      )}
      {shown.error !== null && <ProblemNotice error={shown.error} />}
      {shown.data !== undefined && (
        <div className="message-link">
          <code className="mono">{shown.data.link}</code>
          <div className="actions">
            <CopyButton text={shown.data.link} label={t('outbox.copyLink')} />
            <CopyButton
              text={`${shown.data.subject}\n\n${shown.data.text}`}
              label={t('outbox.copyText')}
            />
            {demo && (
              <a className="button" href={shown.data.link} target="_blank" rel="noreferrer">
                {t('outbox.answerAs', { name: employee })}
              </a>
            )}
          </div>
          <details className="details">
            <summary>{t('outbox.text')}</summary>
            <p className="message-subject" lang={language}>
              {shown.data.subject}
            </p>
            <p className="message-text" lang={language}>
              {shown.data.text}
            </p>
          </details>
        </div>
      )}
    </li>
  );
}
