import { writeResults, writeTable } from './bench/keep.ts';
import { runFuzz } from './fuzz/run-fuzz.ts';
import { startFuzzedServer } from './fuzz/server-process.ts';
import { createDatabase } from './support/database.ts';
import { usePostgresql } from './support/find-postgresql.ts';
import { readCount, readOptions } from './support/options.ts';

/**
 * `npm run fuzz [-- --requests N] [--seed S] [--only PATH] [--embedded] [--keep]`: every address of the OpenAPI
 * document, asked as nobody and as every role, with valid, near-valid and hostile requests and bare sockets. A run
 * of a hundred thousand also fails when an address that could say yes never did.
 */
const values = readOptions({
  requests: { type: 'string', default: '100000' },
  seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  only: { type: 'string', default: '' },
  embedded: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
});
const seed = readCount('seed', values.seed, 0);
const requests = readCount('requests', values.requests);
const say = (line: string) => process.stdout.write(`${line}\n`);
say(`seed ${seed}`);
if (!values.embedded) await usePostgresql();
const database = await createDatabase();
const server = await startFuzzedServer(database.url);
const result = await runFuzz(server, {
  requests,
  seed,
  only: values.only,
  slowMillis: 2_000,
}).finally(async () => {
  await server.close();
  await database.drop();
});

/** Of live objects after a collection, and of resident memory: what a full run may add to half a run. */
const { middle, end } = result.memory;
const grown = end.live > middle.live * 1.1 + 16 || end.rss > middle.rss * 1.15 + 64;
for (const { at, times, faults, request, answer } of result.findings)
  say(`\nFOUND ${times} times at ${at}: ${faults.join('; ')}\n  ${request}\n  ${answer}`);
const rows: [string, string][] = [
  [
    'requests',
    `${result.sent} (${Object.entries(result.kinds)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')})`,
  ],
  ['addresses', String(result.addresses)],
  [
    'answers',
    Object.entries(result.statuses)
      .map(([status, count]) => `${status}: ${count}`)
      .join(', '),
  ],
  ['never accepted', result.neverAccepted.join(', ') || 'none'],
  [
    'acknowledged, each of them stored once and nothing else',
    `${result.acknowledged.claims} claims, ${result.acknowledged.ballots} ballots, ${result.acknowledged.comments} comments`,
  ],
  [
    'of these in open rounds, compared by content',
    `${result.compared.ballots} ballots, ${result.compared.comments} comments, ${result.compared.spent} spent tokens`,
  ],
  ['slowest', `${result.slowestMillis} ms; ${result.slowOnce} over 2 s once and not again`],
  ['windows of refused requests, state compared', String(result.windows)],
  ['live memory, half-way and at the end', `${middle.live} and ${end.live} MB`],
  ['resident memory, half-way and at the end', `${middle.rss} and ${end.rss} MB`],
  ['memory grows', grown ? 'YES' : 'no'],
  ['findings', String(result.findings.length)],
  ['seconds', String(result.seconds)],
];
/** So many that each address has had its chance. */
const isWhole = requests >= 100_000 && values.only === '';
const isComplete = !isWhole || result.neverAccepted.length === 0;
const passed = result.findings.length === 0 && !grown && result.sent >= requests && isComplete;
const memory =
  'Memory grows if live objects after a collection are more than 1.1 times those of half-way plus 16 MB, or resident memory more than 1.15 times plus 64 MB.';
const page = {
  title: 'Every address asked everything',
  command: `npm run fuzz -- --requests ${requests} --seed ${seed} --keep`,
  tables: `On ${database.url === null ? 'the embedded database' : 'PostgreSQL'}. ${memory}\n\n${writeTable(['figure', ''], rows)}`,
};
say(writeResults(page, values.keep && passed && isWhole ? 'fuzz' : null));
const { findings, neverAccepted, ...figures } = result;
say(
  JSON.stringify({
    passed,
    seed,
    ...figures,
    findings: findings.length,
    neverAccepted: neverAccepted.length,
    grown,
  }),
);
process.exit(passed ? 0 : 1);
