import { queryOptions } from '@tanstack/react-query';
import type { MailTexts } from '../../../surveys/mail/mail-text.ts';
import type { ReminderPlan } from '../../../surveys/mail/reminder-days.ts';
import type { MailView, OutboxLinkView, OutboxPeopleView } from '../api.ts';
import { requestJson } from '../http/request.ts';

const POLL_INTERVAL_MS = 3000;

const path = (round: string) => `/api/rounds/${encodeURIComponent(round)}`;

/** Texts, reminders and delivery of a round; asked again while invitations are on their way. */
export const mailQuery = (round: string) =>
  queryOptions({
    queryKey: ['rounds', round, 'mail'],
    // The state of the round is in it.
    staleTime: 0,
    queryFn: () => requestJson<MailView>('GET', `${path(round)}/mail`),
    refetchInterval: (query) => {
      const { server, delivery } = query.state.data ?? {};
      return server != null && delivery != null && delivery.waiting > 0 ? POLL_INTERVAL_MS : false;
    },
  });

export function saveMailTexts(round: string, texts: MailTexts): Promise<MailView> {
  return requestJson('PUT', `${path(round)}/mail/texts`, { texts });
}

export function saveReminders(round: string, plan: ReminderPlan): Promise<MailView> {
  return requestJson('PUT', `${path(round)}/mail/reminders`, plan);
}

export function retryRefused(round: string): Promise<MailView> {
  return requestJson('POST', `${path(round)}/mail/retry`);
}

/** Without a mail server: who is invited. @param unit '' for all */
export const outboxPeopleQuery = (round: string, unit: string, search: string) =>
  queryOptions({
    queryKey: ['rounds', round, 'outbox', unit, search],
    placeholderData: (shown: OutboxPeopleView | undefined) => shown,
    queryFn: () => {
      const query = new URLSearchParams({ search, ...(unit === '' ? {} : { unit }) });
      return requestJson<OutboxPeopleView>(
        'GET',
        `${path(round)}/outbox/people?${query.toString()}`,
      );
    },
  });

export function showLink(round: string, employee: string): Promise<OutboxLinkView> {
  return requestJson('POST', `${path(round)}/outbox/link`, { employee });
}

export function linksFileAddress(round: string, unit: string, language: string): string {
  const query = new URLSearchParams({ language, ...(unit === '' ? {} : { unit }) });
  return `${path(round)}/outbox/links.csv?${query.toString()}`;
}
