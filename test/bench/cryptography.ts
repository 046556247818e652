import { availableParallelism } from 'node:os';
import { measureClient } from './cryptography/client-size.ts';
import { measureCryptography, type NamedFigure } from './cryptography/server.ts';
import type { Measured } from './cryptography/measure.ts';

/**
 * `npm run bench:cryptography`: what the cryptography of collection costs, on the server and in an
 * employee's browser; whole votes are measured by `bench:collect`. The last line is every figure as JSON.
 * Ends with status 1 when a goal is missed.
 */
const GOALS = { blindingMillis: 50, clientGzip: 20_000 } as const;
const say = (line: string) => process.stdout.write(`${line}\n`);
const threads = availableParallelism();

const cryptography = await measureCryptography(threads);
const perCoreOf = (start: string) =>
  cryptography.find(({ name }) => name.startsWith(start))!.measured.perCore;
say(`Cryptography, ${threads} threads`);
for (const figure of cryptography) show(figure);

const client = await measureClient();
const blindingMillis = 1000 / perCoreOf('blinding');
say('');
say(
  `client cryptography: ${client.minified} bytes, ${client.gzip} gzip (goal ${GOALS.clientGzip})`,
);
for (const { name, gzip } of client.chunks)
  say(`  in the built chunk ${name}: ${gzip} gzip in all`);
say(`blinding: ${blindingMillis.toFixed(1)} ms a message (goal ${GOALS.blindingMillis})`);

const missed = [
  ...(blindingMillis < GOALS.blindingMillis ? [] : ['blindingMillis']),
  ...(client.gzip < GOALS.clientGzip ? [] : ['clientGzip']),
];
const round = (measured: Measured) => ({
  perSecond: Math.round(measured.perSecond),
  perCore: Math.round(measured.perCore),
  delay: measured.delay,
});
say(
  JSON.stringify({
    threads,
    cryptography: Object.fromEntries(
      cryptography.map(({ name, measured }) => [name, round(measured)]),
    ),
    client,
    blindingMillis: Math.round(10 * blindingMillis) / 10,
    missed,
  }),
);
process.exitCode = missed.length === 0 ? 0 : 1;

function show({ name, measured }: NamedFigure): void {
  const { perSecond, perCore, delay } = measured;
  const figures = [
    `${perSecond.toFixed(0)} a second`,
    `${perCore.toFixed(0)} per core and second`,
    `${(1000 / perCore).toFixed(3)} ms of a core each`,
    `${(perCoreOf('baseline') / perCore).toFixed(1)} x baseline`,
    delay === null
      ? 'event loop kept busy throughout'
      : `event loop kept waiting ${delay.median} ms, p99 ${delay.p99}, most ${delay.most}`,
  ];
  say(`  ${name.padEnd(48)} ${figures.join(', ')}`);
}
