import { STAFF_ROLES, type StaffRole } from '../../api/account.ts';
import type { SessionsView } from '../../api/app.ts';
import { createStaffClient } from '../../api/demo/staff-client.ts';

/** Where an account of each role is signed in. */
export interface StaffSessions {
  /** Cookie of each account, with which it asks. */
  readonly cookies: Map<StaffRole, string>;
  /** Ids of the sessions of each account when it was last looked: the one that asks is among them. */
  readonly ids: Map<StaffRole, readonly string[]>;
  /** Sign an account in again whose session a request has ended. */
  signInAgain(role: StaffRole): Promise<void>;
  /** Look which sessions there are by now, and begin others where requests have ended them. */
  refresh(): Promise<void>;
}

export const roleEmail = (role: StaffRole) => `${role}@example.org`;

/** Of each account: enough to be ended between two looks, and few enough that the list stays short. */
const SESSIONS = 5;

/** @param handLink makes a link for an address, and gives its secret part */
export function createStaffSessions(
  base: string,
  handLink: (email: string) => Promise<string>,
): StaffSessions {
  const cookies = new Map<StaffRole, string>();
  const ids = new Map<StaffRole, readonly string[]>();
  const begin = async (role: StaffRole) => {
    const email = roleEmail(role);
    return createStaffClient(base, email, await handLink(email));
  };
  const signInOnce = async (role: StaffRole) => {
    cookies.set(role, (await begin(role)).cookie);
  };
  const underWay = new Map<StaffRole, Promise<void>>();
  // Another request may end sessions and links of the same account meanwhile.
  const signInAgain = (role: StaffRole): Promise<void> => {
    const signing =
      underWay.get(role) ??
      signInOnce(role)
        .catch(() => signInOnce(role))
        .catch(() => signInOnce(role))
        .finally(() => underWay.delete(role));
    underWay.set(role, signing);
    return signing;
  };
  /** null: the account is signed out. */
  const look = async (role: StaffRole): Promise<readonly string[] | null> => {
    const headers = { cookie: cookies.get(role)! };
    const response = await fetch(`${base}/api/staff/sessions`, { headers });
    if (!response.ok) return null;
    return ((await response.json()) as SessionsView).sessions.map(({ id }) => id);
  };
  return {
    cookies,
    ids,
    signInAgain,
    async refresh() {
      for (const role of STAFF_ROLES) {
        const found = await look(role);
        // A request has ended the one that asks.
        if (found === null) await signInAgain(role);
        const present = found ?? (await look(role))!;
        for (let count = present.length; count < SESSIONS; count += 1) await begin(role);
        ids.set(role, ((await look(role)) ?? []).slice(0, SESSIONS));
      }
    },
  };
}
