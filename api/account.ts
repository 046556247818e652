/** Who is signed in, as the slices for staff see it. Set by the guard of api/app.ts, read by the slices. */
export interface CurrentAccount {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  /** The unit that a manager leads. */
  readonly unit: string | null;
}

/** What each may do is in api/access.ts. */
export const STAFF_ROLES = ['administrator', 'hr', 'analyst', 'manager', 'auditor'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export interface AccountVariables {
  Variables: { account: CurrentAccount };
}
