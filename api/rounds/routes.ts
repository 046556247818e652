import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Database } from '../../db/connect.ts';
import { describeParticipation } from '../../surveys/disclosure/participation.ts';
import type { UnitId } from '../../surveys/ids.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import type { AccountVariables, StaffRole } from '../account.ts';
import { describeUnexpected, type Log } from '../log.ts';
import { AppError } from '../problem.ts';
import { readJson, readUuid } from '../request.ts';
import { releaseRound } from './close.ts';
import { forgetOldRounds } from './forget.ts';
import { listKeys, prepareRound } from './launch.ts';
import type { RegistrarPort, TallyPort } from './ports.ts';
import {
  changeSchema,
  changeSettings,
  newRoundSchema,
  readSettings,
  refuseBreakdowns,
  requireQuestionnaire,
  type FindQuestionnaire,
} from './settings.ts';
import * as store from './store.ts';
import type { ParticipationView, RoundView } from './views.ts';

export interface RoundsDependencies {
  readonly database: Database;
  readonly registrar: RegistrarPort;
  readonly tally: TallyPort;
  /** Origin of the ballot box where it is a process of its own; null where it is in this one. */
  readonly ballotbox: string | null;
  readonly log: Log;
  readonly today: () => string;
  /** Writes to the audit log who did what. */
  readonly audit: (
    account: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => Promise<void>;
  readonly findQuestionnaire: FindQuestionnaire;
  /** SHA-256 of a round's release; null while there is none. */
  readonly findReleaseHash: (round: string) => Promise<string | null>;
  /** Units that have a report of their own in the release of a round. */
  readonly readReleasedUnits: (round: string) => Promise<ReadonlySet<UnitId>>;
}

/** Long work (launch, close) runs on after the request; `resume` picks it up after a restart. */
export function createRounds(dependencies: RoundsDependencies) {
  const running = new Map<string, Promise<void>>();
  const start = (id: string, state: 'preparing' | 'closing') => {
    if (running.has(id)) return;
    const work = carryOut(dependencies, id, state).finally(() => running.delete(id));
    running.set(id, work);
  };
  return {
    async resume(): Promise<void> {
      const unfinished = await dependencies.database.as('rounds', store.readUnfinished);
      for (const { id, state } of unfinished) {
        dependencies.log({ event: 'round-resumed', round: id });
        if (state === 'preparing' || state === 'closing') start(id, state);
      }
    },
    /** Delete what is older than it may get. What fails, because the ballot box is away, is tried next time. */
    async forget(retentionDays: number): Promise<void> {
      try {
        const forgotten = await forgetOldRounds(dependencies, dependencies.today(), retentionDays);
        for (const round of forgotten) dependencies.log({ event: 'ballots-forgotten', round });
      } catch (error) {
        dependencies.log({ event: 'forget-failed', ...describeUnexpected(error) });
      }
    },
    /** Wait until nothing is being launched or closed any more. */
    async settle(): Promise<void> {
      await Promise.all(running.values());
    },
    launch: (id: string, account: string) => launchRound(dependencies, start, id, account),
    close: (id: string, account: string) => closeRound(dependencies, start, id, account),
  };
}

export type Rounds = ReturnType<typeof createRounds>;

async function carryOut(
  dependencies: RoundsDependencies,
  id: string,
  state: 'preparing' | 'closing',
): Promise<void> {
  try {
    if (state === 'preparing') await prepareRound(dependencies, id);
    else await releaseRound(dependencies, id);
    dependencies.log({ event: state === 'preparing' ? 'round-open' : 'round-released', round: id });
  } catch (error) {
    dependencies.log({ event: 'round-failed', round: id, ...describeFailure(error) });
  }
}

function describeFailure(error: unknown): { kind: string } {
  return { kind: error instanceof Error ? error.name : typeof error };
}

type Start = (id: string, state: 'preparing' | 'closing') => void;

async function launchRound(
  { database, registrar, today, audit }: RoundsDependencies,
  start: Start,
  id: string,
  account: string,
): Promise<void> {
  const { round, instrument } = await database.as('rounds', async (sql) => ({
    round: await store.findRound(sql, id),
    instrument: await store.readQuestionnaire(sql, id),
  }));
  if (round === null || instrument === null) throw new AppError('not-found');
  if (round.state !== 'draft') throw new AppError('round-state');
  const asksComments = instrument.comments.length > 0;
  const { policy, breakdowns } = round;
  const frozen = await registrar.freezeInvitations(id, { policy, breakdowns, asksComments });
  await database.as('rounds', (sql) =>
    store.freezeRound(sql, id, today(), frozen, listKeys(frozen).length),
  );
  await audit(account, 'round-launched', { round: id });
  start(id, 'preparing');
}

async function closeRound(
  { database, today, audit }: RoundsDependencies,
  start: Start,
  id: string,
  account: string,
): Promise<void> {
  const moved = await database.as('rounds', async (sql) => {
    if ((await store.findRound(sql, id)) === null) throw new AppError('not-found');
    return store.moveState(sql, id, 'open', 'closing', today());
  });
  if (!moved) throw new AppError('round-state');
  await audit(account, 'round-closed', { round: id });
  start(id, 'closing');
}

/** Rounds for staff. The caller has checked who may do what. */
export function roundRoutes(dependencies: RoundsDependencies, rounds: Rounds) {
  const { database, registrar, today, audit } = dependencies;
  const show = async (id: string): Promise<RoundView> => {
    const round = await database.as('rounds', (sql) => store.findRound(sql, id));
    if (round === null) throw new AppError('not-found');
    return view(dependencies, round);
  };
  const refuseImpossible = async (specs: readonly string[]) => {
    if (specs.length > 0) refuseBreakdowns(specs, await registrar.checkBreakdowns(specs));
  };
  return new Hono<AccountVariables>()
    .get('/rounds', async (context) => {
      const { role } = context.get('account');
      const rows = await database.as('rounds', store.readRounds);
      const seen = READERS_OF_RELEASES.includes(role)
        ? rows.filter((row) => row.state === 'released')
        : rows;
      const views = await Promise.all(seen.map((row) => view(dependencies, row)));
      return context.json(views.map((one) => cutFor(role, one)));
    })
    .post('/rounds', async (context) => {
      const body = await readJson(context, newRoundSchema);
      const settings = await readSettings(body, dependencies.findQuestionnaire, today());
      await refuseImpossible(body.breakdowns);
      const id = await database.as('rounds', (sql) => store.insertRound(sql, settings));
      await audit(context.get('account').email, 'round-created', { round: id });
      return context.json(await show(id), 201);
    })
    .get('/rounds/:id', async (context) => {
      const round = await show(readUuid(context.req.param('id')));
      return context.json(cutFor(context.get('account').role, round));
    })
    .patch('/rounds/:id', async (context) => {
      const id = readUuid(context.req.param('id'));
      const change = await readJson(context, changeSchema);
      await refuseImpossible(change.breakdowns ?? []);
      // Looked up first: on the embedded database a transaction can not wait for another.
      const instrument =
        change.instrument === undefined
          ? null
          : await requireQuestionnaire(dependencies.findQuestionnaire, change.instrument);
      await database.as('rounds', async (sql) => {
        const round = await store.findRound(sql, id, true);
        const questionnaire = instrument ?? (await store.readQuestionnaire(sql, id));
        if (round === null || questionnaire === null) throw new AppError('not-found');
        const settings = changeSettings(round, questionnaire, change, today());
        await store.updateRound(sql, id, settings);
      });
      await audit(context.get('account').email, 'round-changed', {
        round: id,
        fields: Object.keys(change).join(' '),
      });
      return context.json(await show(id));
    })
    .delete('/rounds/:id', async (context) => {
      const id = readUuid(context.req.param('id'));
      if ((await show(id)).state !== 'draft') throw new AppError('round-state');
      await database.as('rounds', (sql) => store.deleteDraft(sql, id));
      await audit(context.get('account').email, 'round-deleted', { round: id });
      return context.body(null, 204);
    })
    .get('/rounds/:id/plan', async (context) => {
      const { policy, breakdowns, state } = await show(readUuid(context.req.param('id')));
      if (state !== 'draft') throw new AppError('round-state');
      return context.json(await registrar.preview(policy, breakdowns));
    })
    .post('/rounds/:id/launch', async (context) => {
      const id = readUuid(context.req.param('id'));
      await rounds.launch(id, context.get('account').email);
      return context.json(await show(id), 202);
    })
    .post('/rounds/:id/close', async (context) => {
      const id = readUuid(context.req.param('id'));
      await rounds.close(id, context.get('account').email);
      return context.json(await show(id), 202);
    });
}

/** They are listed what there is to read, and nothing that is not finished. */
const READERS_OF_RELEASES: readonly StaffRole[] = ['manager', 'analyst'];

/** An auditor reads rules and plans; how many answered is a result. */
function cutFor(role: StaffRole, round: RoundView): RoundView {
  return role === 'auditor' ? { ...round, participation: null } : round;
}

/** What anyone may read of a round that is open or was: the manifest and the questionnaire. */
export function publicRoundRoutes(database: Database) {
  return new Hono()
    .use('/:id/:document{manifest|instrument}', compress())
    .get('/:id/manifest', async (context) => {
      const id = readUuid(context.req.param('id'));
      const manifest = await database.as('rounds', (sql) => store.readManifest(sql, id));
      if (manifest === null) throw new AppError('not-found');
      return context.json(manifest);
    })
    .get('/:id/instrument', async (context) => {
      const id = readUuid(context.req.param('id'));
      const round = await database.as('rounds', (sql) => store.findRound(sql, id));
      if (round === null || round.state === 'draft') throw new AppError('not-found');
      return context.json(await database.as('rounds', (sql) => store.readQuestionnaire(sql, id)));
    });
}

async function view(dependencies: RoundsDependencies, row: store.RoundRow): Promise<RoundView> {
  return {
    id: row.id,
    title: row.title,
    instrument: row.instrument,
    state: row.state,
    policy: row.policy,
    closesOn: row.closes_on,
    launchedOn: row.launched_on,
    closedOn: row.closed_on,
    setup: row.setup,
    breakdowns: row.breakdowns,
    strict: row.strict,
    keys: { done: row.keys_done, total: row.keys_total },
    invited: row.invited ?? 0,
    participation: row.state === 'open' ? await takeParticipation(dependencies, row) : null,
    manifestRoot: row.manifest_root,
    releaseHash: row.state === 'released' ? await dependencies.findReleaseHash(row.id) : null,
  };
}

/** Taken once a day and kept: whoever looks again sees the same bands, so nobody can watch them move. */
async function takeParticipation(
  { database, registrar, today }: RoundsDependencies,
  row: store.RoundRow,
): Promise<ParticipationView | null> {
  if (row.participation?.day === today()) return row.participation.bands;
  const frozen = await database.as('rounds', (sql) => store.readFrozen(sql, row.id));
  if (frozen === null) return null;
  const claims = await registrar.countClaims(row.id);
  const claimed = Int32Array.from(frozen.plan.cohorts, (cohort) => claims.get(cohort.id) ?? 0);
  const bands = describeBands(frozen, claimed);
  await database.as('rounds', (sql) =>
    store.saveParticipation(sql, row.id, { day: today(), bands }),
  );
  return bands;
}

function describeBands(frozen: FrozenOrganisation, claimed: Int32Array): ParticipationView | null {
  const { company, units } = describeParticipation(frozen.plan, claimed);
  if (company.rate === null) return null;
  const names = new Map(frozen.units.map((unit) => [unit.id, unit.name]));
  const from = Math.min(90, 10 * Math.floor(company.rate / 10));
  return {
    from,
    to: from + 10,
    units: units.map((band) => ({ ...band, name: names.get(band.unit)! })),
  };
}
