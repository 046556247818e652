import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decodeBase64url, encodeBase64url } from '../../surveys/ballot/encoding.ts';
import { parsePublicKey } from '../../surveys/ballot/rsa-public-key.ts';
import { makeSealedKeyPair, makeSealedKeyPairs, openPrivateKey, sealPrivateKey } from './keys.ts';

const masterKey = randomBytes(32);

describe('a key pair', () => {
  test('is RSA-2048, its halves belong together, and respondents accept it', async () => {
    const { publicKey, sealedPrivateKey } = await makeSealedKeyPair(masterKey, 'round cohort:U1');
    const pkcs8 = openPrivateKey(masterKey, 'round cohort:U1', sealedPrivateKey)!;
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
    expect(encodeBase64url(spki)).toBe(publicKey);
    expect(parsePublicKey(decodeBase64url(publicKey)!)?.e).toBe(65537n);
  });

  test('is not made on the event loop', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await Promise.all([1, 2, 3, 4].map((n) => makeSealedKeyPair(masterKey, String(n))));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });
});

describe('a sealed private key', () => {
  const secret = new Uint8Array(randomBytes(1200));
  const sealed = sealPrivateKey(masterKey, 'round cohort:U1', secret);

  test('opens under its master key and name only', () => {
    expect(openPrivateKey(masterKey, 'round cohort:U1', sealed)).toEqual(Buffer.from(secret));
    expect(openPrivateKey(masterKey, 'round cohort:U2', sealed)).toBeNull();
    expect(openPrivateKey(randomBytes(32), 'round cohort:U1', sealed)).toBeNull();
  });

  test('shows nothing of the key and is never sealed alike twice', () => {
    const again = sealPrivateKey(masterKey, 'round cohort:U1', secret);
    expect(Buffer.from(again).equals(Buffer.from(sealed))).toBe(false);
    expect(Buffer.from(sealed).includes(Buffer.from(secret.subarray(0, 16)))).toBe(false);
  });

  test('that was changed or cut anywhere is refused, never an exception', () => {
    for (let at = 0; at < sealed.length; at += 7) {
      const changed = sealed.map((byte, i) => (i === at ? byte ^ 1 : byte));
      expect(openPrivateKey(masterKey, 'round cohort:U1', changed)).toBeNull();
      expect(openPrivateKey(masterKey, 'round cohort:U1', sealed.subarray(0, at))).toBeNull();
    }
  });
});

describe('many key pairs', () => {
  test('are made for every name once, no more than so many at a time', async () => {
    const kept: string[] = [];
    let busy = 0;
    let busiest = 0;
    await makeSealedKeyPairs(masterKey, ['a', 'b', 'c', 'd', 'e'], 2, async (name, pair) => {
      busiest = Math.max(busiest, ++busy);
      await new Promise((resolve) => setTimeout(resolve, 5));
      busy--;
      expect(openPrivateKey(masterKey, name, pair.sealedPrivateKey)).not.toBeNull();
      kept.push(name);
    });
    expect(kept.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(busiest).toBeLessThanOrEqual(2);
  });

  test('a store that fails ends it: no further keys are made', async () => {
    let calls = 0;
    const names = Array.from({ length: 50 }, (_, i) => String(i));
    const work = makeSealedKeyPairs(masterKey, names, 2, () => {
      calls++;
      return calls === 1 ? Promise.reject(new Error('disk full')) : Promise.resolve();
    });
    await expect(work).rejects.toThrow('disk full');
    // Long enough for the other lane to make more, if it did not stop.
    await Promise.all([1, 2, 3].map((n) => makeSealedKeyPair(masterKey, String(n))));
    expect(calls).toBeLessThanOrEqual(2);
  });
});
