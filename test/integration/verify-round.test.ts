import { createServer, type Server } from 'node:http';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRespondents, runEach } from '../../api/demo/respondent.ts';
import { NothingToVerify } from '../../api/verify/fetch-round.ts';
import { verifyRound, writeReport, type VerifyRequest } from '../../api/verify/verify-round.ts';
import { signManifest, type Manifest, type SignedManifest } from '../../surveys/ballot/manifest.ts';
import {
  describeList,
  describePart,
  type PublishedReceipts,
} from '../../surveys/ballot/receipt-list.ts';
import { computeReceipt } from '../../surveys/ballot/receipts.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { serializeRelease } from '../../surveys/release.ts';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const ANSWERING = 24;
const REQUEST = { receipt: null, words: null, root: null, release: null } as const;

/** Replies of the real server, one of them changed on its way: what a dishonest operator could send. */
type Alter = (path: string, body: unknown) => unknown;

describe('npm run verify-round', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tutti-verify-'));
  let server: TestServer;
  let proxy: Server;
  let alter: Alter;
  let round: string;
  let open: string;
  let receipts: string[];
  let manifest: SignedManifest;
  let published: PublishedReceipts;
  let part: string[];
  let release: ReleaseDocument;
  let instrument: object;

  beforeAll(async () => {
    server = await startTestServer();
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRosterWithSites());
    const settings = { instrument: 'full@1', closesOn: CLOSES_ON, breakdowns: ['site'] };
    round = await server.hr.launchRound({ ...settings, title: 'Verified' });
    receipts = await answerAll(round);
    await server.hr.closeRound(round);
    open = await server.hr.launchRound({ ...settings, title: 'Open' });
    manifest = await server.hr.call<SignedManifest>('GET', `/rounds/${round}/manifest`);
    published = await server.hr.call<PublishedReceipts>('GET', `/rounds/${round}/receipts`);
    part = await server.hr.call<string[]>('GET', `/rounds/${round}/receipts/0`);
    instrument = await server.hr.call<object>('GET', `/rounds/${round}/instrument`);
    ({ release } = await server.hr.call<{ release: ReleaseDocument }>('GET', `/reports/${round}`));
    proxy = await startProxy();
  });
  afterAll(async () => {
    proxy.close();
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  });

  async function answerAll(id: string): Promise<string[]> {
    const respondents = createRespondents(server.url);
    const given: string[] = [];
    const messages = (await server.hr.readOutbox(id)).slice(0, ANSWERING);
    await runEach(messages, 4, async ({ link }, index) => {
      // One of them leaves everything blank.
      const answers: Record<string, number> = index === 0 ? {} : { WB1: 1 + (index % 5) };
      given.push(await respondents.answer(link.split('#')[1]!, { answers, comments: {} }));
    });
    return given;
  }

  function startProxy(): Promise<Server> {
    const forward = createServer((request, response) => {
      void fetch(`${server.url}${request.url!}`).then(async (reply) => {
        const body: unknown = await reply.json();
        response.writeHead(reply.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(reply.ok ? alter(request.url!, body) : body));
      });
    });
    return new Promise((done) => forward.listen(0, '127.0.0.1', () => done(forward)));
  }

  const proxyUrl = () => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

  /** Ids of the checks that fail when replies are changed like this. */
  async function failWith(
    change: Alter,
    more: Partial<VerifyRequest> = {},
    id = round,
  ): Promise<string[]> {
    alter = change;
    const report = await verifyRound({ ...REQUEST, address: `${proxyUrl()}/check#${id}`, ...more });
    return report.checks.filter(({ held }) => held === false).map((check) => check.id);
  }

  const change =
    (ending: string, make: (body: never) => unknown): Alter =>
    (path, body) =>
      path.endsWith(ending) ? make(body as never) : body;

  function saveRelease(document: unknown): string {
    const path = join(directory, 'release.json');
    const isText = typeof document === 'string';
    writeFileSync(path, isText ? document : serializeRelease(document as ReleaseDocument));
    return path;
  }

  test('a closed round holds, from any address with its id, with everything that can be given', async () => {
    const unchanged: Alter = (_, body) => body;
    const words = (await verifyRound({ ...REQUEST, address: `${server.url}/x/rounds/${round}/y` }))
      .words;
    const typed = receipts[3]!.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    const everything = {
      receipt: typed,
      words: words.join(', ').toUpperCase(),
      root: manifest.root,
      release: saveRelease(release),
    };
    expect(words).toHaveLength(4);
    expect(await failWith(unchanged, everything)).toEqual([]);
    expect(await failWith(unchanged, { release: saveRelease(JSON.stringify(release)) })).toEqual(
      [],
    );
  });

  test('ballots that were left blank are said to be that', async () => {
    const report = await verifyRound({
      ...REQUEST,
      address: `${server.url}/rounds/${round}`,
      release: saveRelease(release),
    });
    expect(writeReport(report)).toContain(
      `${ANSWERING} ballots, ${ANSWERING - 1} respondents, so 1 blank`,
    );
  });

  test('an open round holds too; there is nothing to say of receipts yet', async () => {
    const report = await verifyRound({ ...REQUEST, address: `${server.url}/rounds/${open}` });
    expect(report.checks.filter(({ held }) => held === false)).toEqual([]);
    expect(report.checks.find(({ id }) => id === 'receipts-form')?.held).toBeNull();
  });

  const pair = generateKeyPairSync('ed25519');
  const signingKey = pair.publicKey.export({ format: 'jwk' }).x!;
  /** A dishonest registrar signs what it likes. */
  const resign = (make: (manifest: Manifest) => Manifest): Promise<SignedManifest> =>
    signManifest(make(manifest.manifest), signingKey, (data) => sign(null, data, pair.privateKey));
  const withKey = (index: number, key: object) => (one: Manifest) => ({
    ...one,
    keys: one.keys.map((each, at) => (at === index ? { ...each, ...key } : each)),
  });

  test('each fault of a manifest is found, and named', async () => {
    const give = (signed: unknown) => failWith(change('/manifest', () => signed));
    expect(await give({ ...manifest, more: 1 })).toEqual(['malformed']);
    expect(await give('nonsense')).toEqual(['malformed']);
    expect(await give({ ...manifest, root: '00'.repeat(32) })).toEqual([
      'root-mismatch',
      'signature',
    ]);
    const title = { ...manifest.manifest, round: { ...manifest.manifest.round, title: 'Other' } };
    expect(await give({ ...manifest, manifest: title })).toEqual(['root-mismatch']);
    expect(await give({ ...manifest, signature: 'A'.repeat(86) })).toEqual(['signature']);
    const [first, second] = manifest.manifest.keys;
    const weak = { ...manifest.manifest.policy, groupMin: 4 };
    expect(await give(await resign((one) => ({ ...one, policy: weak })))).toEqual([
      'policy-too-weak',
    ]);
    expect(await give(await resign(withKey(0, { publicKey: 'AAAA' })))).toEqual(['bad-key']);
    expect(await give(await resign(withKey(0, { publicKey: second!.publicKey })))).toEqual([
      'duplicate-key',
    ]);
    expect(await give(await resign(withKey(0, { heads: first!.heads + 1 })))).toEqual([
      'counts-do-not-add-up',
    ]);
    expect(await give(await resign(withKey(0, { heads: 1 })))).toEqual([
      'group-too-small',
      'counts-do-not-add-up',
    ]);
    const other = { ...manifest.manifest.round, id: open };
    expect(await give(await resign((one) => ({ ...one, round: other })))).toContain('round');
  });

  test('another questionnaire, root or four words than the given ones are found', async () => {
    const asked = { ...instrument, title: { en: 'Something else was asked' } };
    expect(await failWith(change('/instrument', () => asked))).toEqual(['questionnaire']);
    const unchanged: Alter = (_, body) => body;
    expect(await failWith(unchanged, { root: '00'.repeat(32) })).toEqual(['expected-root']);
    expect(await failWith(unchanged, { words: 'four other words here' })).toEqual(['words']);
  });

  test('each fault of the receipts is found, and named', async () => {
    const list = published.receipts!;
    const summary = (changed: object) =>
      failWith(change('/receipts', () => ({ ...published, ...changed })));
    expect(await summary({ format: 'other' })).toEqual(['receipts-form']);
    expect(await summary({ round: open })).toEqual(['receipts-form']);
    expect(await summary({ receipts: { ...list, root: '00'.repeat(32) } })).toEqual([
      'receipts-root',
    ]);
    expect(await failWith(change('/receipts/0', () => part.slice(1)))).toEqual(['receipts-list']);
    expect(await failWith(change('/receipts/0', () => ['x', ...part.slice(1)]))).toEqual([
      'receipts-list',
    ]);
    expect(await failWith(change('/receipts/0', () => null))).toEqual(['receipts-list']);
  });

  test('a ballot that was taken out under a new root is missed by the one who has its receipt', async () => {
    const without = await forgeList(part.slice(1));
    expect(await failWith(without)).toEqual([]);
    expect(await failWith(without, { receipt: part[0]! })).toEqual(['receipt']);
    expect(await failWith((_, body) => body, { receipt: 'ABCD' })).toEqual(['receipt']);
  });

  test('more ballots than people are found', async () => {
    const invented = Array.from({ length: 20 }, (_, seed) =>
      computeReceipt(new Uint8Array(32).fill(seed + 1)),
    );
    expect(await failWith(await forgeList([...part, ...invented].sort()))).toEqual([
      'receipts-count',
    ]);
  });

  /** Another list, with all that belongs to it. */
  async function forgeList(listed: readonly string[]): Promise<Alter> {
    const forged = await describeList([await describePart(listed)], listed.length);
    return (path, body) => {
      if (path.endsWith('/receipts')) return { ...published, receipts: forged };
      return path.endsWith('/receipts/0') ? listed : body;
    };
  }

  test('a document of a release that was written with a line for each value holds, saved again or not', async () => {
    const text = `${JSON.stringify(release, null, 1)}\n`;
    const sha256 = createHash('sha256').update(text).digest('hex');
    const written = change('/receipts', (body: object) => ({ ...body, release: sha256 }));
    for (const saved of [text, JSON.stringify(release)])
      expect(await failWith(written, { release: saveRelease(saved) })).toEqual([]);
    const other = saveRelease(JSON.stringify({ ...release, withheld: [] }));
    expect(await failWith(written, { release: other })).toContain('release-hash');
  });

  test('each fault of a released document is found, and named', async () => {
    const give = async (document: unknown, alterations: Alter = (_, body) => body) =>
      (await failWith(alterations, { release: saveRelease(document) })).filter(
        (id) => id !== 'release-hash',
      );
    const withTop = (changed: object) => ({
      ...release,
      groups: release.groups.map((group) =>
        group.id === 'unit:root' ? { ...group, ...changed } : group,
      ),
    });
    expect(
      await failWith((_, body) => body, { release: saveRelease(withTop({ respondents: 21 })) }),
    ).toContain('release-hash');
    expect(await give('no JSON')).toEqual(['release-form']);
    expect(await give({ ...release, round: { ...release.round, id: open } })).toEqual([
      'release-rules',
    ]);
    expect(await give({ ...release, policy: { ...release.policy, groupMin: 9 } })).toEqual([
      'release-rules',
    ]);
    expect(await give(withTop({ respondents: ANSWERING + 1 }))).toEqual(['release-ballots']);
    expect(await give(withTop({ invited: 99 }))).toEqual(['release-heads']);
    expect(await give(withTop({ respondents: 6 }))).toEqual(['release-groups']);
    expect(await give(withTop({ respondents: 4 }))).toEqual(['release-groups']);
  });

  test('what can not be verified is refused in one sentence', async () => {
    const refuse = (address: string) => verifyRound({ ...REQUEST, address });
    const unknown = '00000000-0000-4000-8000-000000000000';
    for (const [address, words] of [
      ['nonsense', /names no round/],
      [`ftp://host/rounds/${round}`, /names no round/],
      [`${server.url}/rounds`, /names no round/],
      [`${server.url}/rounds/${unknown}`, /knows no round/],
      [`http://127.0.0.1:9/rounds/${round}`, /can not be reached/],
    ] as const) {
      await expect(refuse(address)).rejects.toThrow(words);
      await expect(refuse(address)).rejects.toBeInstanceOf(NothingToVerify);
    }
    await expect(
      verifyRound({ ...REQUEST, address: `${server.url}/rounds/${round}`, release: '/no/such' }),
    ).rejects.toThrow(/can not be read/);
  });

  test('the command prints a table, ends with JSON, and its exit status is the verdict', () => {
    const run = (...parameters: string[]) =>
      spawnSync('node', ['api/cli.ts', 'verify-round', ...parameters], { encoding: 'utf8' });
    // The server lives in this process, which a synchronous child would block: only what needs none.
    const misused = run();
    expect([misused.status, misused.stderr]).toEqual([2, expect.stringContaining('Usage')]);
    const unreachable = run(`http://127.0.0.1:9/rounds/${round}`);
    expect([unreachable.status, unreachable.stdout]).toEqual([2, '']);
    expect(unreachable.stderr).toMatch(/^http:\/\/127\.0\.0\.1:9 can not be reached \(\w+\).*\n$/);
  });
});

function writeRosterWithSites(): string {
  const [head, ...lines] = writeRoster(SMALL_COMPANY).trim().split('\n');
  const people = lines.map((line, index) => `${line},${index % 2 === 0 ? 'Lyon' : 'Lille'}`);
  return [`${head!},site`, ...people, ''].join('\n');
}
