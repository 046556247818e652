import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { ExportLanguage, NarrowedExport } from '../../surveys/export/input.ts';
import { AppError } from '../problem.ts';
import type { ExportFormat, ExportState, ExportView } from './views.ts';

export interface ExportTask {
  readonly input: NarrowedExport;
  readonly format: ExportFormat;
  readonly language: ExportLanguage;
}

export type ExportReply =
  { readonly done: number; readonly total: number } | { readonly file: Uint8Array<ArrayBuffer> };

/** Who asked for a file: it is for nobody else, and for that account only as long as it may see the same. */
export interface ExportOwner {
  readonly email: string;
  readonly role: string;
  readonly unit: string | null;
}

export interface ExportRequest {
  readonly owner: ExportOwner;
  readonly format: ExportFormat;
  readonly language: ExportLanguage;
  readonly fileName: string;
  /** Reads the report when its turn has come, so that nothing large waits. */
  readonly read: () => Promise<NarrowedExport>;
}

export interface ExportFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
}

/** Threads at work at once; one core stays for the server on the machines that we expect. */
const RUNNING_MAX = 2;
/** Unfinished files of one account, and of all of them. */
const OWN_MAX = 3;
const ALL_MAX = 20;
/** Bytes of finished files that are kept: the oldest go first. */
const KEPT_BYTES_MAX = 400_000_000;
/** How long a finished file waits to be fetched. */
const KEPT_MINUTES = 10;
const MEMORY_MAX_MB = 1500;

interface Job {
  readonly id: string;
  readonly request: ExportRequest;
  state: ExportState;
  done: number;
  total: number;
  file: Uint8Array<ArrayBuffer> | null;
  worker: Worker | null;
  /** Told when the job is ready or has failed. */
  readonly ended: PromiseWithResolvers<undefined>;
  forgetting: NodeJS.Timeout | null;
}

/**
 * Files in the making and finished ones. They are in the memory of this process only, never on disk, and
 * forgotten after some minutes, when their owner signs out, and when the process ends.
 */
export function createExportJobs({ onFailure }: { readonly onFailure: (error: unknown) => void }) {
  const jobs = new Map<string, Job>();
  const list = (isWanted: (job: Job) => boolean): Job[] => [...jobs.values()].filter(isWanted);
  const isUnfinished = ({ state }: Job): boolean => state === 'waiting' || state === 'working';

  const forget = (job: Job): void => {
    jobs.delete(job.id);
    if (job.forgetting !== null) clearTimeout(job.forgetting);
    void job.worker?.terminate();
    job.file = null;
    job.ended.resolve(undefined);
    startNext();
  };

  const end = (job: Job, file: Uint8Array<ArrayBuffer> | null): void => {
    if (!isUnfinished(job)) return;
    job.state = file === null ? 'failed' : 'ready';
    job.file = file;
    job.worker = null;
    job.forgetting = setTimeout(() => forget(job), KEPT_MINUTES * 60_000).unref();
    job.ended.resolve(undefined);
    let kept = list(() => true).reduce((sum, one) => sum + (one.file?.length ?? 0), 0);
    for (const old of list((one) => one.file !== null && one !== job)) {
      if (kept <= KEPT_BYTES_MAX) break;
      kept -= old.file!.length;
      forget(old);
    }
    startNext();
  };

  const run = async (job: Job): Promise<void> => {
    job.state = 'working';
    try {
      const { read, format, language } = job.request;
      const task: ExportTask = { input: await read(), format, language };
      if (jobs.get(job.id) === job) startWorker(job, task, end, onFailure);
    } catch (error) {
      onFailure(error);
      end(job, null);
    }
  };

  function startNext(): void {
    if (list(({ state }) => state === 'working').length >= RUNNING_MAX) return;
    const next = list(({ state }) => state === 'waiting')[0];
    if (next === undefined) return;
    void run(next);
    startNext();
  }

  /** @throws AppError not-found: forgotten, of somebody else, or the account may see something else by now */
  const find = (id: string, owner: ExportOwner): Job => {
    const job = jobs.get(id);
    if (job === undefined || !isSameOwner(job.request.owner, owner))
      throw new AppError('not-found');
    return job;
  };

  return {
    /** @throws AppError too-many-requests */
    add(request: ExportRequest): {
      readonly view: () => ExportView;
      readonly ended: Promise<void>;
    } {
      const own = list((job) => isUnfinished(job) && isSameOwner(job.request.owner, request.owner));
      if (own.length >= OWN_MAX || list(isUnfinished).length >= ALL_MAX)
        throw new AppError('too-many-requests', { retryAfter: 30 });
      const job: Job = {
        id: randomUUID(),
        request,
        state: 'waiting',
        done: 0,
        total: 0,
        file: null,
        worker: null,
        ended: Promise.withResolvers<undefined>(),
        forgetting: null,
      };
      jobs.set(job.id, job);
      startNext();
      return { view: () => viewJob(job), ended: job.ended.promise };
    },
    view: (id: string, owner: ExportOwner): ExportView => viewJob(find(id, owner)),
    /** @throws AppError not-found */
    take(id: string, owner: ExportOwner): ExportFile & { readonly format: ExportFormat } {
      const { file, request } = find(id, owner);
      if (file === null) throw new AppError('not-found');
      return { bytes: file, name: request.fileName, format: request.format };
    },
    cancel: (id: string, owner: ExportOwner): void => forget(find(id, owner)),
    /** Of an account that has signed out. */
    forgetAllOf: (email: string): void => {
      for (const job of list(({ request }) => request.owner.email === email)) forget(job);
    },
  };
}

export type ExportJobs = ReturnType<typeof createExportJobs>;

function startWorker(
  job: Job,
  task: ExportTask,
  end: (job: Job, file: Uint8Array<ArrayBuffer> | null) => void,
  onFailure: (error: unknown) => void,
): void {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MAX_MB },
  });
  // A file in the making does not keep a server that stops.
  worker.unref();
  job.worker = worker;
  worker.on('message', (reply: ExportReply) => {
    if ('file' in reply) end(job, reply.file);
    else Object.assign(job, reply);
  });
  worker.on('error', (error) => {
    onFailure(error);
    end(job, null);
  });
  worker.on('exit', () => end(job, null));
}

function isSameOwner(one: ExportOwner, other: ExportOwner): boolean {
  return one.email === other.email && one.role === other.role && one.unit === other.unit;
}

function viewJob({ id, state, request, done, total, file }: Job): ExportView {
  return { id, state, format: request.format, done, total, bytes: file?.length ?? null };
}
