import { expect, test } from 'vitest';
import { runFuzz } from '../fuzz/run-fuzz.ts';
import { startFuzzedServer } from '../fuzz/server-process.ts';
import { ANSWERED } from '../fuzz/world.ts';
import { createDatabase } from '../support/database.ts';

/** The same every time; `npm run fuzz` asks a hundred thousand others. */
const SEED = 20_261_128;
const REQUESTS = 2_500;
/** Generous: other tests run beside this one. `npm run fuzz` allows two seconds. */
const HANG_MILLIS = 15_000;

test(`${REQUESTS} valid, near-valid and hostile requests to every address: no 5xx, no hang, nothing reflected, nothing let in, every ballot once`, async () => {
  const database = await createDatabase();
  const server = await startFuzzedServer(database.url);
  try {
    const result = await runFuzz(server, {
      requests: REQUESTS,
      seed: SEED,
      only: '',
      slowMillis: HANG_MILLIS,
    });
    expect(result.findings).toEqual([]);
    expect(result.sent).toBe(REQUESTS);
    expect(result.addresses).toBeGreaterThan(80);
    expect(result.windows).toBeGreaterThan(1);
    // More than those who answered before: ballots of real devices are among the valid requests.
    for (const step of ['claims', 'ballots', 'comments'] as const)
      expect(result.acknowledged[step]).toBeGreaterThan(2 * ANSWERED + 10);
    // Some of them in a round that is still open, where they are compared by content.
    for (const kind of ['ballots', 'comments', 'spent'] as const)
      expect(result.compared[kind]).toBeGreaterThan(0);
    expect(result.neverAccepted.filter((name) => /claim|ballotbox/.test(name))).toEqual([]);
    for (const kind of ['valid', 'near-valid', 'hostile'])
      expect(result.kinds[kind]).toBeGreaterThan(REQUESTS / 5);
  } finally {
    await server.close();
    await database.drop();
  }
});
