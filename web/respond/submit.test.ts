import * as crypto from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { InvitationView } from '../../api/app.ts';
import { encodeUtf8, writeCanonicalJson } from '../../surveys/ballot/encoding.ts';
import { signManifest } from '../../surveys/ballot/manifest.ts';
import type { Manifest, ManifestKey, SignedManifest } from '../../surveys/ballot/manifest.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { DEFAULT_POLICY } from '../../surveys/policy.ts';
import { readDraft, startDraft, writeDraft } from './draft.ts';
import { createMemoryKeep } from './keep.ts';
import { listPending } from './pending.ts';
import { submit } from './submit.ts';
import type { SubmitInput, SubmitPorts } from './submit.ts';

const NAME = 'invitation-on-this-device';
const SECRET = 'AAAAAAAAAAAAAAAAAAAAAA';
const ROUND = 'b7c1d2e3-0000-4000-8000-000000000001';

// As it comes over HTTP.
const instrument = JSON.parse(
  JSON.stringify(findInstrument('satisfaction-baseline@1')),
) as Instrument;
const privateKeys = new Map<string, crypto.KeyObject>();
let signed: SignedManifest;
/** The same round with a ballot box elsewhere. */
let signedElsewhere: SignedManifest;
const BALLOTBOX = 'https://box.example.org';

beforeAll(async () => {
  const keys = [
    makeKey('cohort:A', 'ballot', 14),
    makeKey('cohort:B', 'ballot', 40),
    makeKey('comments:B', 'comment', 54),
  ];
  const manifest: Manifest = {
    format: 'tutti-manifest/1',
    round: {
      id: ROUND,
      title: 'Round',
      organisation: 'Organisation',
      instrument: instrument.ref,
      instrumentHash: hash(writeCanonicalJson(instrument)),
      closesOn: '2026-12-04',
    },
    policy: DEFAULT_POLICY,
    breakdowns: [],
    comments: true,
    keys,
  };
  const pair = crypto.generateKeyPairSync('ed25519');
  const signingKey = pair.publicKey.export({ format: 'jwk' }).x!;
  const sign = (data: Uint8Array) => crypto.sign(null, data, pair.privateKey);
  signed = await signManifest(manifest, signingKey, sign);
  signedElsewhere = await signManifest({ ...manifest, ballotbox: BALLOTBOX }, signingKey, sign);
});

function makeKey(id: string, kind: ManifestKey['kind'], heads: number): ManifestKey {
  const pair = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
  privateKeys.set(id, pair.privateKey);
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');
  return { id, kind, label: id, heads, publicKey };
}

function hash(text: string): string {
  return crypto.createHash('sha256').update(text).digest('base64url');
}

interface Received {
  readonly path: string;
  readonly body: string;
}

/** A server with the rules of the real one: one claim an invitation, one deposit a token. */
class TestServer {
  readonly received: Received[] = [];
  readonly ballots = new Map<string, string>();
  readonly comments = new Map<string, string>();
  #claim: string | null = null;
  /** Answers a claim with something that is no signature. */
  signsWrongly = false;
  refuses: { path: string; status: number; code: string } | null = null;

  answer(path: string, body: string): Response {
    this.received.push({ path, body });
    if (this.refuses?.path === path) return refusal(this.refuses.status, this.refuses.code);
    if (path === '/api/registrar/claim') return this.#sign(body);
    if (path === '/api/ballotbox/ballots') return this.#deposit(this.ballots, body);
    if (path === '/api/ballotbox/comments') return this.#deposit(this.comments, body);
    return refusal(404, 'not-found');
  }

  #sign(body: string): Response {
    this.#claim ??= body;
    if (this.#claim !== body) return refusal(409, 'invitation-used');
    const { blinded } = JSON.parse(body) as { blinded: { key: string; message: string }[] };
    const signatures = blinded.map(({ key, message }) => {
      const padding = crypto.constants.RSA_NO_PADDING;
      const privateKey = privateKeys.get(key)!;
      const raw = crypto.privateDecrypt(
        { key: privateKey, padding },
        Buffer.from(message, 'base64url'),
      );
      if (this.signsWrongly) raw[255]! ^= 1;
      return { key, signature: raw.toString('base64url') };
    });
    return Response.json({ signatures });
  }

