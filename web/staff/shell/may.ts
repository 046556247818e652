import type { AccountView } from '../api.ts';

type Role = AccountView['role'];

const RUN: readonly Role[] = ['administrator', 'hr'];

/** What the interface offers to whom. The server decides (api/access.ts); nobody is shown a way that it refuses. */
const PARTS = {
  /** Organisation, questionnaires, rounds, sharing, volunteers. */
  run: RUN,
  /** Published questionnaires with their scoring. */
  readQuestionnaires: [...RUN, 'analyst', 'auditor'],
  /** Every released report. */
  readAll: [...RUN, 'analyst'],
  /** The list of released rounds with their reports. */
  readReports: [...RUN, 'analyst', 'manager'],
  /** What is decided after a round, for all units or the own ones. */
  decide: [...RUN, 'manager'],
  /** Who may sign in. */
  accounts: ['administrator'],
  /** Who did what. */
  audit: ['administrator', 'auditor'],
  /** Rules and plans of rounds, without results. */
  inspectRounds: ['auditor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Part = keyof typeof PARTS;

export function may({ role }: Pick<AccountView, 'role'>, part: Part): boolean {
  const roles: readonly Role[] = PARTS[part];
  return roles.includes(role);
}
