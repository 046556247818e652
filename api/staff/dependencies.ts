import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import type { CurrentAccount } from '../account.ts';
import type { AccountView } from './views.ts';

export interface StaffDependencies {
  readonly database: Database;
  readonly today: () => string;
  /** Milliseconds since 1970: how long a link is good is a matter of minutes. Stored nowhere. */
  readonly nowMillis: () => number;
  readonly demo: boolean;
  /** Whether browsers reach this server over https. */
  readonly secure: boolean;
  /** Address of this server for staff. */
  readonly publicUrl: () => string;
  /** null where no mail server is connected. */
  readonly sendMail:
    | ((message: {
        readonly to: string;
        readonly subject: string;
        readonly text: string;
      }) => Promise<void>)
    | null;
  /** Do something after the request has been answered; what fails is logged without what it was about. */
  readonly later: (work: () => Promise<void>) => void;
  /** A link was asked for by an address that has no account; told after the answer. */
  readonly onUnknownAddress: () => void;
  /** Names for the header: of the company, and of a unit. */
  readonly nameOrganisation: (
    unit: string | null,
  ) => Promise<{ organisation: string; unitName: string | null }>;
  /** Ids of the units of the organisation. */
  readonly listUnits: () => Promise<ReadonlySet<string>>;
  /** Writes to the audit log who did what. */
  readonly audit: (
    account: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => Promise<void>;
}

export const emailSchema = z.string().trim().toLowerCase().max(320).pipe(z.email());
export const nameSchema = z.string().trim().min(1).max(200);

export async function describeAccount(
  { demo, nameOrganisation }: StaffDependencies,
  account: CurrentAccount,
): Promise<AccountView> {
  const names = await nameOrganisation(account.unit);
  const { email, name, role, unit } = account;
  return {
    email,
    name,
    role,
    unit,
    unitName: names.unitName,
    organisation: names.organisation,
    demo,
  };
}
