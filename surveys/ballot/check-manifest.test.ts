import fc from 'fast-check';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { policySchema } from '../policy-schema.ts';
import { checkManifest } from './check-manifest.ts';
import type { OwnKeyIds } from './check-manifest.ts';
import { encodeBase64url } from './encoding.ts';
import {
  buildManifestTree,
  checkKey,
  computeManifestRoot,
  proveKey,
  signManifest,
} from './manifest.ts';
import type { Manifest, ManifestKey } from './manifest.ts';

const publicKeys = Array.from({ length: 6 }, () =>
  encodeBase64url(
    generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
      format: 'der',
      type: 'spki',
    }),
  ),
);
const signing = generateKeyPairSync('ed25519');
const signingKey = signing.publicKey.export({ format: 'jwk' }).x!;

function key(index: number, id: string, kind: ManifestKey['kind'], heads: number): ManifestKey {
  return { id, kind, label: `Group ${id}`, heads, publicKey: publicKeys[index]! };
}

const manifest: Manifest = {
  format: 'tutti-manifest/1',
  round: {
    id: '2f1c1b1e-0000-4000-8000-000000000001',
    title: 'Spring survey',
    organisation: 'Tilleul SAS',
    instrument: 'advocacy-readiness@1',
    instrumentHash: 'ab'.repeat(32),
    closesOn: '2026-12-01',
  },
  policy: policySchema.parse({}),
  breakdowns: ['gender'],
  comments: true,
  keys: [
    key(0, 'cohort:U1', 'ballot', 8),
    key(1, 'cohort:U2', 'ballot', 14),
    key(2, 'breakdown:gender=woman', 'breakdown', 12),
    key(3, 'breakdown:gender=other', 'breakdown', 10),
    key(4, 'comments:U1', 'comment', 22),
  ],
};

const own: OwnKeyIds = {
  ballot: 'cohort:U1',
  breakdowns: ['breakdown:gender=woman'],
  comment: 'comments:U1',
};

const signWith = (data: Uint8Array) => sign(null, data, signing.privateKey);

/** What a device with this manifest and a matching invitation finds. */
async function check(changed: Manifest, ownKeys: OwnKeyIds = own) {
  const signed = await signManifest(changed, signingKey, signWith);
  return checkManifest({ signed, expectedRoot: signed.root, ownKeys, signingKey });
}

function withKeys(change: (keys: readonly ManifestKey[]) => readonly ManifestKey[]): Manifest {
  return { ...manifest, keys: change(manifest.keys) };
}

function changeKey(id: string, change: Partial<ManifestKey>): Manifest {
  return withKeys((keys) => keys.map((one) => (one.id === id ? { ...one, ...change } : one)));
}

describe('a manifest that is in order', () => {
  test('gives this person the keys as they stand in the manifest', async () => {
    expect(await check(manifest)).toEqual({
      ok: true,
      manifest,
      keys: { ballot: manifest.keys[0], breakdowns: [manifest.keys[2]], comment: manifest.keys[4] },
      signature: 'verified',
    });
  });

  test('survives the way through JSON, in whatever order fields and keys come', async () => {
    const signed = await signManifest(manifest, signingKey, signWith);
    const shuffled = {
      ...signed,
      manifest: {
        ...Object.fromEntries(Object.entries(manifest).reverse()),
        keys: manifest.keys.toReversed(),
      },
    };
    const received: unknown = JSON.parse(JSON.stringify(shuffled));
    const input = { signed: received, expectedRoot: signed.root, ownKeys: own };
    expect((await checkManifest(input)).ok).toBe(true);
  });

  test('may have no comments and no breakdowns', async () => {
    const plain = {
      ...withKeys((keys) => keys.filter((one) => one.kind === 'ballot')),
      breakdowns: [],
      comments: false,
    };
    const ownKeys = { ballot: 'cohort:U2', breakdowns: [], comment: null };
    expect((await check(plain, ownKeys)).ok).toBe(true);
  });
});

