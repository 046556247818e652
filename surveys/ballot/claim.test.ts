import fc from 'fast-check';
import { constants, generateKeyPairSync, privateDecrypt, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { policySchema } from '../policy-schema.ts';
import { verifySignature } from './blind-rsa.ts';
import type { OwnKeys } from './check-manifest.ts';
import { beginClaim, finishClaim, isClaimState, isTokens, writeClaimRequest } from './claim.ts';
import type { ClaimRequest, ClaimResponse, ClaimState, Tokens } from './claim.ts';
import { COMMENT_BODY_BYTES, isDeposits, planBallotBodyBytes, writeDeposits } from './deposit.ts';
import type { BallotDeposit, CommentDeposit } from './deposit.ts';
import { decodeBase64url, encodeBase64url, encodeUtf8 } from './encoding.ts';
import type { Manifest, ManifestKey } from './manifest.ts';
import { parsePublicKey } from './rsa-public-key.ts';
import { SIGNATURE_BYTES, TOKEN_BYTES } from './token.ts';

const ROUND = '2f1c1b1e-0000-4000-8000-000000000001';
const random = (length: number) => new Uint8Array(randomBytes(length));
const privateKeys = new Map<string, KeyObject>();

function makeKey(id: string, kind: ManifestKey['kind']): ManifestKey {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  privateKeys.set(id, pair.privateKey);
  const publicKey = encodeBase64url(pair.publicKey.export({ format: 'der', type: 'spki' }));
  return { id, kind, label: id, heads: 20, publicKey };
}

const keys: OwnKeys = {
  ballot: makeKey('cohort:U1', 'ballot'),
  breakdowns: [
    makeKey('breakdown:gender=woman', 'breakdown'),
    makeKey('breakdown:age=20-39', 'breakdown'),
  ],
  comment: makeKey('comments:U1', 'comment'),
};
const commentItems = ['good', 'change'];

/** The registrar: raw RSA on whatever it is sent, as any other implementation would do it. */
function sign(request: ClaimRequest): ClaimResponse {
  const signatures = request.blinded.map(({ key, message }) => {
    const raw = { key: privateKeys.get(key)!, padding: constants.RSA_NO_PADDING };
    const signature = privateDecrypt(raw, decodeBase64url(message)!);
    return { key, signature: encodeBase64url(signature) };
  });
  return { signatures };
}

function throughStorage<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

async function begin(): Promise<ClaimState> {
  return (await beginClaim({ round: ROUND, keys, commentItems, random }))!;
}

async function claimTokens(): Promise<Tokens> {
  const state = await begin();
  const finished = await finishClaim(state, sign(writeClaimRequest(state)));
  if (!finished.ok) throw new Error(finished.why);
  return finished.tokens;
}

const findPublicKey = (id: string) => {
  const all = [keys.ballot, ...keys.breakdowns, keys.comment!];
  return parsePublicKey(decodeBase64url(all.find((key) => key.id === id)!.publicKey)!)!;
};

describe('claim', () => {
  test('asks for a ballot, one signature per breakdown in order of id and one per comment box', async () => {
    const request = writeClaimRequest(await begin());
    expect(request.round).toBe(ROUND);
    expect(request.blinded.map(({ key }) => key)).toEqual([
      'cohort:U1',
      'breakdown:age=20-39',
      'breakdown:gender=woman',
      'comments:U1',
      'comments:U1',
    ]);
    for (const { message } of request.blinded) {
      expect(decodeBase64url(message)).toHaveLength(SIGNATURE_BYTES);
    }
  });

  test('gives tokens that verify under the keys of the manifest, and under no other', async () => {
    const tokens = await claimTokens();
    const all = [tokens.ballot, ...tokens.breakdowns, ...tokens.comments.map(({ token }) => token)];
    expect(tokens.comments.map(({ item }) => item)).toEqual(commentItems);
    expect(new Set(all.map(({ token }) => token)).size).toBe(5);
    for (const { key, token, signature } of all) {
      const [message, signed] = [decodeBase64url(token)!, decodeBase64url(signature)!];
      expect(message).toHaveLength(TOKEN_BYTES);
      expect(await verifySignature(findPublicKey(key), message, signed)).toBe(true);
      const other = findPublicKey(key === 'cohort:U1' ? 'comments:U1' : 'cohort:U1');
      expect(await verifySignature(other, message, signed)).toBe(false);
    }
  });

  test('shows the registrar nothing of a token or its signature', async () => {
    const state = await begin();
    const request = writeClaimRequest(state);
    const response = sign(request);
    const finished = await finishClaim(state, response);
    const seen = JSON.stringify([request, response]);
    if (!finished.ok) throw new Error(finished.why);
    for (const { token, signature } of [finished.tokens.ballot, ...finished.tokens.breakdowns]) {
      expect(seen).not.toContain(token);
      expect(seen).not.toContain(signature);
    }
  });

  test('blinds the same message differently every time: nothing joins two claims', async () => {
    const [first, second] = [await begin(), await begin()];
    const sameToken: ClaimState = {
      ...second,
      slots: second.slots.map((slot, i) => ({ ...slot, token: first.slots[i]!.token })),
    };
    expect(sameToken.slots[0]!.token).toBe(first.slots[0]!.token);
    for (const [i, slot] of first.slots.entries()) {
      expect(second.slots[i]!.blinded).not.toBe(slot.blinded);
      expect(second.slots[i]!.inverse).not.toBe(slot.inverse);
    }
  });

  test('resumes after a crash at any step with the same bytes', async () => {
    const state = await begin();
    const stored: unknown = throughStorage(state);
    expect(isClaimState(stored)).toBe(true);
    const resumed = stored as ClaimState;
    expect(JSON.stringify(writeClaimRequest(resumed))).toBe(
      JSON.stringify(writeClaimRequest(state)),
    );
    const response = throughStorage(sign(writeClaimRequest(resumed)));
    const tokens = await finishClaim(resumed, response);
    expect(tokens).toEqual(await finishClaim(state, response));
    expect(isTokens(throughStorage(tokens.ok && tokens.tokens))).toBe(true);
  });

  test('needs no comment tokens where the round has no comments', async () => {
    const state = await beginClaim({
      round: ROUND,
      keys: { ...keys, comment: null },
      commentItems,
      random,
    });
    expect(state!.slots.map((slot) => slot.kind)).toEqual(['ballot', 'breakdown', 'breakdown']);
  });

  test('does not begin with a key that is none', async () => {
    const ballot = { ...keys.ballot, publicKey: 'AAAA' };
    const input = { round: ROUND, keys: { ...keys, ballot }, commentItems, random };
    expect(await beginClaim(input)).toBeNull();
  });

  test('does not begin without a random source', async () => {
    const zeros = (length: number) => new Uint8Array(length);
    expect(await beginClaim({ round: ROUND, keys, commentItems, random: zeros })).toBeNull();
  });

  test('ends in a refusal where what was kept of it is damaged', async () => {
    const state = await begin();
    const reply = sign(writeClaimRequest(state));
    const [ballot, ...rest] = state.slots;
    for (const damage of [
      { publicKey: '?' },
      { publicKey: 'AAAA' },
      { token: '?' },
      { inverse: '?' },
    ]) {
      const damaged = { ...state, slots: [{ ...ballot!, ...damage }, ...rest] };
      expect(await finishClaim(damaged, reply)).toEqual({ ok: false, why: 'invalid-signature' });
    }
    const withoutBallot = await finishClaim(
      { ...state, slots: rest },
      { signatures: reply.signatures.slice(1) },
    );
    expect(withoutBallot).toEqual({ ok: false, why: 'malformed' });
  });
});

describe('a dishonest or broken registrar', () => {
  test('malformed: whatever is no list of as many signatures as were asked for', async () => {
    const state = await begin();
    const good = sign(writeClaimRequest(state));
    const broken: unknown[] = [
      null,
      [],
      {},
      { signatures: [] },
      { signatures: good.signatures.slice(1) },
      { signatures: [...good.signatures, good.signatures[0]] },
      { signatures: good.signatures.map(({ signature }) => signature) },
    ];
    for (const response of broken) {
      const finished = await finishClaim(state, response as ClaimResponse);
      expect(finished).toEqual({ ok: false, why: 'malformed' });
    }
  });

  test('invalid-signature: another key, another order, a flipped bit, not base64url, wrong length', async () => {
    const state = await begin();
    const good = sign(writeClaimRequest(state));
    const [ballot, ...rest] = good.signatures;
    const replace = (signature: string) => ({
      signatures: [{ key: ballot!.key, signature }, ...rest],
    });
    const flipped = decodeBase64url(ballot!.signature)!;
    flipped[17]! ^= 4;
    const broken: ClaimResponse[] = [
      { signatures: good.signatures.toReversed() },
      replace(rest[0]!.signature),
      replace(encodeBase64url(flipped)),
      replace('?'),
      replace(''),
      replace(ballot!.signature.slice(4)),
      replace(encodeBase64url(new Uint8Array(256).fill(255))),
      { signatures: [{ ...ballot!, key: 'cohort:U2' }, ...rest] },
    ];
    for (const response of broken) {
      const finished = await finishClaim(state, response);
      expect(finished).toEqual({ ok: false, why: 'invalid-signature' });
    }
  });

  test('any reply at all ends in a documented result, never in an exception', async () => {
    const state = await begin();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect((await finishClaim(state, value as unknown as ClaimResponse)).ok).toBe(false);
      }),
    );
  });

  test('storage that was damaged is recognised', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect([isClaimState(value), isTokens(value), isDeposits(value)]).toEqual([
          false,
          false,
          false,
        ]);
      }),
    );
  });
});

