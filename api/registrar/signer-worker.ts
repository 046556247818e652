import {
  constants,
  createHash,
  createPrivateKey,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import type { SignerOrder, SignerReply, SignerRequest } from './signer.ts';

/**
 * BlindSign of RFC 9474 section 4.3 in a thread of its own. The private operation blinds itself
 * (OpenSSL), so its time tells nothing about the key.
 */

const MODULUS_BITS = 2048;
const MODULUS_BYTES = MODULUS_BITS / 8;
/** Parsing a key takes as long as signing once; a thread keeps the ones in use. */
const CACHED_KEYS_MAX = 512;

/** Least recently used first. */
const keys = new Map<string, KeyObject>();

const port = parentPort;
if (port === null) throw new Error('the signer runs as a worker thread only');

port.on('message', (order: SignerOrder) => {
  if (order === 'forget') keys.clear();
  else port.postMessage(order.map(answer));
});

function answer(request: SignerRequest): SignerReply {
  const { id } = request;
  try {
    return { id, ...signBlinded(request) };
  } catch {
    // What went wrong inside the library could quote the key: say only that it did.
    return { id, failure: 'signing-failure' };
  }
}

type Outcome =
  | { readonly signature: Uint8Array }
  | { readonly failure: Extract<SignerReply, { failure: string }>['failure'] };

function signBlinded({ pkcs8, blinded }: SignerRequest): Outcome {
  const key = findKey(pkcs8);
  if (key === null) return { failure: 'key-invalid' };
  if (blinded.length !== MODULUS_BYTES) return { failure: 'message-invalid' };
  // 1. and 2. m must be below n. Raw RSA on the server is exactly that: no padding.
  const raw = { key, padding: constants.RSA_NO_PADDING };
  let signature: Buffer;
  try {
    signature = privateDecrypt(raw, blinded);
  } catch {
    return { failure: 'message-invalid' };
  }
  // 3. and 4. A faulty private operation would give the key away: check before letting the result out.
  if (!publicEncrypt(raw, signature).equals(blinded)) return { failure: 'signing-failure' };
  // 5. and 6.
  return { signature };
}

function findKey(pkcs8: Uint8Array): KeyObject | null {
  const hash = createHash('sha256').update(pkcs8).digest('base64');
  const key = keys.get(hash) ?? parseKey(pkcs8);
  if (key === null) return null;
  keys.delete(hash);
  keys.set(hash, key);
  if (keys.size > CACHED_KEYS_MAX) keys.delete(keys.keys().next().value!);
  return key;
}

function parseKey(pkcs8: Uint8Array): KeyObject | null {
  try {
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    const fits =
      key.asymmetricKeyType === 'rsa' && key.asymmetricKeyDetails?.modulusLength === MODULUS_BITS;
    return fits ? key : null;
  } catch {
    return null;
  }
}
