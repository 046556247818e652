import { afterEach, describe, expect, test } from 'vitest';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { takeAll, type NarrowedExport } from '../../surveys/export/input.ts';
import { madeUpKey, madeUpRelease, madeUpUnits } from '../../test/support/made-up-release.ts';
import { createExportJobs, type ExportRequest } from './jobs.ts';

const ADA = { email: 'ada@example.org', role: 'hr', unit: null };
const BOB = { email: 'bob@example.org', role: 'manager', unit: 'U2' };

const small: NarrowedExport = takeAll({
  release: madeUpRelease,
  hash: 'a'.repeat(64),
  instrument: { ...madeUpKey, title: { en: 'Made up' } },
  units: madeUpUnits,
  start: { group: 'unit:U1' },
  since: null,
});

/** As many groups as a large company has, each with sixty questions. */
function makeLarge(groups: number): NarrowedExport {
  const [company, team] = [madeUpRelease.groups[0]!, madeUpRelease.groups[2]!];
  const item = madeUpKey.items[0]!;
  const figures = company.items['WB1']!;
  const ids = Array.from({ length: 60 }, (_, index) => `Q${index}`);
  const items = Object.fromEntries(ids.map((id) => [id, figures]));
  return {
    ...small,
    instrument: { ...small.instrument, items: ids.map((id) => ({ ...item, id })) },
    release: {
      ...madeUpRelease,
      groups: Array.from({ length: groups }, (_, index) =>
        index === 0
          ? { ...company, items }
          : { ...team, items, id: `unit:T${index}`, label: `Team ${index}` },
      ),
    },
  };
}

const jobsOf = () => createExportJobs({ onFailure: (error) => failures.push(error) });
let failures: unknown[] = [];
let server: Server | null = null;
afterEach(() => {
  failures = [];
  server?.close();
  server = null;
});

function request(more: Partial<ExportRequest> = {}): ExportRequest {
  return {
    owner: ADA,
    format: 'csv',
    language: 'en',
    fileName: 'file.csv',
    read: () => Promise.resolve(small),
    ...more,
  };
}

describe('files in the making', () => {
  test('are ready after a while, for the account that asked and nobody else', async () => {
    const jobs = jobsOf();
    const job = jobs.add(request());
    await job.ended;
    const { id, state, bytes } = job.view();
    expect(state).toBe('ready');
    expect(jobs.take(id, ADA).bytes).toHaveLength(bytes!);
    expect(() => jobs.take(id, BOB)).toThrow('not-found');
    expect(() => jobs.view(id, { ...ADA, role: 'auditor' })).toThrow('not-found');
    expect(() => jobs.cancel(id, BOB)).toThrow('not-found');
  });

  test('are forgotten when their owner signs out', async () => {
    const jobs = jobsOf();
    const job = jobs.add(request());
    await job.ended;
    jobs.forgetAllOf(BOB.email);
    expect(jobs.view(job.view().id, ADA).state).toBe('ready');
    jobs.forgetAllOf(ADA.email);
    expect(() => jobs.view(job.view().id, ADA)).toThrow('not-found');
  });

  test('wait for one another: few at once, few of one account', async () => {
    const jobs = jobsOf();
    const read = Promise.withResolvers<NarrowedExport>();
    const all = [1, 2, 3].map(() => jobs.add(request({ read: () => read.promise })));
    expect(all.map((job) => job.view().state)).toEqual(['working', 'working', 'waiting']);
    expect(() => jobs.add(request())).toThrow('too-many-requests');
    const other = jobs.add(request({ owner: BOB }));
    read.resolve(small);
    await Promise.all([...all, other].map(({ ended }) => ended));
    expect([...all, other].map((job) => job.view().state)).toEqual(Array(4).fill('ready'));
  });

  test('say that they failed, and keep nothing', async () => {
    const jobs = jobsOf();
    const job = jobs.add(request({ read: () => Promise.reject(new Error('away')) }));
    await job.ended;
    expect(job.view().state).toBe('failed');
    expect(failures).toHaveLength(1);
    const broken = jobs.add(
      request({ read: () => Promise.resolve({ ...small, release: null as never }) }),
    );
    await broken.ended;
    expect(broken.view().state).toBe('failed');
    expect(() => jobs.take(broken.view().id, ADA)).toThrow('not-found');
  });

  test('leave the server free: it answers while the PDF of 1,765 groups is made, and can cancel it', async () => {
    server = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const large = makeLarge(1765);
    const jobs = jobsOf();
    const job = jobs.add(request({ format: 'pdf', read: () => Promise.resolve(large) }));
    const times: number[] = [];
    while (job.view().done < 100) {
      const start = performance.now();
      await (await fetch(`http://127.0.0.1:${port}/health`)).text();
      times.push(performance.now() - start);
      expect(job.view().state).toBe('working');
      await wait(20);
    }
    expect(job.view().total).toBe(1764);
    expect(times.length).toBeGreaterThan(10);
    const slow = times.filter((time) => time > 250);
    expect(slow.length, `${times.length} answers, slow: ${slow.join()}`).toBeLessThan(3);
    const { id } = job.view();
    jobs.cancel(id, ADA);
    await job.ended;
    expect(() => jobs.view(id, ADA)).toThrow('not-found');
    expect(failures).toEqual([]);
  });
});