describe('deposits', () => {
  const items = Array.from({ length: 40 }, (_, i) => ({
    id: `Q${i}`,
    from: 1,
    to: 5,
    notApplicable: [-99],
  }));
  const manifest: Manifest = {
    format: 'tutti-manifest/1',
    round: {
      id: ROUND,
      title: 't',
      organisation: 'o',
      instrument: 'x@1',
      instrumentHash: 'h',
      closesOn: '2026-12-01',
    },
    policy: policySchema.parse({}),
    breakdowns: ['gender', 'age'],
    comments: true,
    keys: [
      keys.ballot,
      { ...keys.ballot, id: `cohort:${'é'.repeat(60)}` },
      ...keys.breakdowns,
      keys.comment!,
    ],
  };
  const ballotBodyBytes = planBallotBodyBytes(manifest, items);
  const countBytes = (text: string) => encodeUtf8(text).length;

  test('every ballot of a round has the same length, whatever was answered and by which group', async () => {
    const tokens = await claimTokens();
    const longest = { ...tokens, ballot: { ...tokens.ballot, key: manifest.keys[1]!.id } };
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...items.map((item) => item.id)),
          fc.constantFrom(1, 2, 3, 4, 5, -99),
        ),
        fc.constantFrom(tokens, longest),
        (answers, used) => {
          const written = writeDeposits({
            tokens: used,
            answers,
            comments: {},
            ballotBodyBytes,
            random,
          });
          if (!written.ok) throw new Error(written.why);
          expect(countBytes(written.deposits.ballot)).toBe(ballotBodyBytes);
        },
      ),
    );
    const everything = Object.fromEntries(items.map((item) => [item.id, -99]));
    const input = { tokens: longest, answers: everything, comments: {}, ballotBodyBytes, random };
    expect(writeDeposits(input).ok).toBe(true);
    expect(ballotBodyBytes % 2048).toBe(0);
    expect(ballotBodyBytes).toBeLessThanOrEqual(8192);
  });

  test('carry the tokens and the answers, and comments without ballot or breakdown', async () => {
    const tokens = await claimTokens();
    const written = writeDeposits({
      tokens,
      answers: { Q2: 5, Q1: 3 },
      comments: { change: 'Plus de café ☕', good: ' ' },
      ballotBodyBytes,
      random,
    });
    if (!written.ok) throw new Error(written.why);
    const { pad, ...ballot } = JSON.parse(written.deposits.ballot) as BallotDeposit;
    expect(ballot).toEqual({
      round: ROUND,
      ballot: tokens.ballot,
      breakdowns: tokens.breakdowns,
      answers: { Q1: 3, Q2: 5 },
    });
    expect(pad).toMatch(/^[\w-]{43}0+$/);
    expect(written.deposits.comments).toHaveLength(1);
    const comment = JSON.parse(written.deposits.comments[0]!) as CommentDeposit;
    expect(comment).toEqual({
      round: ROUND,
      comment: tokens.comments[1]!.token,
      item: 'change',
      text: 'Plus de café ☕',
      pad: expect.stringMatching(/^[\w-]{43}0+$/) as string,
    });
  });

  test('do not show in which order the questions were answered', async () => {
    const tokens = await claimTokens();
    const fixed = (length: number) => new Uint8Array(length).fill(7);
    const write = (answers: Record<string, number>) =>
      writeDeposits({ tokens, answers, comments: {}, ballotBodyBytes, random: fixed });
    expect(write({ Q1: 1, Q2: 2 })).toEqual(write({ Q2: 2, Q1: 1 }));
  });

  test('have a random part, so that a stored hash of one does not give the answers away', async () => {
    const input = {
      tokens: await claimTokens(),
      answers: { Q1: 1 },
      comments: {},
      ballotBodyBytes,
    };
    expect(writeDeposits({ ...input, random })).not.toEqual(writeDeposits({ ...input, random }));
  });

  test('every comment has the same length; one that does not fit is refused, not cut', async () => {
    const tokens = await claimTokens();
    const write = (good: string) =>
      writeDeposits({ tokens, answers: {}, comments: { good }, ballotBodyBytes, random });
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 900, unit: 'binary' }), (text) => {
        const written = write(`${text}.`);
        if (!written.ok) throw new Error(written.why);
        expect(countBytes(written.deposits.comments[0]!)).toBe(COMMENT_BODY_BYTES);
      }),
    );
    expect(write('漢'.repeat(2000)).ok).toBe(true);
    expect(write('a'.repeat(8000))).toEqual({ ok: false, why: 'comment-too-long', item: 'good' });
  });

  test('comments go out in random order', async () => {
    const tokens = await claimTokens();
    const comments = { good: 'a', change: 'b' };
    const firsts = new Set<string>();
    for (let i = 0; i < 64; i++) {
      const written = writeDeposits({ tokens, answers: {}, comments, ballotBodyBytes, random });
      if (!written.ok) throw new Error(written.why);
      firsts.add((JSON.parse(written.deposits.comments[0]!) as CommentDeposit).item);
    }
    expect(firsts).toEqual(new Set(['good', 'change']));
  });

  test('a comment without a token and answers that can not be of this round are refused', async () => {
    const tokens = await claimTokens();
    const input = { tokens, answers: {}, comments: {}, ballotBodyBytes, random };
    expect(writeDeposits({ ...input, comments: { other: 'x' } })).toEqual({
      ok: false,
      why: 'no-token',
      item: 'other',
    });
    const answers = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`X${i}`, 1]));
    expect(writeDeposits({ ...input, answers })).toEqual({
      ok: false,
      why: 'answers-too-long',
      item: null,
    });
  });

  test('survive storage unchanged', async () => {
    const tokens = await claimTokens();
    const comments = { good: 'a', change: 'b' };
    const written = writeDeposits({
      tokens,
      answers: { Q1: 1 },
      comments,
      ballotBodyBytes,
      random,
    });
    if (!written.ok) throw new Error(written.why);
    const stored: unknown = throughStorage(written.deposits);
    expect(isDeposits(stored)).toBe(true);
    expect(stored).toEqual(written.deposits);
  });
});