  #deposit(box: Map<string, string>, body: string): Response {
    const deposit = JSON.parse(body) as Record<
      string,
      { key: string; token: string; signature: string }
    >;
    const token = (deposit['ballot'] ?? deposit['comment'])!;
    const valid = crypto.verify(
      'sha384',
      Buffer.from(token.token, 'base64url'),
      {
        key: crypto.createPublicKey(privateKeys.get(token.key)!),
        padding: crypto.constants.RSA_PKCS1_PSS_PADDING,
        saltLength: 48,
      },
      Buffer.from(token.signature, 'base64url'),
    );
    if (!valid) return refusal(401, 'token-invalid');
    const before = box.get(token.token);
    if (before !== undefined && before !== body) return refusal(409, 'token-spent');
    box.set(token.token, body);
    return Response.json({ receipt: 'RECEIPT' }, { status: 201 });
  }
}

function refusal(status: number, code: string): Response {
  return Response.json({ type: 'about:blank', title: code, status, code }, { status });
}

function makeInput(change: Partial<SubmitInput> = {}): SubmitInput {
  const invitation: InvitationView = {
    round: {
      id: ROUND,
      title: 'Round',
      organisation: 'Organisation',
      instrument: instrument.ref,
      minutes: 3,
      closesOn: '2026-12-04',
      extendedFrom: null,
      closedOn: null,
      audience: null,
      state: 'open',
      policy: DEFAULT_POLICY,
    },
    language: 'fr',
    used: false,
    manifestRoot: signed.root,
    keys: { ballot: 'cohort:A', breakdowns: [], comment: 'comments:B' },
    countsIn: [],
    brokenDownBy: [],
  };
  const draft = {
    ...startDraft(ROUND),
    answers: { WB1: 4, JS2: 9, REC: 10, unknown: 'x' },
    comments: { COM: 'More light, please.' },
  };
  return { secret: SECRET, invitation, instrument, manifest: signed, draft, ...change };
}

function makePorts(server: TestServer, change: Partial<SubmitPorts> = {}): SubmitPorts {
  return {
    fetch: (path, init) => Promise.resolve(server.answer(path, init.body as string)),
    keep: createMemoryKeep(),
    random: (length) => crypto.randomBytes(length),
    // Whoever expects a retry says so: an unexpected one would go round for ever.
    waitForRetry: () => Promise.reject(new Error('nothing to wait for')),
    pause: () => Promise.resolve(),
    report: () => undefined,
    ...change,
  };
}

const DONE = { kind: 'done', receipt: 'RECEIPT', commentsRefused: 0 };

