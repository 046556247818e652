import type { Database } from '../../db/connect.ts';
import type { Manifest } from '../../surveys/ballot/manifest.ts';
import { listBreakdownKeys } from '../../surveys/disclosure/breakdowns-keys.ts';
import type { UnitId } from '../../surveys/ids.ts';
import type { Cohort } from '../../surveys/organisation/cohort-plan.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import { hashInstrument } from './hash-instrument.ts';
import { AppError } from '../problem.ts';
import type { RegistrarPort, TallyPort } from './ports.ts';
import * as store from './store.ts';
import type { HeldBack } from './views.ts';

/**
 * Freeze who is invited and who answers together, of a round whose launch has begun. Repeatable.
 * Where that is refused the round is a draft again.
 * @throws AppError no-organisation, organisation-too-small, audience-refused
 */
export async function freezeRound(
  { database, registrar }: Pick<Launch, 'database' | 'registrar'>,
  id: string,
): Promise<void> {
  const { round, instrument } = await database.as('rounds', async (sql) => ({
    round: (await store.findRound(sql, id))!,
    instrument: (await store.readQuestionnaire(sql, id))!,
  }));
  const asksComments = instrument.comments.length > 0;
  const { audience, policy, breakdowns } = round;
  const settings = { audience, policy, breakdowns, asksComments };
  try {
    const frozen = await registrar.freezeInvitations(id, settings);
    const keys = listKeys(frozen).length;
    await database.as('rounds', (sql) => store.freezeRound(sql, id, frozen, keys));
  } catch (error) {
    if (error instanceof AppError) {
      const why = error.code as HeldBack;
      await database.as('rounds', (sql) => store.holdBack(sql, id, 'preparing', why));
    }
    throw error;
  }
}

interface Launch {
  readonly database: Database;
  readonly registrar: RegistrarPort;
  readonly tally: TallyPort;
  /** Origin of the ballot box where it is a process of its own; null where it is in this one. */
  readonly ballotbox: string | null;
}

type RoundKey = Omit<Manifest['keys'][number], 'publicKey'>;

/** Keys of a round: one per cohort, per breakdown group and per comment cohort. */
export function listKeys({ units, plan, breakdowns }: FrozenOrganisation): RoundKey[] {
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const nameUnit = (unit: UnitId) => names.get(unit)!;
  const ofCohort = (kind: 'ballot' | 'comment', { id, unit, heads }: Cohort): RoundKey => ({
    id,
    kind,
    label: nameUnit(unit),
    heads,
  });
  const ofBreakdowns = breakdowns === undefined ? [] : listBreakdownKeys(breakdowns, nameUnit);
  return [
    ...plan.cohorts.map((cohort) => ofCohort('ballot', cohort)),
    ...ofBreakdowns.map(({ id, label, heads }) => ({
      id,
      kind: 'breakdown' as const,
      label,
      heads,
    })),
    ...plan.commentCohorts.map((cohort) => ofCohort('comment', cohort)),
  ];
}

/**
 * Everything between "launch" and "open": keys, manifest, box, invitations. Each step is repeatable,
 * so that a launch that was cut short goes on at the next start.
 */
export async function prepareRound(launch: Launch, id: string): Promise<void> {
  const { database, registrar, tally } = launch;
  const begun = await database.as('rounds', (sql) => store.readFrozen(sql, id));
  if (begun === null) await freezeRound(launch, id);
  const { round, frozen, instrument } = await database.as('rounds', (sql) =>
    store.readLaunched(sql, id),
  );
  const roundKeys = listKeys(frozen);
  const keys = await registrar.makeKeys(
    id,
    roundKeys.map((key) => key.id),
    (done) => database.as('rounds', (sql) => store.saveProgress(sql, id, done)),
  );
  const publicKeys = new Map(keys.map((key) => [key.id, key.publicKey]));
  const breakdowns = (frozen.breakdowns?.breakdowns ?? []).map(({ name }) => name);
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
    breakdowns,
    comments: frozen.plan.commentCohorts.length > 0,
    ...(launch.ballotbox === null ? {} : { ballotbox: launch.ballotbox }),
    keys: roundKeys.map((key) => ({ ...key, publicKey: publicKeys.get(key.id)! })),
  };
  await database.as('rounds', async (sql) => {
    if ((await store.readManifest(sql, id)) !== null) return;
    await store.saveManifest(sql, id, await registrar.signManifest(manifest));
  });
  const signed = (await database.as('rounds', (sql) => store.readManifest(sql, id)))!;
  await tally.openBox(signed, instrument);
  await registrar.writeInvitations(id);
  await database.as('rounds', (sql) => store.moveState(sql, id, 'preparing', 'open'));
}
