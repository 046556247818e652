import type { Database } from '../../db/connect.ts';
import { AppError } from '../problem.ts';
import type { RegistrarPort } from './ports.ts';
import * as store from './store.ts';

interface Extend {
  readonly database: Database;
  readonly registrar: Pick<RegistrarPort, 'signExtension'>;
  readonly today: () => string;
}

/**
 * Move the last day of an open round later. The manifest, whose root is in every invitation, stays as
 * it is: the new day is signed with the same key and published beside it.
 * @returns the last day until now
 * @throws AppError not-found, round-state, invalid-fields
 */
export async function extendRound(
  { database, registrar, today }: Extend,
  id: string,
  closesOn: string,
): Promise<string> {
  return database.as('rounds', async (sql) => {
    const round = await store.findRound(sql, id, true);
    if (round === null) throw new AppError('not-found');
    if (round.state !== 'open' || round.manifest_root === null) throw new AppError('round-state');
    if (closesOn <= round.closes_on || closesOn < today()) {
      throw new AppError('invalid-fields', {
        fields: [{ field: 'closesOn', message: 'the last day can only be moved to a later one' }],
      });
    }
    const signed = await registrar.signExtension(round.manifest_root, closesOn);
    await store.extendRound(sql, id, signed);
    return round.closes_on;
  });
}