describe('submit', () => {
  test('the ballot carries the answers and nothing of the person, the comment travels alone', async () => {
    const server = new TestServer();
    const ports = makePorts(server);
    writeDraft(ports.keep, NAME, makeInput().draft);
    expect(await submit(ports, NAME, makeInput())).toMatchObject(DONE);

    const paths = server.received.map(({ path }) => path);
    expect(paths).toEqual([
      '/api/registrar/claim',
      '/api/ballotbox/ballots',
      '/api/ballotbox/comments',
    ]);
    const [claim, ballot, comment] = server.received.map(({ body }) => body);
    expect(JSON.parse(ballot!)).toMatchObject({ answers: { WB1: 4, JS2: 9, REC: 10 } });
    expect(JSON.parse(comment!)).toMatchObject({ item: 'COM', text: 'More light, please.' });
    expect(ballot).not.toContain(SECRET);
    expect(ballot).not.toContain('light');
    expect(comment).not.toContain('WB1');
    for (const { message } of (JSON.parse(claim!) as { blinded: { message: string }[] }).blinded) {
      expect(ballot! + comment!).not.toContain(message);
    }
    expect(ports.keep.names()).toEqual([]);
  });

  test('an empty comment box sends no request', async () => {
    const server = new TestServer();
    const draft = { ...startDraft(ROUND), answers: { WB1: 1 }, comments: { COM: '  ' } };
    await submit(makePorts(server), NAME, makeInput({ draft }));
    expect(server.comments.size).toBe(0);
    expect(server.ballots.size).toBe(1);
  });

  test('a ballot box that the manifest names gets ballot and comment, and nothing of the claim', async () => {
    const server = new TestServer();
    const paths: string[] = [];
    const ports = makePorts(server, {
      fetch: (path, init) => {
        paths.push(path);
        return Promise.resolve(server.answer(path.replace(BALLOTBOX, ''), init.body as string));
      },
    });
    const invitation = { ...makeInput().invitation, manifestRoot: signedElsewhere.root };
    const input = makeInput({ invitation, manifest: signedElsewhere });
    expect(await submit(ports, NAME, input)).toMatchObject(DONE);
    expect(paths).toEqual([
      '/api/registrar/claim',
      `${BALLOTBOX}/api/ballotbox/ballots`,
      `${BALLOTBOX}/api/ballotbox/comments`,
    ]);
    // Sent elsewhere than the invitation's root says: refused before anything leaves.
    const redirected = makeInput({ manifest: signedElsewhere });
    expect(await submit(ports, NAME, redirected)).toMatchObject({ why: 'root-mismatch' });
    expect(paths).toHaveLength(3);
  });

  class Crash extends Error {}

  // Request 0 is the claim, 1 the ballot, 2 the comment.
  for (const at of [0, 1, 2]) {
    for (const lost of ['request', 'reply'] as const) {
      test(`a crash with the ${lost} ${at} under way is resumed with the same bytes, and counts once`, async () => {
        const server = new TestServer();
        let calls = 0;
        const keep = createMemoryKeep();
        const crashing = makePorts(server, {
          keep,
          fetch: (path, init) => {
            const lose = calls++ === at;
            if (lose && lost === 'request') return Promise.reject(new TypeError('no network'));
            const response = server.answer(path, init.body as string);
            return lose ? Promise.reject(new TypeError('no network')) : Promise.resolve(response);
          },
          waitForRetry: () => Promise.reject(new Crash()),
        });
        await expect(submit(crashing, NAME, makeInput())).rejects.toThrow(Crash);
        expect(listPending(keep)).toEqual([NAME]);

        expect(await submit(makePorts(server, { keep }), NAME, null)).toMatchObject(DONE);
        expect(server.ballots.size).toBe(1);
        expect(server.comments.size).toBe(1);
        const bodies = Map.groupBy(server.received, ({ path }) => path);
        for (const requests of bodies.values()) {
          expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
        }
        expect(listPending(keep)).toEqual([]);
      });
    }
  }

  test('without a network it waits, says so, and finishes by itself', async () => {
    const server = new TestServer();
    const seen: string[] = [];
    const attempts: number[] = [];
    let failures = 3;
    const ports = makePorts(server, {
      fetch: (path, init) =>
        failures-- > 0
          ? Promise.reject(new TypeError('no network'))
          : Promise.resolve(server.answer(path, init.body as string)),
      waitForRetry: (attempt) => {
        attempts.push(attempt);
        return attempt < 5 ? Promise.resolve() : Promise.reject(new Error('waited too often'));
      },
      report: ({ step, waiting }) => void seen.push(`${step}:${waiting ?? 'going'}`),
    });
    expect(await submit(ports, NAME, makeInput())).toMatchObject(DONE);
    expect(attempts).toEqual([0, 1, 2]);
    expect(seen).toContain('claim:offline');
  });

  test('a busy server is waited out', async () => {
    const server = new TestServer();
    server.refuses = { path: '/api/ballotbox/ballots', status: 503, code: 'internal' };
    const waitForRetry = (attempt: number): Promise<void> => {
      server.refuses = null;
      return attempt < 5 ? Promise.resolve() : Promise.reject(new Error('waited too often'));
    };
    expect(await submit(makePorts(server, { waitForRetry }), NAME, makeInput())).toMatchObject(
      DONE,
    );
  });

  test('once the tokens are there, nothing on the device leads back to the invitation', async () => {
    const server = new TestServer();
    const ports = makePorts(server, {
      fetch: (path, init) =>
        path.includes('ballots')
          ? Promise.reject(new TypeError('no network'))
          : Promise.resolve(server.answer(path, init.body as string)),
      waitForRetry: () => Promise.reject(new Crash()),
    });
    await expect(submit(ports, NAME, makeInput())).rejects.toThrow(Crash);
    const kept = ports.keep
      .names()
      .map((name) => ports.keep.read(name))
      .join();
    expect(kept).toContain('ballot');
    expect(kept).not.toContain(SECRET);
    expect(kept).not.toContain('blinded');
  });
});

