import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listReminderDays } from '../../../surveys/mail/reminder-days.ts';
import type { MailView } from '../api.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { useText } from '../text.ts';
import { mailQuery } from './mail-queries.ts';

/** On the page of a draft or an open round: how its people are invited and reminded, in a sentence each. */
export function MailPanel({ round }: { readonly round: string }) {
  const { t } = useText();
  const query = useQuery(mailQuery(round));
  return (
    <section className="section" aria-labelledby="mail">
      <h2 id="mail">{t('mail.title')}</h2>
      <Loaded query={query}>{(mail) => <Summary round={round} mail={mail} />}</Loaded>
    </section>
  );
}

function Summary({ round, mail }: { readonly round: string; readonly mail: MailView }) {
  const { t } = useText();
  const isDraft = mail.state === 'draft';
  return (
    <>
      <p>{describeInvitations(mail, t)}</p>
      <Reminders mail={mail} />
      <div className="actions">
        {!isDraft && mail.server === null && (
          <Link
            to="/rounds/$roundId/outbox"
            params={{ roundId: round }}
            className="button button-primary"
          >
            {t('mail.delivery.outbox')}
          </Link>
        )}
        <Link to="/rounds/$roundId/mail" params={{ roundId: round }} className="button">
          {t(isDraft ? 'mail.panel.edit' : 'mail.panel.open')}
        </Link>
      </div>
    </>
  );
}

function describeInvitations(
  { state, server, delivery }: MailView,
  t: ReturnType<typeof useText>['t'],
): string {
  if (server === null)
    return t(state === 'draft' ? 'mail.panel.noServerDraft' : 'mail.delivery.noServer');
  if (delivery === null) return t('mail.panel.byMail');
  const { waiting, sent, failed } = delivery;
  return t('mail.delivery.progress', { sent, total: waiting + sent + failed });
}

function Reminders({ mail: { server, state, reminders, round } }: { readonly mail: MailView }) {
  const { t, formatDate, formatList } = useText();
  if (server === null) return <p className="soft small">{t('mail.panel.noReminders')}</p>;
  const { afterLaunch, beforeEnd } = reminders;
  if (state === 'draft' || round.launchedOn === null) {
    const words = [
      ...(afterLaunch === 0 ? [] : [t('mail.panel.afterLaunch', { count: afterLaunch })]),
      ...(beforeEnd === 0 ? [] : [t('mail.panel.beforeEnd', { count: beforeEnd })]),
    ];
    return (
      <p className="soft small">
        {words.length === 0
          ? t('mail.reminders.never')
          : t('mail.panel.reminders', { when: formatList(words) })}
      </p>
    );
  }
  const days = listReminderDays(reminders, round.launchedOn, round.closesOn);
  return (
    <p className="soft small">
      {days.length === 0
        ? t('mail.reminders.never')
        : t('mail.reminders.days', { days: formatList(days.map((day) => formatDate(day))) })}
    </p>
  );
}
