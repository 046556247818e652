import type { StaffRole } from '../account.ts';

/** `GET /api/staff/me`, and the answer to `POST /api/staff/sign-in` with `{ email, password }`. */
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
