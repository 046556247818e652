import { readMasterKey } from '../../api/config.ts';
import { makeCounterMask } from '../../api/tally/counter-mask.ts';
import { connect } from '../../db/connect.ts';
import { countPlaces } from '../../surveys/breakdown-counter.ts';
import type { Instrument } from '../../surveys/instrument.ts';

/**
 * What the database holds of a round; each number has to be that of the acknowledged. Ballots and comments are
 * in the box or, after the close, mixed. `breakdownTokens` and `counted` are gone after the close.
 */
export type Stored = Readonly<
  Record<
    | 'claims'
    | 'ballots'
    | 'comments'
    | 'ballotTokens'
    | 'commentTokens'
    | 'breakdownTokens'
    | 'counted',
    number
  >
>;

/** The embedded database opens for one process: the server must be stopped. In the order of `rounds`. */
export async function readStored(
  url: string | null,
  directory: string,
  rounds: readonly string[],
): Promise<Stored[]> {
  const database = await connect({ url, directory });
  const { owner } = database;
  const masterKey = readMasterKey(directory);
  const readOne = async (round: string): Promise<Stored> => {
    const [row] = await owner<Omit<Stored, 'counted'>[]>`select
      (select count(*)::int from registrar.claim where round = ${round}) as claims,
      (select count(*)::int from ballotbox.inbox where round = ${round})
        + (select coalesce(sum(count), 0)::int from tally.ballots where round = ${round}) as ballots,
      (select count(*)::int from ballotbox.comment_inbox where round = ${round})
        + (select count(*)::int from tally.comment where round = ${round}) as comments,
      (select count(*)::int from ballotbox.nullifier where round = ${round} and kind = 'ballot')
        as "ballotTokens",
      (select count(*)::int from ballotbox.nullifier where round = ${round} and kind = 'comment')
        as "commentTokens",
      (select count(*)::int from ballotbox.nullifier where round = ${round} and kind = 'breakdown')
        as "breakdownTokens"`;
    const counters = await owner<{ key: string; counts: string[] }[]>`
      select key, counts from ballotbox.counter where round = ${round}`;
    const [box] = await owner<{ key: Instrument }[]>`
      select key from ballotbox.box where round = ${round}`;
    const size = box === undefined ? 0 : countPlaces(box.key);
    const counted = counters.reduce(
      (sum, { key, counts }) =>
        sum + Number(counts[0]) - makeCounterMask(masterKey, round, key, size)[0]!,
      0,
    );
    return { ...row!, counted };
  };
  try {
    const stored: Stored[] = [];
    for (const round of rounds) stored.push(await readOne(round));
    return stored;
  } finally {
    await database.close();
  }
}
