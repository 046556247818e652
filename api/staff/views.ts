import type { StaffRole } from '../account.ts';

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
