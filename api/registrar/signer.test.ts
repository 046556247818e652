import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { blindMessage, finalizeSignature } from '../../surveys/ballot/blind-rsa.ts';
import { intToBytes } from '../../surveys/ballot/modular.ts';
import { parsePublicKey } from '../../surveys/ballot/rsa-public-key.ts';
import { drawToken } from '../../surveys/ballot/token.ts';
import { createSigner } from './signer.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));

function makeKeys(type: 'rsa' | 'rsa-pss' = 'rsa', modulusLength = 2048) {
  // The two types take the same options here, but have no overload in common.
  const pair =
    type === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength })
      : generateKeyPairSync('rsa-pss', { modulusLength });
  return {
    pkcs8: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
    publicKey: parsePublicKey(pair.publicKey.export({ format: 'der', type: 'spki' })),
  };
}

const { pkcs8, publicKey } = makeKeys();
const signer = createSigner({ threads: 2 });
afterAll(() => signer.close());

test('what it signs blindly, unblinds to a valid signature', async () => {
  const token = drawToken(random);
  const { blindedMessage, inverse } = (await blindMessage(publicKey!, token, random))!;
  const signed = await signer.sign(pkcs8, blindedMessage);
  expect(await finalizeSignature(publicKey!, token, signed, inverse)).not.toBeNull();
});

test('the same message gets the same signature: a repeated claim can be answered alike', async () => {
  const message = intToBytes(12345n, 256)!;
  const first = await signer.sign(pkcs8, message);
  expect(await signer.sign(pkcs8, message)).toEqual(first);
});

describe('refuses', () => {
  test.each([0, 1, 255, 257, 4096])('message-invalid: %i bytes', async (length) => {
    const signing = signer.sign(pkcs8, new Uint8Array(length).fill(1));
    await expect(signing).rejects.toMatchObject({ failure: 'message-invalid' });
  });

  test('message-invalid: a number that is not below the modulus', async () => {
    const { n } = publicKey!;
    for (const number of [n, n + 1n, 2n ** 2048n - 1n]) {
      const signing = signer.sign(pkcs8, intToBytes(number, 256)!);
      await expect(signing).rejects.toMatchObject({ failure: 'message-invalid' });
    }
    expect(await signer.sign(pkcs8, intToBytes(n - 1n, 256)!)).toHaveLength(256);
  });

  test('key-invalid: bytes that are no key, another size or kind of key', async () => {
    const ed25519 = generateKeyPairSync('ed25519').privateKey;
    const others = [
      new Uint8Array(0),
      pkcs8.subarray(1),
      ed25519.export({ format: 'der', type: 'pkcs8' }),
      makeKeys('rsa', 1024).pkcs8,
      makeKeys('rsa-pss').pkcs8,
    ];
    for (const other of others) {
      const signing = signer.sign(other, new Uint8Array(256).fill(1));
      await expect(signing).rejects.toMatchObject({ failure: 'key-invalid' });
    }
  });

  test('and goes on working, without a word about the key in the error', async () => {
    const error: unknown = await signer
      .sign(pkcs8, new Uint8Array(3))
      .catch((caught: unknown) => caught);
    expect(String(error)).toBe('SigningError: blind signing failed: message-invalid');
    expect(await signer.sign(pkcs8, intToBytes(2n, 256)!)).toHaveLength(256);
  });
});

test('200 messages at once are all signed, each with its own signature, while the event loop turns', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const messages = Array.from({ length: 200 }, (_, i) => intToBytes(BigInt(i + 2), 256)!);
  const signatures = await Promise.all(messages.map((message) => signer.sign(pkcs8, message)));
  clearInterval(timer);
  expect(new Set(signatures.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(200);
  expect(signatures[7]).toEqual(await signer.sign(pkcs8, messages[7]!));
  expect(turns).toBeGreaterThan(3);
});

test('forgetKeys drops parsed keys; what comes after is signed all the same', async () => {
  signer.forgetKeys();
  expect(await signer.sign(pkcs8, intToBytes(2n, 256)!)).toHaveLength(256);
});

test('closed: work that was waiting and work that comes later is refused, nothing hangs', async () => {
  const closing = createSigner({ threads: 1 });
  const waiting = closing.sign(pkcs8, intToBytes(2n, 256)!);
  const refused = expect(waiting).rejects.toMatchObject({ failure: 'closed' });
  await closing.close();
  await refused;
  const late = closing.sign(pkcs8, intToBytes(2n, 256)!);
  await expect(late).rejects.toMatchObject({ failure: 'closed' });
});
