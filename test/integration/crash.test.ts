import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InvitationView, ReportView } from '../../api/app.ts';
import { readMasterKey } from '../../api/config.ts';
import { createRandom } from '../../api/demo/random.ts';
import { createStaffClient, type StaffClient } from '../../api/demo/staff-client.ts';
import { makeCounterMask } from '../../api/tally/counter-mask.ts';
import { connect, type OwnedDatabase } from '../../db/connect.ts';
import { countPlaces } from '../../surveys/breakdown-counter.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { startDraft } from '../../web/respond/draft.ts';
import { createMemoryKeep } from '../../web/respond/keep.ts';
import { submit, type Outcome, type SubmitInput } from '../../web/respond/submit.ts';
import { CLOSES_ON, writeUnits, type TestUnit } from '../support/company.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { copyEmbedded } from '../support/embedded-template.ts';
import { findFreePort, launch, launchServer, type LaunchedServer } from '../support/process.ts';

const TEAMS: readonly TestUnit[] = [
  ['root', '', 3],
  ['north', 'root', 28],
  ['south', 'root', 25],
];
const ROSTER = [
  'employee_id,unit_id,gender',
  ...TEAMS.flatMap(([unit, , heads]) =>
    Array.from({ length: heads }, (_, member) => {
      const gender = member % 2 === 0 ? 'woman' : 'man';
      return `${unit}-${member + 1},${unit},${gender}`;
    }),
  ),
  '',
].join('\n');
const PEOPLE = 56;
const SETTINGS = {
  title: 'Killed',
  instrument: 'full@1',
  closesOn: CLOSES_ON,
  breakdowns: ['gender'],
};
const EMAIL = 'hr@example.org';

/** Every moment at which the process can die between two steps of one person. */
const MOMENTS = [
  'before the claim is read',
  'after the claim, its reply lost',
  'between claim and deposit',
  'after the deposit, its reply lost',
  'between ballot and comment',
  'after the comment, its reply lost',
] as const;
type Moment = (typeof MOMENTS)[number];

const PATHS: Readonly<Record<Moment, { readonly path: string; readonly replied: boolean }>> = {
  'before the claim is read': { path: '/api/registrar/claim', replied: false },
  'after the claim, its reply lost': { path: '/api/registrar/claim', replied: true },
  'between claim and deposit': { path: '/api/ballotbox/ballots', replied: false },
  'after the deposit, its reply lost': { path: '/api/ballotbox/ballots', replied: true },
  'between ballot and comment': { path: '/api/ballotbox/comments', replied: false },
  'after the comment, its reply lost': { path: '/api/ballotbox/comments', replied: true },
};

/** Kills at a random moment while many people send, claims and deposits mixed. */
const WAVES = 3;
const PEOPLE_IN_A_WAVE = 16;
/** Claim, ballot and comment. */
const REQUESTS_IN_A_WAVE = 3 * PEOPLE_IN_A_WAVE;

/**
 * The real server process, killed with -9 again and again, and people with the real client, who go on
 * from what their device has stored.
 */
