/** Who is signed in, as the slices for staff see it. Set by the staff slice, read by the others. */
export interface CurrentAccount {
  readonly email: string;
  readonly name: string;
  readonly role: 'administrator' | 'hr' | 'manager';
  /** The unit that a manager leads. */
  readonly unit: string | null;
}

export interface AccountVariables {
  Variables: { account: CurrentAccount };
}
