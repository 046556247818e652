import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listReminderDays, REMINDER_DAYS_MAX } from '../../../surveys/mail/reminder-days.ts';
import type { MailView } from '../api.ts';
import { ThresholdField } from '../rounds/ThresholdField.tsx';
import { readToday } from '../rounds/today.ts';
import { Notice } from '../shell/Notice.tsx';
import { ProblemNotice } from '../shell/ProblemNotice.tsx';
import { useText } from '../text.ts';
import { EveryoneText } from './EveryoneText.tsx';
import { mailQuery, saveReminders } from './mail-queries.ts';
import { Button } from '../shell/Button.tsx';

interface SectionProps {
  readonly round: string;
  readonly mail: MailView;
}

/** When those whose link has not been used are reminded; without a mail server: what to do instead. */
export function ReminderSection({ round, mail }: SectionProps) {
  const { t } = useText();
  const isOver = mail.state === 'closing' || mail.state === 'released';
  return (
    <section className="section" aria-labelledby="reminders">
      <h2 id="reminders">{t('mail.reminders.title')}</h2>
      {mail.server === null ? (
        <>
          <Notice tone="info" title={t('mail.reminders.noneTitle')}>
            <p>{t('mail.reminders.noneWhy')}</p>
          </Notice>
          {!isOver && <EveryoneText mail={mail} />}
        </>
      ) : (
        <>
          <p>{t('mail.reminders.what')}</p>
          {isOver ? <p>{t('mail.reminders.over')}</p> : <ReminderForm round={round} mail={mail} />}
          <Notice tone="caution" title={t('mail.reminders.limitTitle')}>
            <p>{t('mail.reminders.limit')}</p>
            <p>{t('mail.reminders.replies', { from: mail.server.from })}</p>
          </Notice>
        </>
      )}
    </section>
  );
}

function ReminderForm({ round, mail }: SectionProps) {
  const { t, formatDate, formatList } = useText();
  const client = useQueryClient();
  const [plan, setPlan] = useState(mail.reminders);
  const save = useMutation({
    mutationFn: () => saveReminders(round, plan),
    onSuccess: (view) => {
      client.setQueryData(mailQuery(round).queryKey, view);
    },
  });
  const { launchedOn, closesOn } = mail.round;
  const faultOf = (days: number): string | null =>
    Number.isInteger(days) && days >= 0 && days <= REMINDER_DAYS_MAX
      ? null
      : t('mail.reminders.fault', { max: REMINDER_DAYS_MAX });
  const faulty = faultOf(plan.afterLaunch) !== null || faultOf(plan.beforeEnd) !== null;
  const days = faulty ? [] : listReminderDays(plan, launchedOn ?? readToday(), closesOn);
  const change = (part: Partial<typeof plan>): void => {
    setPlan({ ...plan, ...part });
    save.reset();
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!faulty) save.mutate();
      }}
    >
      <div className="mail-days">
        <ThresholdField
          label={t('mail.reminders.afterLaunch')}
          hint={t('mail.reminders.zero')}
          value={plan.afterLaunch}
          fault={faultOf(plan.afterLaunch)}
          onChange={(afterLaunch) => change({ afterLaunch })}
        />
        <ThresholdField
          label={t('mail.reminders.beforeEnd')}
          hint={t('mail.reminders.zero')}
          value={plan.beforeEnd}
          fault={faultOf(plan.beforeEnd)}
          onChange={(beforeEnd) => change({ beforeEnd })}
        />
      </div>
      <p role="status">
        {days.length === 0
          ? t('mail.reminders.never')
          : t(launchedOn === null ? 'mail.reminders.ifToday' : 'mail.reminders.days', {
              days: formatList(days.map((day) => formatDate(day))),
            })}{' '}
        {launchedOn !== null && t('mail.reminders.fromTomorrow')}
      </p>
      {save.error !== null && <ProblemNotice error={save.error} />}
      <div className="actions">
        <Button type="submit" className="button" isPending={save.isPending}>
          {t(save.isPending ? 'mail.saving' : 'mail.reminders.save')}
        </Button>
        <span role="status" className="soft small">
          {save.isSuccess && t('mail.saved')}
        </span>
      </div>
    </form>
  );
}
