import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkExtensions, readClosedOn, signExtension, type SignedExtension } from './extension.ts';
import type { SignedManifest } from './manifest.ts';

const ROOT = 'ab'.repeat(32);
const keys = generateKeyPairSync('ed25519');
const signWith = (data: Uint8Array) => sign(null, data, keys.privateKey);
const signed = {
  manifest: { round: { closesOn: '2026-12-01' } },
  root: ROOT,
  signingKey: keys.publicKey.export({ format: 'jwk' }).x!,
} as unknown as SignedManifest;

const extend = (closesOn: string, root = ROOT) =>
  signExtension({ format: 'tutti-extension/1', root, closesOn }, signWith);
const check = (...extensions: SignedExtension[]) =>
  checkExtensions(signed, { extensions, closedOn: null });
const WRONG = { verdict: 'wrong', closesOn: '2026-12-01' };

describe('a later last day', () => {
  test('the last of several extensions holds; without any, the day of the manifest', async () => {
    expect(await check()).toEqual({ verdict: 'verified', closesOn: '2026-12-01' });
    expect(await check(await extend('2026-12-08'), await extend('2026-12-15'))).toEqual({
      verdict: 'verified',
      closesOn: '2026-12-15',
    });
  });

  test('refused: an earlier day, the same day, no day', async () => {
    for (const day of ['2026-11-30', '2026-12-01', 'tomorrow', '9'])
      expect(await check(await extend(day))).toEqual(WRONG);
    expect(await check(await extend('2026-12-15'), await extend('2026-12-08'))).toEqual(WRONG);
  });

  test('refused: of another round, changed after it was signed, signed by somebody else', async () => {
    expect(await check(await extend('2026-12-08', 'cd'.repeat(32)))).toEqual(WRONG);
    const honest = await extend('2026-12-08');
    const changed = { ...honest, extension: { ...honest.extension, closesOn: '2026-12-09' } };
    expect(await check(changed)).toEqual(WRONG);
    const stranger = generateKeyPairSync('ed25519');
    const forged = await signExtension(honest.extension, (data) =>
      sign(null, data, stranger.privateKey),
    );
    expect(await check(forged)).toEqual(WRONG);
  });

  test('refused: what is no list of extensions', async () => {
    const honest = await extend('2026-12-08');
    for (const published of [
      null,
      [],
      { extensions: [{ ...honest, more: 1 }], closedOn: null },
      { extensions: {}, closedOn: null },
      { extensions: [honest], closedOn: 1 },
    ])
      expect(await checkExtensions(signed, published)).toEqual(WRONG);
  });

  test('the day of the close is read where it is a day, and changes nothing of what was signed', async () => {
    const published = { extensions: [await extend('2026-12-08')], closedOn: '2026-11-20' };
    expect(readClosedOn(published)).toBe('2026-11-20');
    expect(await checkExtensions(signed, published)).toEqual({
      verdict: 'verified',
      closesOn: '2026-12-08',
    });
    for (const closedOn of [null, 'tomorrow', 5]) {
      expect(readClosedOn({ extensions: [], closedOn })).toBeNull();
    }
  });
});
