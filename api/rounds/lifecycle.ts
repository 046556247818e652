import type { Database } from '../../db/connect.ts';
import type { UnitId } from '../../surveys/ids.ts';
import { describeUnexpected, type Log } from '../log.ts';
import { AppError } from '../problem.ts';
import { releaseRound } from './close.ts';
import { forgetOldRounds } from './forget.ts';
import { freezeRound, prepareRound } from './launch.ts';
import type { RegistrarPort, TallyPort } from './ports.ts';
import type { FindQuestionnaire } from './settings.ts';
import * as store from './store.ts';

export interface RoundsDependencies {
  readonly database: Database;
  readonly registrar: RegistrarPort;
  readonly tally: TallyPort;
  /** Origin of the ballot box where it is a process of its own; null where it is in this one. */
  readonly ballotbox: string | null;
  readonly log: Log;
  readonly today: () => string;
  /** Zone whose midnight begins a day. */
  readonly timeZone: string;
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

/** Who opens and closes rounds by their dates, in the audit log. */
const ENGINE = 'engine';

type Start = (id: string, state: 'preparing' | 'closing') => void;

/** Long work (launch, close) runs on after the request; `resume` picks it up after a restart. */
export function createRounds(dependencies: RoundsDependencies) {
  const running = new Map<string, Promise<void>>();
  const start: Start = (id, state) => {
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
    /** Open what is to open and close what is over. As often as one likes, in any number of processes. */
    keepDates: (day = dependencies.today()) =>
      keepDates({ ...dependencies, today: () => day }, start),
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

/** Launch a draft: now, or on the day on which it is to open. */
async function launchRound(
  dependencies: RoundsDependencies,
  start: Start,
  id: string,
  account: string,
): Promise<void> {
  const { database, registrar, today, audit } = dependencies;
  const round = await database.as('rounds', (sql) => store.findRound(sql, id));
  if (round === null) throw new AppError('not-found');
  if (round.state !== 'draft') throw new AppError('round-state');
  refuseOver(round, today());
  if (round.opens_on === null || round.opens_on <= today()) {
    await beginRound(dependencies, start, round, account);
    return;
  }
  // What would be refused then is refused now, while somebody is looking.
  await registrar.checkPlan(round);
  const moved = await database.as('rounds', (sql) =>
    store.moveState(sql, id, 'draft', 'scheduled'),
  );
  if (!moved) throw new AppError('round-state');
  await audit(account, 'round-scheduled', { round: id, opensOn: round.opens_on });
}

function refuseOver({ closes_on }: store.RoundRow, today: string): void {
  if (closes_on >= today) return;
  throw new AppError('invalid-fields', {
    fields: [{ field: 'closesOn', message: 'the last day of answers is in the past' }],
  });
}

/** The move of the state comes first: whoever makes it, and nobody else, goes on. */
async function beginRound(
  dependencies: RoundsDependencies,
  start: Start,
  { id, state }: store.RoundRow,
  account: string,
): Promise<void> {
  const { database, today, audit } = dependencies;
  const begun = await database.as('rounds', (sql) => store.beginRound(sql, id, state, today()));
  if (!begun) throw new AppError('round-state');
  await freezeRound(dependencies, id);
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

async function keepDates(dependencies: RoundsDependencies, start: Start): Promise<void> {
  const { database, log, today } = dependencies;
  try {
    const due = await database.as('rounds', (sql) => store.readDue(sql, today()));
    for (const round of due) {
      const { id, state } = round;
      log({ event: state === 'open' ? 'round-over' : 'round-due', round: id });
      if (state === 'open') await unlessTaken(closeRound(dependencies, start, id, ENGINE));
      else await openDue(dependencies, start, round);
    }
  } catch (error) {
    log({ event: 'dates-failed', ...describeUnexpected(error) });
  }
}

/** Another process was faster. */
async function unlessTaken(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'round-state') throw error;
  }
}

/** A round that can not open becomes a draft again, which says why. */
async function openDue(
  dependencies: RoundsDependencies,
  start: Start,
  round: store.RoundRow,
): Promise<void> {
  const { database, log, today } = dependencies;
  if (round.closes_on < today()) {
    const tooLate = (sql: Parameters<typeof store.holdBack>[0]) =>
      store.holdBack(sql, round.id, 'scheduled', 'too-late');
    await database.as('rounds', tooLate);
    return;
  }
  try {
    await unlessTaken(beginRound(dependencies, start, round, ENGINE));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log({ event: 'round-held-back', round: round.id, code: error.code });
  }
}
