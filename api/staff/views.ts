import type { StaffRole } from '../account.ts';
import type { Device } from './device.ts';

/** `GET /api/staff/me`, and the answer to whoever signs in or sets up. */
export interface AccountView {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  /** The unit that a manager leads; null for others. */
  readonly unit: string | null;
  readonly unitName: string | null;
  readonly organisation: string;
  /** The demonstration shows its outbox to HR. */
  readonly demo: boolean;
}

/** `GET /api/staff/entrance`: what the sign-in page says before anyone is known. */
export interface EntranceView {
  /** Links are shown on the page: there is nobody to protect. */
  readonly demo: boolean;
  /** Whether links can be sent. */
  readonly mail: boolean;
  /** There is no account yet: the start of the server has printed a link for the first one. */
  readonly setUp: boolean;
}

/** `POST /api/staff/links`: the same answer whether the address has an account or not. */
export interface LinkRequestView {
  /** Of the demonstration alone. */
  readonly link: string | null;
}

/** `POST /api/staff/links/read`: whom a link signs in; without a name it makes the first administrator. */
export interface LinkView {
  readonly email: string | null;
  readonly name: string | null;
}

/** `GET /api/staff/sessions`, and the answer to ending one. */
export interface SessionsView {
  /** Of one's own account: the one that asks, then those that were in use last. */
  readonly sessions: readonly (Device & {
    readonly id: string;
    /** Days, `YYYY-MM-DD`. */
    readonly beganOn: string;
    readonly seenOn: string;
    /** The one that asks. */
    readonly here: boolean;
  })[];
}

/** `GET /api/staff/accounts`, and the answer to every change of one. */
export interface AccountsView {
  readonly accounts: readonly {
    readonly email: string;
    readonly name: string;
    readonly role: StaffRole;
    readonly unit: string | null;
  }[];
  /** Whether links can be sent. */
  readonly mail: boolean;
}

/** `POST /api/staff/accounts/:email/link` */
export interface HandedLinkView {
  /** To be handed over; null where it was sent. */
  readonly link: string | null;
}

/** `POST /api/staff/accounts/import` */
export interface ManagersImportView {
  readonly applied: boolean;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface AuditEntry {
  readonly number: number;
  readonly day: string;
  /** E-mail address of who did it. */
  readonly account: string;
  readonly action: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** `GET /api/staff/audit` */
export interface AuditView {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** For `before`, to read on; null at the end. */
  readonly next: number | null;
  /** What the whole log names, to filter by. */
  readonly actions: readonly string[];
  readonly accounts: readonly string[];
}