describe('refuses', () => {
  test('malformed: anything that is no manifest, an unknown field among it', async () => {
    const signed = await signManifest(manifest, signingKey, signWith);
    const broken: unknown[] = [
      null,
      'text',
      [],
      {},
      { ...signed, extra: 1 },
      { ...signed, manifest: { ...manifest, keys: [{ ...manifest.keys[0], heads: 8.5 }] } },
      { ...signed, manifest: { ...manifest, round: { ...manifest.round, note: 'x' } } },
      JSON.parse('{"manifest":{},"root":"","signature":"","__proto__":{"signingKey":""}}'),
    ];
    for (const one of broken) {
      const result = await checkManifest({ signed: one, expectedRoot: signed.root, ownKeys: own });
      expect(result).toEqual({ ok: false, why: 'malformed', at: null });
    }
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const input = { signed: value, expectedRoot: signed.root, ownKeys: own };
        expect((await checkManifest(input)).ok).toBe(false);
      }),
    );
  });

  test('root-mismatch: a single other letter, or another manifest than the invitation names', async () => {
    const signed = await signManifest(manifest, signingKey, signWith);
    const changes: Manifest[] = [
      { ...manifest, round: { ...manifest.round, closesOn: '2026-12-02' } },
      { ...manifest, policy: { ...manifest.policy, commentMin: 11 } },
      changeKey('cohort:U2', { label: 'Group cohort:U3' }),
      changeKey('cohort:U2', { publicKey: publicKeys[5]! }),
      withKeys((keys) => keys.slice(1)),
      withKeys((keys) => [...keys, key(5, 'cohort:U9', 'ballot', 5)]),
    ];
    for (const changed of changes) {
      const input = { signed: { ...signed, manifest: changed }, expectedRoot: signed.root };
      const result = await checkManifest({ ...input, ownKeys: own });
      expect(result).toEqual({ ok: false, why: 'root-mismatch', at: null });
    }
    const otherRoot = { ...signed, root: '00'.repeat(32) };
    expect(
      await checkManifest({ signed: otherRoot, expectedRoot: signed.root, ownKeys: own }),
    ).toEqual({ ok: false, why: 'root-mismatch', at: null });
    const otherwiseFine = await signManifest(changes[0]!, signingKey, signWith);
    const result = await checkManifest({
      signed: otherwiseFine,
      expectedRoot: signed.root,
      ownKeys: own,
    });
    expect(result).toEqual({ ok: false, why: 'root-mismatch', at: null });
  });

  test('signature: of something else, or by another key than the organisation has', async () => {
    const signed = await signManifest(manifest, signingKey, signWith);
    const expected = { ok: false, why: 'signature', at: null };
    const unsigned = { ...signed, signature: encodeBase64url(new Uint8Array(64)) };
    const broken = [
      { signature: 'AAAA' },
      { signature: '?' },
      { signingKey: 'AAAA' },
      { signingKey: '?' },
    ].map((change) => ({ ...signed, ...change }));
    for (const one of [unsigned, ...broken]) {
      const input = { signed: one, expectedRoot: signed.root, ownKeys: own };
      expect(await checkManifest(input)).toEqual(expected);
    }
    const stranger = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x!;
    const input = { signed, expectedRoot: signed.root, ownKeys: own, signingKey: stranger };
    expect(await checkManifest(input)).toEqual(expected);
  });

  test('signature: not where the browser has no Ed25519, as the root binds every byte all the same', async () => {
    const old = vi
      .spyOn(globalThis.crypto.subtle, 'importKey')
      .mockRejectedValue(new DOMException('', 'NotSupportedError'));
    expect(await check(manifest)).toMatchObject({ ok: true, signature: 'unsupported' });
    old.mockRestore();
  });

  test('policy-too-weak: exactly what the schema of policies refuses as too small', async () => {
    const size = fc.integer({ min: 0, max: 14 });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          groupMin: size,
          distributionMin: size,
          commentMin: size,
          breakdownMin: size,
          cohortMin: size,
        }),
        async (policy) => {
          const result = await check({ ...manifest, policy });
          const weak = !result.ok && result.why === 'policy-too-weak';
          expect(weak).toBe(!policySchema.safeParse(policy).success);
        },
      ),
    );
  });

  test.each<[string, Partial<ManifestKey>]>([
    ['cohort:U1', { heads: 4 }],
    ['breakdown:gender=other', { heads: 9 }],
    ['comments:U1', { heads: 9 }],
  ])('group-too-small: %s', async (id, change) => {
    const result = await check(changeKey(id, change));
    expect(result).toEqual({ ok: false, why: 'group-too-small', at: id });
  });

  test.each<[string, string, Partial<ManifestKey>]>([
    ['gender', 'breakdown:gender=woman', { heads: 13 }],
    ['comments', 'comments:U1', { heads: 23 }],
    ['gender', 'cohort:U2', { heads: 15 }],
  ])('counts-do-not-add-up: %s when %s differs', async (at, id, change) => {
    const result = await check(changeKey(id, change));
    expect(result).toEqual({ ok: false, why: 'counts-do-not-add-up', at });
  });

  test('counts-do-not-add-up: a key made for one person inside a group, however it is hidden', async () => {
    const extra = key(5, 'cohort:U3', 'ballot', 8);
    const result = await check(withKeys((keys) => [...keys, extra]));
    expect(result).toMatchObject({ ok: false, why: 'counts-do-not-add-up' });
  });

  test('duplicate-key: the same id twice, or one key under two ids even when written differently', async () => {
    const sameId = withKeys((keys) => [...keys, key(5, 'cohort:U1', 'ballot', 8)]);
    expect(await check(sameId)).toMatchObject({ why: 'duplicate-key', at: 'cohort:U1' });
    const sameKey = changeKey('cohort:U2', { publicKey: publicKeys[0]! });
    expect(await check(sameKey)).toMatchObject({ why: 'duplicate-key', at: 'cohort:U2' });
    const rewritten = changeKey('cohort:U2', { publicKey: rewriteAsPss(publicKeys[0]!) });
    expect(await check(rewritten)).toMatchObject({ why: 'duplicate-key', at: 'cohort:U2' });
    const twice = { ...manifest, breakdowns: ['gender', 'gender'] };
    expect(await check(twice)).toMatchObject({ why: 'duplicate-key', at: 'gender' });
  });

  test('bad-key: no RSA-2048 key, a kind that the id denies, a breakdown that is not declared', async () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey;
    const smallKey = encodeBase64url(small.export({ format: 'der', type: 'spki' }));
    for (const publicKey of ['', 'AAAA', '!!', smallKey]) {
      const result = await check(changeKey('cohort:U1', { publicKey }));
      expect(result).toEqual({ ok: false, why: 'bad-key', at: 'cohort:U1' });
    }
    const otherKind = changeKey('comments:U1', { kind: 'ballot' });
    expect(await check(otherKind)).toMatchObject({ why: 'bad-key', at: 'comments:U1' });
    const undeclared = { ...manifest, breakdowns: [] };
    expect(await check(undeclared)).toMatchObject({ why: 'bad-key', at: 'breakdown:gender=woman' });
    const noComments = { ...manifest, comments: false };
    expect(await check(noComments)).toMatchObject({ why: 'bad-key', at: 'comments:U1' });
  });

  test.each<[string, Partial<OwnKeyIds>]>([
    ['cohort:U7', { ballot: 'cohort:U7' }],
    ['comments:U1', { ballot: 'comments:U1' }],
    ['gender', { breakdowns: [] }],
    ['gender', { breakdowns: ['breakdown:gender=man'] }],
    ['gender', { breakdowns: ['breakdown:gender=woman', 'breakdown:gender=other'] }],
    ['breakdowns', { breakdowns: ['breakdown:gender=woman', 'breakdown:age=20'] }],
    ['comments', { comment: null }],
    ['comments:U7', { comment: 'comments:U7' }],
  ])('key-missing: %s', async (at, ids) => {
    const result = await check(manifest, { ...own, ...ids });
    expect(result).toEqual({ ok: false, why: 'key-missing', at });
  });
});