describe('kill -9 at any moment', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-crash-'));
  const random = createRandom(9);
  let stored: TestDatabase;
  let environment: Readonly<Record<string, string>>;
  let server: LaunchedServer;
  let token: string;
  let hr: StaffClient;
  let round: string;
  let secrets: string[];
  /** Resolves when the server is back. */
  let back: Promise<void> = Promise.resolve();

  const start = async () => {
    server = await launchServer([], environment);
  };
  /** Kill now; what runs into it waits for `back`. */
  const killAndRestart = (): Promise<void> => {
    back = server.kill().then(start);
    return back;
  };
  const signIn = async () => {
    hr = await createStaffClient(server.url, EMAIL, token);
  };

  /** Look into the database; the embedded one opens for one process at a time. */
  async function look<T>(work: (database: OwnedDatabase) => Promise<T>): Promise<T> {
    const isEmbedded = stored.url === null;
    if (isEmbedded) await server.kill();
    const database = await connect({ url: stored.url, directory });
    try {
      return await work(database);
    } finally {
      await database.close();
      if (isEmbedded) await start();
    }
  }

  beforeAll(async () => {
    stored = await createDatabase();
    if (stored.url === null) copyEmbedded(directory);
    environment = {
      PORT: String(await findFreePort()),
      DATA_DIR: directory,
      DATABASE_URL: stored.url ?? '',
    };
    const account = launch(
      'cli.ts',
      ['account', '--email', EMAIL, '--name', 'HR', '--role', 'hr'],
      environment,
    );
    expect(await account.exit).toBe(0);
    token = /#(\S+)/.exec(account.read())![1]!;
    await start();
    await signIn();
    await hr.importOrganisation(writeUnits(TEAMS), ROSTER);
  });
  afterAll(async () => {
    await server.kill();
    await stored.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  test('during the launch: the next start goes on, every key and every link is made once', async () => {
    ({ id: round } = await hr.call<{ id: string }>('POST', '/rounds', SETTINGS));
    await hr.call('POST', `/rounds/${round}/launch`);
    // Keys are being made; the second time it is somewhere between keys, manifest and invitations.
    await sleep(150);
    await killAndRestart();
    await sleep(300 * random());
    await killAndRestart();
    await until(async () => (await hr.readRound(round)).state === 'open');
    const file = await hr.send('GET', `/rounds/${round}/outbox/links.csv`);
    secrets = (await file.text()).match(/(?<=#)[\w-]+/g)!.toSorted();
    const made = await look(async ({ owner }) => {
      const [row] = await owner<{ keys: number; named: number; boxed: number; hashes: number }[]>`
        select
          (select count(*)::int from registrar.signing_key where round = ${round}) as keys,
          (select jsonb_array_length(manifest->'manifest'->'keys') from rounds.round
            where id = ${round}) as named,
          (select count(*)::int from ballotbox.public_key join registrar.signing_key
            using (round, id, public_key) where round = ${round}) as boxed,
          (select count(distinct secret_hash)::int from registrar.invitation
            where round = ${round}) as hashes`;
      return row!;
    });
    expect(new Set(secrets).size).toBe(PEOPLE);
    expect(made).toMatchObject({ named: made.keys, boxed: made.keys, hashes: PEOPLE });
  });

  async function openLink(secret: string): Promise<SubmitInput> {
    const invitation = await hr.call<InvitationView>('POST', '/registrar/invitation', { secret });
    const { id } = invitation.round;
    const draft = {
      ...startDraft(id),
      answers: { WB1: 1 + Math.floor(5 * random()), WB2: 4 },
      comments: { COM: `Remark ${randomBytes(4).toString('hex')}` },
    };
    return {
      secret,
      invitation,
      instrument: await hr.call<Instrument>('GET', `/rounds/${id}/instrument`),
      manifest: await hr.call('GET', `/rounds/${id}/manifest`),
      draft,
    };
  }

  interface Person {
    readonly input: SubmitInput;
    readonly keep: ReturnType<typeof createMemoryKeep>;
    /** What was sent, by path. */
    readonly sent: Map<string, string>;
  }

  /** One person's device: the client of the web application, a network that breaks as `wrap` says. */
  function run(
    { input, keep, sent }: Person,
    wrap: (path: string, request: () => Promise<Response>) => Promise<Response>,
  ): Promise<Outcome> {
    return submit(
      {
        keep,
        fetch: (path, { method, headers, body }) => {
          sent.set(path, body as string);
          return wrap(path, async () => {
            const response = await fetch(`${server.url}${path}`, {
              method,
              headers,
              body,
            } as never);
            // Half a reply is none.
            return new Response(await response.text(), response);
          });
        },
        random: (length) => randomBytes(length),
        waitForRetry: () => back.then(() => sleep(20)),
        pause: () => Promise.resolve(),
        report: () => undefined,
      },
      'this-device',
      input,
    );
  }

  const meet = async (secret: string): Promise<Person> => ({
    input: await openLink(secret),
    keep: createMemoryKeep(),
    sent: new Map(),
  });

  const stopped = new Map<Moment, Person>();

  test('between any two steps of a person: everyone finishes', async () => {
    const people = await Promise.all(
      MOMENTS.map(async (moment) => [moment, await meet(secrets.shift()!)] as const),
    );
    let waiting = 0;
    let everyoneIsThere = () => {};
    const there = new Promise<void>((done) => (everyoneIsThere = done));
    const outcomes = people.map(([moment, person]) => {
      let isStopped = false;
      stopped.set(moment, person);
      return run(person, async (path, request) => {
        const at = PATHS[moment];
        if (isStopped || path !== at.path) return request();
        isStopped = true;
        if (at.replied) expect((await request()).ok).toBe(true);
        waiting += 1;
        if (waiting === MOMENTS.length) everyoneIsThere();
        await there;
        await back;
        throw new TypeError('the connection broke');
      });
    });
    await there;
    await killAndRestart();
    for (const outcome of await Promise.all(outcomes))
      expect(outcome).toMatchObject({ kind: 'done', commentsRefused: 0 });
  });

  test('in the midst of claims and deposits, again and again: everyone finishes', async () => {
    for (let wave = 0; wave < WAVES; wave += 1) {
      const people = await Promise.all(secrets.splice(0, PEOPLE_IN_A_WAVE).map(meet));
      const killAt = Math.ceil((0.8 * REQUESTS_IN_A_WAVE * (wave + random())) / WAVES);
      let begun = 0;
      let broken = 0;
      const outcomes = people.map((person) =>
        run(person, async (_, request) => {
          begun += 1;
          // Not at once: what is under way is somewhere between its arrival and its commit.
          if (begun === killAt) void sleep(10 * random()).then(killAndRestart);
          try {
            return await request();
          } catch (error) {
            broken += 1;
            throw error;
          }
        }),
      );
      for (const outcome of await Promise.all(outcomes))
        expect(outcome).toMatchObject({ kind: 'done', commentsRefused: 0 });
      await back;
      expect(broken).toBeGreaterThan(0);
    }
  });

  const answered = () => MOMENTS.length + WAVES * PEOPLE_IN_A_WAVE;

  test('nobody can vote twice, wherever the first time was cut short', async () => {
    for (const { input, sent } of stopped.values()) {
      const again = { input, keep: createMemoryKeep(), sent: new Map<string, string>() };
      expect(await run(again, (_, request) => request())).toEqual({
        kind: 'refused',
        code: 'invitation-used',
      });
      const ballot = sent.get('/api/ballotbox/ballots')!;
      expect(await deposit(ballot)).toMatchObject({ status: 201 });
      const other = { ...(JSON.parse(ballot) as object), answers: { WB1: 3 } };
      expect(await deposit(JSON.stringify(other))).toMatchObject({
        status: 409,
        code: 'token-spent',
      });
    }
  });

  async function deposit(body: string): Promise<{ status: number; code: string | undefined }> {
    const response = await fetch(`${server.url}/api/ballotbox/ballots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { code } = (await response.json()) as { code?: string };
    return { status: response.status, code };
  }

  test('claims, ballots, spent tokens, comments and the sums of the breakdown are as many as people', async () => {
    const masterKey = readMasterKey(directory);
    const found = await look(async ({ owner }) => {
      const [row] = await owner`select
        (select count(*)::int from registrar.claim) as claims,
        (select count(*)::int from ballotbox.inbox) as ballots,
        (select count(*)::int from ballotbox.comment_inbox) as comments,
        (select count(*)::int from ballotbox.nullifier where kind = 'ballot') as "ballotTokens",
        (select count(*)::int from ballotbox.nullifier where kind = 'breakdown') as "breakdownTokens",
        (select count(*)::int from ballotbox.nullifier where kind = 'comment') as "commentTokens"`;
      const counters = await owner<{ key: string; counts: string[] }[]>`
        select key, counts from ballotbox.counter`;
      const [box] = await owner<{ key: Instrument }[]>`select key from ballotbox.box`;
      const size = countPlaces(box!.key);
      const respondents = counters.map(({ key, counts }) => {
        const mask = makeCounterMask(masterKey, round, key, size);
        return Number(counts[0]) - mask[0]!;
      });
      return { ...row, counted: respondents.reduce((sum, count) => sum + count, 0) };
    });
    expect(found).toEqual({
      claims: answered(),
      ballots: answered(),
      comments: answered(),
      ballotTokens: answered(),
      breakdownTokens: answered(),
      commentTokens: answered(),
      counted: answered(),
    });
  });

  test('during the close: the next start goes on, and everyone is in the report once', async () => {
    await hr.call('POST', `/rounds/${round}/close`);
    await sleep(30 * random());
    await killAndRestart();
    await sleep(30 * random());
    await killAndRestart();
    await until(async () => (await hr.readRound(round)).state === 'released');
    const { release } = await hr.call<ReportView>('GET', `/reports/${round}`);
    const count = (id: RegExp) =>
      release.groups
        .filter((group) => id.test(group.id))
        .reduce((sum, group) => sum + group.respondents, 0);
    expect(count(/^unit:root$/)).toBe(answered());
    expect(count(/^breakdown:gender=/)).toBe(answered());
    const left = await look(async ({ owner }) => {
      const [row] = await owner`select
        (select count(*)::int from ballotbox.inbox) as inbox,
        (select coalesce(sum(count), 0)::int from tally.ballots) as ballots,
        (select count(*)::int from tally.release) as releases,
        (select count(*)::int from registrar.signing_key where private_key is not null) as keys,
        (select count(*)::int from registrar.claim where claim_hash is not null) as claims`;
      return row;
    });
    expect(left).toEqual({ inbox: 0, ballots: answered(), releases: 1, keys: 0, claims: 0 });
  });
});

function sleep(millis: number): Promise<void> {
  return new Promise((done) => setTimeout(done, millis));
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await sleep(50);
}
