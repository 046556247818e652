import { createCipheriv, createDecipheriv, generateKeyPair, randomBytes } from 'node:crypto';
import { encodeBase64url, encodeUtf8 } from '../../surveys/ballot/encoding.ts';
import { MODULUS_BITS } from '../../surveys/ballot/rsa-public-key.ts';

/**
 * Blind-signature keys. They exist in clear only inside the processes that make and use them; what is
 * stored is encrypted with AES-256-GCM under the master key, bound to the name of the key, so that one
 * stored key can not be put in the place of another.
 */

export interface SealedKeyPair {
  /** Base64url DER SubjectPublicKeyInfo. */
  readonly publicKey: string;
  /** Version, nonce, ciphertext of the PKCS#8 DER, tag. */
  readonly sealedPrivateKey: Uint8Array;
}

/** Says which key it is, for example round and key id: the same text opens it again. */
export type KeyName = string;

const CIPHER = 'aes-256-gcm';
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;

/**
 * A new RSA-2048 key pair, made on the thread pool (about 0.1 s of one core).
 * @param masterKey 32 bytes
 */
export async function makeSealedKeyPair(
  masterKey: Uint8Array,
  name: KeyName,
): Promise<SealedKeyPair> {
  const { spki, pkcs8 } = await generateRsaKeyPair();
  const sealedPrivateKey = sealPrivateKey(masterKey, name, pkcs8);
  pkcs8.fill(0);
  return { publicKey: encodeBase64url(spki), sealedPrivateKey };
}

/**
 * One key pair per name, `concurrency` at a time: more than there are cores only makes the rest of the
 * server wait for the thread pool.
 * @param keep stores a pair; the next one of its lane begins when it has resolved. When it rejects, no
 *   further pairs are begun and the rejection is passed on.
 */
export async function makeSealedKeyPairs(
  masterKey: Uint8Array,
  names: readonly KeyName[],
  concurrency: number,
  keep: (name: KeyName, pair: SealedKeyPair) => Promise<void>,
): Promise<void> {
  const waiting = names.values();
  let failed = false;
  const work = async () => {
    for (const name of waiting) {
      if (failed) return;
      try {
        await keep(name, await makeSealedKeyPair(masterKey, name));
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
}

/** @param pkcs8 DER */
export function sealPrivateKey(
  masterKey: Uint8Array,
  name: KeyName,
  pkcs8: Uint8Array,
): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, masterKey, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(writeContext(name));
  const ciphertext = [cipher.update(pkcs8), cipher.final()];
  return Buffer.concat([Uint8Array.of(VERSION), nonce, ...ciphertext, cipher.getAuthTag()]);
}

/** PKCS#8 DER; null when the master key or the name is another one, or the bytes were changed. */
export function openPrivateKey(
  masterKey: Uint8Array,
  name: KeyName,
  sealed: Uint8Array,
): Uint8Array | null {
  if (sealed.length < HEADER_BYTES + TAG_BYTES || sealed[0] !== VERSION) return null;
  const nonce = sealed.subarray(1, HEADER_BYTES);
  const decipher = createDecipheriv(CIPHER, masterKey, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(writeContext(name));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const ciphertext = sealed.subarray(HEADER_BYTES, -TAG_BYTES);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    return null;
  }
}

function writeContext(name: KeyName): Uint8Array {
  return encodeUtf8(`tutti-signing-key/1\n${name}`);
}

function generateRsaKeyPair(): Promise<{ spki: Uint8Array; pkcs8: Uint8Array }> {
  return new Promise((resolve, reject) => {
    generateKeyPair(
      'rsa',
      {
        modulusLength: MODULUS_BITS,
        publicExponent: 65537,
        publicKeyEncoding: { type: 'spki', format: 'der' },
        privateKeyEncoding: { type: 'pkcs8', format: 'der' },
      },
      (error, spki, pkcs8) => {
        if (error === null) resolve({ spki, pkcs8 });
        else reject(error);
      },
    );
  });
}
