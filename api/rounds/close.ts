import type { Database } from '../../db/connect.ts';
import type { RegistrarPort, TallyPort } from './ports.ts';
import * as store from './store.ts';

interface Close {
  readonly database: Database;
  readonly registrar: RegistrarPort;
  readonly tally: TallyPort;
}

/**
 * Everything between "close" and "released": mix, forget keys and blinded messages, compute and
 * freeze the release. Repeatable step by step, like a launch.
 * @returns SHA-256 of the released document
 */
export async function releaseRound(close: Close, id: string): Promise<string> {
  const { database, registrar, tally } = close;
  const { round, frozen, instrument } = await database.as('rounds', (sql) =>
    store.readLaunched(sql, id),
  );
  await tally.closeBox(id);
  await registrar.forgetCollection(id);
  const { sha256 } = await tally.release({
    id,
    title: round.title,
    instrument,
    closedOn: round.closed_on!,
    policy: round.policy,
    setup: round.setup,
    frozen,
  });
  await database.as('rounds', (sql) => store.moveState(sql, id, 'closing', 'released'));
  return sha256;
}