test('key-missing: a comment key in a round without comments', async () => {
  const plain = {
    ...withKeys((keys) => keys.filter((one) => one.kind === 'ballot')),
    breakdowns: [],
    comments: false,
  };
  const result = await check(plain, {
    ballot: 'cohort:U1',
    breakdowns: [],
    comment: 'comments:U1',
  });
  expect(result).toEqual({ ok: false, why: 'key-missing', at: 'comments:U1' });
});

test('the root is the same in every version: invitations on paper carry it', async () => {
  const keys = [
    { ...manifest.keys[1]!, publicKey: 'BBBB' },
    { ...manifest.keys[0]!, publicKey: 'AAAA' },
  ];
  expect(await computeManifestRoot({ ...manifest, keys })).toBe(
    '082912d9eb34343743413090b7d7b0cc2c864f399ff2d470cc2597d169eee6fe',
  );
});

test('a breakdown whose name goes on with = belongs to the longer name', async () => {
  const nested = {
    ...withKeys((keys) => [
      ...keys.filter((one) => one.kind !== 'breakdown'),
      key(2, 'breakdown:a=b', 'breakdown', 22),
      key(3, 'breakdown:a=b=c', 'breakdown', 22),
    ]),
    breakdowns: ['a', 'a=b'],
  };
  const breakdowns = ['breakdown:a=b', 'breakdown:a=b=c'];
  expect((await check(nested, { ...own, breakdowns })).ok).toBe(true);
});

describe('proof that a key is in the manifest', () => {
  test('holds for every key exactly as it stands', async () => {
    const root = await computeManifestRoot(manifest);
    const tree = await buildManifestTree(manifest);
    for (const one of manifest.keys) {
      const proof = proveKey(manifest, tree, one.id)!;
      expect(await checkKey(root, one, proof)).toBe(true);
      expect(await checkKey(root, { ...one, heads: one.heads + 1 }, proof)).toBe(false);
      expect(await checkKey(root, { ...one, publicKey: publicKeys[5]! }, proof)).toBe(false);
      expect(await checkKey('no root', one, proof)).toBe(false);
    }
    expect(proveKey(manifest, tree, 'cohort:U7')).toBeNull();
  });
});

/** The same modulus under the other algorithm identifier. */
function rewriteAsPss(publicKey: string): string {
  const pkcs1 = Buffer.from(publicKey, 'base64url').subarray(24);
  const algorithm = Buffer.from('300b06092a864886f70d01010a', 'hex');
  const bitString = Buffer.concat([Buffer.from([0x03, 0x82, 0x01, 0x0f, 0x00]), pkcs1]);
  const length = algorithm.length + bitString.length;
  const head = Buffer.from([0x30, 0x82, length >> 8, length & 255]);
  return encodeBase64url(Buffer.concat([head, algorithm, bitString]));
}