describe('submit refuses before anything is sent', () => {
  test('key-fault: the manifest is not the one of the invitation', async () => {
    const server = new TestServer();
    const ports = makePorts(server);
    writeDraft(ports.keep, NAME, makeInput().draft);
    const manifest = { ...signed, manifest: { ...signed.manifest, comments: false } };
    const outcome = await submit(ports, NAME, makeInput({ manifest }));
    expect(outcome).toEqual({ kind: 'key-fault', why: 'root-mismatch' });
    expect(server.received).toEqual([]);
    expect(readDraft(ports.keep, NAME, ROUND).answers).toMatchObject({ WB1: 4 });
  });

  test('key-fault: another questionnaire than the manifest names', async () => {
    const server = new TestServer();
    const other = { ...instrument, minutes: instrument.minutes + 1 };
    const outcome = await submit(makePorts(server), NAME, makeInput({ instrument: other }));
    expect(outcome).toEqual({ kind: 'key-fault', why: 'instrument' });
    expect(server.received).toEqual([]);
  });
});

describe('submit ends where the server says no', () => {
  test('key-fault: after a wrong signature nothing is deposited', async () => {
    const server = new TestServer();
    server.signsWrongly = true;
    const outcome = await submit(makePorts(server), NAME, makeInput());
    expect(outcome).toEqual({ kind: 'key-fault', why: 'bad-signature' });
    expect(server.ballots.size).toBe(0);
  });

  test('invitation-used: draft and submission are forgotten', async () => {
    const server = new TestServer();
    server.refuses = { path: '/api/registrar/claim', status: 409, code: 'invitation-used' };
    const ports = makePorts(server);
    writeDraft(ports.keep, NAME, makeInput().draft);
    const outcome = await submit(ports, NAME, makeInput());
    expect(outcome).toEqual({ kind: 'refused', code: 'invitation-used' });
    expect(ports.keep.names()).toEqual([]);
  });

  test('round-not-open: the draft stays for later', async () => {
    const server = new TestServer();
    server.refuses = { path: '/api/registrar/claim', status: 409, code: 'round-not-open' };
    const ports = makePorts(server);
    writeDraft(ports.keep, NAME, makeInput().draft);
    expect(await submit(ports, NAME, makeInput())).toMatchObject({ kind: 'refused' });
    expect(listPending(ports.keep)).toEqual([]);
    expect(readDraft(ports.keep, NAME, ROUND).answers).toMatchObject({ WB1: 4 });
  });

  test('a refused comment does not cost the receipt', async () => {
    const server = new TestServer();
    server.refuses = { path: '/api/ballotbox/comments', status: 422, code: 'answers-invalid' };
    const outcome = await submit(makePorts(server), NAME, makeInput());
    expect(outcome).toMatchObject({ ...DONE, commentsRefused: 1 });
  });

  test('a submission that an older version left unreadable is not mistaken for success', async () => {
    const ports = makePorts(new TestServer());
    ports.keep.write(`tutti/submission/${NAME}`, '{"step":"unheard-of"}');
    expect(await submit(ports, NAME, null)).toEqual({ kind: 'refused', code: 'internal' });
    expect(listPending(ports.keep)).toEqual([]);
  });
});

test('every ballot has the same length, whatever was answered', async () => {
  const lengths = new Set<number>();
  for (const answers of [
    {},
    { WB1: 1 },
    Object.fromEntries(instrument.items.map(({ id }) => [id, 1])),
  ]) {
    const server = new TestServer();
    await submit(makePorts(server), NAME, makeInput({ draft: { ...startDraft(ROUND), answers } }));
    lengths.add(encodeUtf8([...server.ballots.values()][0]!).length);
  }
  expect(lengths.size).toBe(1);
});
