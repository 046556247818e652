import type { MailTexts } from '../../../surveys/mail/mail-text.ts';
import type { ReminderPlan } from '../../../surveys/mail/reminder-days.ts';

/** `GET /api/rounds/:id/mail`: texts, reminders, and how far the invitations are. */
export interface MailView {
  /** Texts change before the launch only, reminders until the close. */
  readonly state: 'draft' | 'scheduled' | 'preparing' | 'open' | 'closing' | 'released';
  /** What previews are filled in with. */
  readonly round: {
    readonly title: string;
    readonly organisation: string;
    readonly closesOn: string;
    readonly launchedOn: string | null;
    readonly minutes: number;
    /** null before the launch. */
    readonly manifestRoot: string | null;
    /** Where one answers, without the secret. */
    readonly page: string;
  };
  readonly texts: MailTexts;
  readonly reminders: ReminderPlan;
  /** null where there is no mail server: links are in the outbox, and nobody is reminded. */
  readonly server: {
    /** Address that messages come from. */
    readonly from: string;
    /** Code of what keeps messages from being sent at the moment. */
    readonly problem: string | null;
  } | null;
  /** Of those who are invited by mail; null while the round is not open. The same whoever has answered. */
  readonly delivery: {
    readonly waiting: number;
    readonly sent: number;
    readonly failed: number;
    /** The first of those that the mail server refused. */
    readonly refused: readonly {
      readonly employee: string;
      readonly address: string;
      readonly unit: string;
      /** As the mail server said it. */
      readonly reason: string;
    }[];
  } | null;
}

/** `GET /api/rounds/:id/outbox/people?search=…&unit=…`, without a mail server: who is invited. */
export interface OutboxPeopleView {
  readonly units: readonly {
    readonly id: string;
    readonly name: string;
    readonly people: number;
  }[];
  readonly total: number;
  /** The first of those found. */
  readonly people: readonly {
    readonly employee: string;
    readonly to: string | null;
    readonly unit: string;
    readonly language: 'en' | 'fr';
  }[];
}

/** `POST /api/rounds/:id/outbox/link` with `{ employee }`, without a mail server. */
export interface OutboxLinkView {
  readonly link: string;
  readonly subject: string;
  readonly text: string;
}

/** `GET /api/rounds/:id/outbox`, demonstration only. */
export interface OutboxView {
  readonly messages: readonly {
    readonly employee: string;
    readonly to: string | null;
    readonly unit: string;
    readonly language: string;
    readonly subject: string;
    readonly text: string;
    readonly link: string;
  }[];
}
