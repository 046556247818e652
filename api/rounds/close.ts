import type { Database } from '../../db/connect.ts';
import type { MemberTypeCounts } from '../../surveys/disclosure/breakdowns-keys.ts';
import type { UnitId } from '../../surveys/ids.ts';
import { placeChanges } from '../../surveys/organisation/changes.ts';
import { buildUnitTree } from '../../surveys/organisation/units.ts';
import type { RegistrarPort, TallyPort } from './ports.ts';
import * as store from './store.ts';

interface Close {
  readonly database: Database;
  readonly registrar: RegistrarPort;
  readonly tally: TallyPort;
  /** Units that have a report of their own in the release of a round. */
  readonly readReleasedUnits: (round: string) => Promise<ReadonlySet<UnitId>>;
}

/**
 * Everything between "close" and "released": mix, forget keys and blinded messages, compute and
 * freeze the release. Repeatable step by step, like a launch.
 * @returns SHA-256 of the released document
 */
export async function releaseRound(close: Close, id: string): Promise<string> {
  const { database, registrar, tally } = close;
  const closing = await database.as('rounds', (sql) => store.readLaunched(sql, id));
  // Whoever is counted in the box has claimed before these are counted: nobody can claim any more.
  const types =
    closing.frozen.breakdowns === undefined ? Promise.resolve([]) : registrar.countMemberTypes(id);
  // It is waited for when the rest has been read, and nobody does when that fails.
  types.catch(() => undefined);
  const [past] = await Promise.all([
    database.as('rounds', (sql) => store.readPastRounds(sql, id)),
    tally.closeBox(id),
  ]);
  // Keys and claims are forgotten while the release is computed: the one is work of the database, the other not.
  const [forgotten, released] = await Promise.allSettled([
    registrar.forgetCollection(id),
    computeRelease(close, id, closing, past, types),
  ]);
  if (forgotten.status === 'rejected') throw forgotten.reason;
  if (released.status === 'rejected') throw released.reason;
  await database.as('rounds', (sql) => store.moveState(sql, id, 'closing', 'released'));
  const earlier = past.map(({ round }) => round);
  await registrar.forgetMembers(earlier, id, closing.round.audience === null);
  return released.value;
}

type Closing = Awaited<ReturnType<typeof store.readLaunched>>;
type Past = Awaited<ReturnType<typeof store.readPastRounds>>;

async function computeRelease(
  { database, registrar, tally, readReleasedUnits }: Close,
  id: string,
  { round, frozen, instrument }: Closing,
  past: Past,
  types: Promise<readonly MemberTypeCounts[]>,
): Promise<string> {
  const changes =
    round.strict && past.length > 0
      ? placeChanges(
          await registrar.listChanges(
            past.map((earlier) => earlier.round),
            id,
          ),
          // Of a unit that stood in several the latest counts.
          past.toReversed().flatMap(({ units }) => units),
          buildUnitTree(frozen.units),
        )
      : null;
  const counted = {
    id,
    title: round.title,
    instrument,
    closedOn: round.closed_on!,
    policy: round.policy,
    setup: round.setup,
    frozen,
    types,
    changes,
    preferred: past[0] === undefined ? new Set<UnitId>() : await readReleasedUnits(past[0].round),
  };
  const readSigned = () => database.as('rounds', (sql) => store.readManifest(sql, id));
  return (await tally.release(counted, readSigned)).sha256;
}
