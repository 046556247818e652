import type { Database } from '../../db/connect.ts';
import { makeSealedKeyPairs } from './keys.ts';
import * as store from './store.ts';

/** Keys are made on the thread pool, as many at a time as there are cores to spare. */
export interface KeyMaker {
  readonly masterKey: Uint8Array;
  readonly concurrency: number;
}

/** A sealed key opens only under the name of its round and group. */
export function nameKey(round: string, id: string): string {
  return `${round}/${id}`;
}

/**
 * Make the keys of a round that are still missing, so that a launch that was cut short goes on where
 * it stopped. Reports the number that exist.
 */
export async function makeKeys(
  database: Database,
  maker: KeyMaker,
  round: string,
  ids: readonly string[],
  onProgress: (done: number) => Promise<void>,
): Promise<readonly store.PublicKeyRow[]> {
  const read = () => database.as('registrar', (sql) => store.readPublicKeys(sql, round));
  const present = new Set((await read()).map((key) => key.id));
  const missing = new Map(
    ids.filter((id) => !present.has(id)).map((id) => [nameKey(round, id), id]),
  );
  let done = present.size;
  await makeSealedKeyPairs(
    maker.masterKey,
    [...missing.keys()],
    maker.concurrency,
    async (name, pair) => {
      await database.as('registrar', (sql) =>
        store.insertSigningKey(
          sql,
          round,
          missing.get(name)!,
          pair.publicKey,
          pair.sealedPrivateKey,
        ),
      );
      done += 1;
      await onProgress(done);
    },
  );
  await onProgress(done);
  return read();
}
