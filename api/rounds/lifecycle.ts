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
import type { HeldBack } from './views.ts';

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

interface Work {
  readonly start: (id: string, state: 'preparing' | 'closing') => void;
  /** What may have begun, and was cut short by a database that is away: the next look at dates goes on with it. */
  readonly lookLater: (id: string) => void;
}

/** Long work (launch, close) runs on after the request; `resume` picks it up after a restart. */
export function createRounds(dependencies: RoundsDependencies) {
  const running = new Map<string, Promise<void>>();
  /** What this process could not finish, because the database or the ballot box was away. */
  const failed = new Set<string>();
  const lookLater = (id: string): void => void failed.add(id);
  const start: Work['start'] = (id, state) => {
    if (running.has(id)) return;
    failed.delete(id);
    const carriedOut = carryOut(dependencies, id, state)
      .then((isDone) => (isDone ? undefined : lookLater(id)))
      .finally(() => running.delete(id));
    running.set(id, carriedOut);
  };
  const work: Work = { start, lookLater };
  const resume = async (isMine: (id: string) => boolean = () => true): Promise<void> => {
    const unfinished = await dependencies.database.as('rounds', store.readUnfinished);
    for (const { id, state } of unfinished) {
      if (running.has(id) || !isMine(id)) continue;
      dependencies.log({ event: 'round-resumed', round: id });
      start(id, state);
    }
  };
  return {
    /** Go on with what was cut short by the end of a process. */
    resume: () => resume(),
    /**
     * Open what is to open and close what is over, and go on with what failed here. As often as one likes, in any
     * number of processes.
     */
    async keepDates(day = dependencies.today()): Promise<void> {
      await keepDates({ ...dependencies, today: () => day }, work);
      if (failed.size === 0) return;
      await resume((id) => failed.has(id)).catch((error: unknown) =>
        dependencies.log({ event: 'dates-failed', ...describeUnexpected(error) }),
      );
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
    launch: (id: string, account: string) => launchRound(dependencies, work, id, account),
    close: (id: string, account: string) => closeRound(dependencies, work, id, account),
  };
}

export type Rounds = ReturnType<typeof createRounds>;

/** @returns whether it came to its end */
async function carryOut(
  dependencies: RoundsDependencies,
  id: string,
  state: 'preparing' | 'closing',
): Promise<boolean> {
  try {
    if (state === 'preparing') await prepareRound(dependencies, id);
    else await releaseRound(dependencies, id);
    dependencies.log({ event: state === 'preparing' ? 'round-open' : 'round-released', round: id });
    return true;
  } catch (error) {
    dependencies.log({ event: 'round-failed', round: id, ...describeFailure(error) });
    return false;
  }
}

function describeFailure(error: unknown): { kind: string } {
  return { kind: error instanceof Error ? error.name : typeof error };
}

/** Launch a draft: now, or on the day on which it is to open. */
async function launchRound(
  dependencies: RoundsDependencies,
  work: Work,
  id: string,
  account: string,
): Promise<void> {
  const { database, registrar, today, audit } = dependencies;
  const round = await database.as('rounds', (sql) => store.findRound(sql, id));
  if (round === null) throw new AppError('not-found');
  if (round.state !== 'draft') throw new AppError('round-state');
  refuseOver(round, today());
  if (round.opens_on === null || round.opens_on <= today()) {
    await beginRound(dependencies, work, round, account);
    return;
  }
  // What would be refused then is refused now, while somebody is looking.
  await registrar.checkPlan(round);
  const scheduled = await database.as('rounds', (sql) => store.scheduleRound(sql, round));
  if (!scheduled) throw new AppError('round-state');
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
  work: Work,
  round: store.RoundRow,
  account: string,
): Promise<void> {
  const { database, today, audit } = dependencies;
  const { id } = round;
  await goOnLater(work, id, async () => {
    const begun = await database.as('rounds', async (sql) => {
      if ((await store.findOverlap(sql, id)) !== null) throw new AppError('strict-overlap');
      return store.beginRound(sql, round, today());
    });
    if (!begun) throw new AppError('round-state');
    await freezeRound(dependencies, id);
    await audit(account, 'round-launched', { round: id });
  });
  work.start(id, 'preparing');
}

/** A refusal has changed nothing. After any other failure nobody knows. */
async function goOnLater({ lookLater }: Work, id: string, begin: () => Promise<void>) {
  try {
    await begin();
  } catch (error) {
    if (!(error instanceof AppError)) lookLater(id);
    throw error;
  }
}

async function closeRound(
  { database, today, audit }: RoundsDependencies,
  work: Work,
  id: string,
  account: string,
): Promise<void> {
  await goOnLater(work, id, async () => {
    const moved = await database.as('rounds', async (sql) => {
      if ((await store.findRound(sql, id)) === null) throw new AppError('not-found');
      return account === ENGINE
        ? store.closeDue(sql, id, today())
        : store.moveState(sql, id, 'open', 'closing', today());
    });
    if (!moved) throw new AppError('round-state');
    await audit(account, 'round-closed', { round: id });
  });
  work.start(id, 'closing');
}

async function keepDates(dependencies: RoundsDependencies, work: Work): Promise<void> {
  const { database, log, today } = dependencies;
  try {
    const due = await database.as('rounds', (sql) => store.readDue(sql, today()));
    for (const round of due) {
      const { id, state } = round;
      log({ event: state === 'open' ? 'round-over' : 'round-due', round: id });
      if (state === 'open') await unlessTaken(closeRound(dependencies, work, id, ENGINE));
      else await openDue(dependencies, work, round);
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
  work: Work,
  round: store.RoundRow,
): Promise<void> {
  const { database, log, today } = dependencies;
  const holdBack = (why: HeldBack) =>
    database.as('rounds', (sql) => store.holdBack(sql, round.id, 'scheduled', why));
  if (round.closes_on < today()) return holdBack('too-late');
  const overlap = await database.as('rounds', (sql) => store.findOverlap(sql, round.id));
  if (overlap === 'open') return holdBack('strict-overlap');
  // One that is being launched or closed is over, or open, in a minute.
  if (overlap !== null) return;
  try {
    await unlessTaken(beginRound(dependencies, work, round, ENGINE));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log({ event: 'round-held-back', round: round.id, code: error.code });
  }
}
