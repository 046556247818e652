import type { Database } from '../../db/connect.ts';
import type { RegistrarPort, TallyPort } from './ports.ts';
import * as store from './store.ts';

interface Forget {
  readonly database: Database;
  readonly registrar: RegistrarPort;
  readonly tally: TallyPort;
}

/**
 * Delete ballots, comments and invitations of rounds closed at least `retentionDays` ago. The release stays.
 * @param today `YYYY-MM-DD`
 * @returns ids of the rounds that were forgotten
 */
export async function forgetOldRounds(
  { database, registrar, tally }: Forget,
  today: string,
  retentionDays: number,
): Promise<readonly string[]> {
  const due = await database.as('rounds', (sql) =>
    store.readForgettable(sql, today, retentionDays),
  );
  for (const id of due) {
    await tally.forgetBallots(id);
    await registrar.forgetInvitations(id);
    await database.as('rounds', (sql) => store.markForgotten(sql, id));
  }
  return due;
}
