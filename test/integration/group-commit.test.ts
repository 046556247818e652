import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBox, type Ballot, type Box } from '../../api/ballotbox/box.ts';
import { insertClaims } from '../../api/registrar/claim-store.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import { createAttacker } from '../attacks/attacker.ts';
import { CLOSES_ON, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Deposits and claims of a few milliseconds share a transaction: each has its own verdict all the same. */

const PEOPLE = 24;
const ROSTER = [
  'employee_id,unit_id,gender',
  ...Array.from({ length: PEOPLE }, (_, n) => `p${n},root,${n % 2 === 0 ? 'woman' : 'man'}`),
  '',
].join('\n');
const ITEMS = findInstrument('pulse@1')!.items.length;
const COUNTER = 'breakdown:gender=woman';
const BEYOND_EVERY_COUNTER = 1_000_000;

let server: TestServer;
let round: string;
/** The way into the box of two processes. */
let box: Box;
let otherBox: Box;

beforeAll(async () => {
  server = await startTestServer();
  await server.hr.importOrganisation(writeUnits([['root', '', PEOPLE]]), ROSTER);
  const settings = { instrument: 'pulse@1', closesOn: CLOSES_ON, breakdowns: ['gender'] };
  round = await server.hr.launchRound({ title: 'Together', ...settings });
  box = createBox(server.database);
  otherBox = createBox(server.database);
});
afterAll(() => server.close());

function makeBallot(change: Partial<Ballot> = {}): Ballot {
  return {
    nullifier: randomBytes(32),
    others: [randomBytes(32)],
    hash: randomBytes(32),
    cohort: 'cohort:root',
    answers: new Uint8Array(ITEMS).fill(3),
    counters: [COUNTER],
    places: [0, 3],
    ...change,
  };
}

async function look() {
  const [row] = await server.database.owner<
    { ballots: number; transactions: number; nullifiers: number; counted: number }[]
  >`select
    (select count(*)::int from ballotbox.inbox where round = ${round}) as ballots,
    (select count(distinct xmin::text)::int from ballotbox.inbox where round = ${round}) as transactions,
    (select count(*)::int from ballotbox.nullifier where round = ${round}) as nullifiers,
    (select counts[1]::float8 from ballotbox.counter where round = ${round} and key = ${COUNTER})
      as counted`;
  return row!;
}

/** What has been added since. */
async function watch(work: () => Promise<void>) {
  const before = await look();
  await work();
  const after = await look();
  return {
    ballots: after.ballots - before.ballots,
    transactions: after.transactions - before.transactions,
    nullifiers: after.nullifiers - before.nullifiers,
    counted: after.counted - before.counted,
  };
}

test('a spent token among good ones costs its own ballot and no other', async () => {
  const past = makeBallot();
  expect(await box.putBallot(round, past)).toBe('taken');
  const [first, twice] = [makeBallot(), makeBallot()];
  const added = await watch(async () => {
    const verdicts = await Promise.all(
      [
        first,
        past,
        makeBallot({ nullifier: past.nullifier }),
        makeBallot({ others: past.others }),
        twice,
        twice,
        makeBallot({ nullifier: first.nullifier }),
        makeBallot({ others: first.others }),
        makeBallot({ nullifier: first.others[0]! }),
        makeBallot({ others: [first.hash, first.hash] }),
        makeBallot(),
      ].map((ballot) => box.putBallot(round, ballot)),
    );
    expect(verdicts).toEqual([
      'taken',
      'taken',
      'token-spent',
      'token-spent',
      'taken',
      'taken',
      'token-spent',
      'token-spent',
      'token-spent',
      'token-spent',
      'taken',
    ]);
  });
  expect(added).toEqual({ ballots: 3, transactions: 1, nullifiers: 6, counted: 3 });
});

test('two processes with the same tokens at the same moment: each token counts once', async () => {
  const ballots = Array.from({ length: 30 }, () => makeBallot());
  const rivals = ballots.map(({ nullifier, others }) => makeBallot({ nullifier, others }));
  const added = await watch(async () => {
    const put = (into: Box, list: readonly Ballot[]) =>
      Promise.all(list.map((ballot) => into.putBallot(round, ballot)));
    const [ours, theirs] = await Promise.all([put(box, ballots), put(otherBox, rivals)]);
    for (const [index, verdict] of ours.entries())
      expect([verdict, theirs[index]].sort()).toEqual(['taken', 'token-spent']);
  });
  expect(added).toMatchObject({ ballots: 30, nullifiers: 60, counted: 30 });
});

test('what PostgreSQL itself refuses costs the others nothing', async () => {
  const added = await watch(async () => {
    const settled = await Promise.allSettled([
      box.putBallot(round, makeBallot()),
      box.putBallot(round, makeBallot({ places: [BEYOND_EVERY_COUNTER] })),
      box.putBallot(round, makeBallot()),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
  expect(added).toMatchObject({ ballots: 2, nullifiers: 4, counted: 2 });
});

test('claims of one group: each has its own reply, and a repeat has the same bytes', async () => {
  const device = createAttacker(server.url);
  const secrets = (await server.hr.readOutbox(round)).map(({ link }) => link.split('#')[1]!);
  const begin = async (secret: string) => (await device.begin(secret, [])).request;
  const good = await Promise.all(secrets.slice(0, 6).map(begin));
  const [used, foreign, beyond] = await Promise.all(secrets.slice(6, 9).map(begin));
  expect((await device.claim(used!)).status).toBe(200);
  const requests = [
    ...good,
    good[0]!,
    { ...(await begin(good[1]!.secret)), round },
    await begin(used!.secret),
    { ...foreign!, blinded: foreign!.blinded.slice(1) },
    {
      ...beyond!,
      blinded: beyond!.blinded.map(({ key }) => ({ key, message: '_'.repeat(341) + 'w' })),
    },
    { ...good[2]!, secret: 'A'.repeat(22) },
  ];
  const replies = await Promise.all(requests.map((request) => device.claim(request)));
  expect(replies.map(({ status, code }) => code || status)).toEqual([
    ...Array.from({ length: 6 }, () => 200),
    200,
    'invitation-used',
    'invitation-used',
    'claim-mismatch',
    'malformed-body',
    'invitation-unknown',
  ]);
  expect(replies[6]!.text).toBe(replies[0]!.text);
  const [row] = await server.database.owner`
    select count(*)::int as claims from registrar.claim where round = ${round}`;
  expect(row).toEqual({ claims: 7 });
});

test.for([
  { ends: 'commits', first: true, due: 409 },
  { ends: 'gives up', first: false, due: 200 },
])(
  'a claim waits for another process that claims the same invitation, which $ends: $due',
  async ({ first, due }, { skip }) => {
    // The embedded database has one connection: nothing comes in between.
    if (server.database.kind === 'embedded') return skip();
    const device = createAttacker(server.url);
    const messages = await server.hr.readOutbox(round);
    const { employee, link } = messages[first ? 20 : 21]!;
    const { request } = await device.begin(link.split('#')[1]!, []);
    const giveUp = new Error('gives up');
    let asked: ReturnType<typeof device.claim> | undefined;
    const rival = server.database.as('registrar', async (sql) => {
      const claim = { employee, claimHash: randomBytes(32), response: [] };
      expect(await insertClaims(sql, round, [claim])).toEqual([]);
      asked = device.claim(request);
      expect(await Promise.race([asked, sleep(300, 'waits')])).toBe('waits');
      if (!first) throw giveUp;
    });
    await rival.catch((error: unknown) => expect(error).toBe(giveUp));
    expect((await asked!).status).toBe(due);
    // The same request again: what counted counts.
    expect((await device.claim(request)).status).toBe(due);
    const rows = await server.database.owner`
      select 1 from registrar.claim where round = ${round} and employee = ${employee}`;
    expect(rows).toHaveLength(1);
  },
);

test('the round closes in the midst of groups: what was acknowledged is counted, and nothing else', async () => {
  const before = await look();
  const ballots = Array.from({ length: 300 }, () => makeBallot());
  const deposits = ballots.map(async (ballot, index) => {
    await new Promise((done) => setTimeout(done, index / 3));
    return box.putBallot(round, ballot);
  });
  await new Promise((done) => setTimeout(done, 40));
  await server.hr.call('POST', `/rounds/${round}/close`);
  const verdicts = await Promise.all(deposits);
  const taken = verdicts.filter((verdict) => verdict === 'taken').length;
  expect(new Set(verdicts)).toContain('taken');
  while ((await server.hr.readRound(round)).state !== 'released')
    await new Promise((done) => setTimeout(done, 50));
  const [row] = await server.database.owner`
    select sum(count)::int as ballots from tally.ballots where round = ${round}`;
  expect(row).toEqual({ ballots: before.ballots + taken });
  // A lost reply is made up for even after the close; a new ballot is not taken.
  expect(await box.putBallot(round, ballots[verdicts.indexOf('taken')]!)).toBe('taken');
  expect(await box.putBallot(round, makeBallot())).toBe('round-closed');
});
