import type { Database } from '../../db/connect.ts';
import type { Manifest } from '../../surveys/ballot/manifest.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import { hashInstrument } from './hash-instrument.ts';
import type { RegistrarPort, TallyPort } from './ports.ts';
import * as store from './store.ts';

interface Launch {
  readonly database: Database;
  readonly registrar: RegistrarPort;
  readonly tally: TallyPort;
}

/** Keys of a round: one per cohort and one per comment cohort. */
export function listKeyIds(frozen: FrozenOrganisation): string[] {
  const { plan } = frozen;
  return [...plan.cohorts, ...plan.commentCohorts].map((group) => group.id);
}

/**
 * Everything between "launch" and "open": keys, manifest, box, invitations. Each step is repeatable,
 * so that a launch that was cut short goes on at the next start.
 */
export async function prepareRound(launch: Launch, id: string): Promise<void> {
  const { database, registrar, tally } = launch;
  const { round, frozen, instrument } = await database.as('rounds', (sql) =>
    store.readLaunched(sql, id),
  );
  const keys = await registrar.makeKeys(id, listKeyIds(frozen), (done) =>
    database.as('rounds', (sql) => store.saveProgress(sql, id, done)),
  );
  const publicKeys = new Map(keys.map((key) => [key.id, key.publicKey]));
  const manifest: Manifest = {
    format: 'tutti-manifest/1',
    round: {
      id,
      title: round.title,
      organisation: frozen.organisation,
      instrument: round.instrument,
      instrumentHash: hashInstrument(instrument),
      closesOn: round.closes_on,
    },
    policy: round.policy,
    breakdowns: [],
    comments: frozen.plan.commentCohorts.length > 0,
    keys: listManifestKeys(frozen, publicKeys),
  };
  await database.as('rounds', async (sql) => {
    if ((await store.readManifest(sql, id)) !== null) return;
    await store.saveManifest(sql, id, await registrar.signManifest(manifest));
  });
  const signed = (await database.as('rounds', (sql) => store.readManifest(sql, id)))!;
  await tally.openBox(id, instrument, keys);
  await registrar.writeInvitations(
    id,
    {
      title: round.title,
      organisation: frozen.organisation,
      closesOn: round.closes_on,
      minutes: instrument.minutes,
    },
    signed,
  );
  await database.as('rounds', (sql) => store.moveState(sql, id, 'preparing', 'open'));
}

function listManifestKeys(
  frozen: FrozenOrganisation,
  publicKeys: ReadonlyMap<string, string>,
): Manifest['keys'] {
  const names = new Map(frozen.units.map((unit) => [unit.id, unit.name]));
  const { cohorts, commentCohorts } = frozen.plan;
  return [
    ...cohorts.map((cohort) => ({ kind: 'ballot' as const, ...cohort })),
    ...commentCohorts.map((cohort) => ({ kind: 'comment' as const, ...cohort })),
  ].map(({ kind, id, unit, heads }) => ({
    id,
    kind,
    label: names.get(unit)!,
    heads,
    publicKey: publicKeys.get(id)!,
  }));
}
