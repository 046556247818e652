import { createHash } from 'node:crypto';

/**
 * How the registrar seals an order to a ballot box that is a process of its own: an Ed25519 signature
 * over method, path, a challenge that the box has just given out, and the hash of the body. The box
 * knows the public key and nothing else, so whoever runs it can not give orders; the challenge makes an
 * order good for one time.
 */
export interface Order {
  readonly method: string;
  /** As in the address, from the first slash. */
  readonly path: string;
  readonly challenge: string;
  /** Base64url SHA-256. */
  readonly bodyHash: string;
}

const SCHEME = 'Tutti-Order';
const BASE64URL = '[A-Za-z0-9_-]';

export function writeOrder({ method, path, challenge, bodyHash }: Order): Buffer {
  return Buffer.from(`tutti-order/1\n${method}\n${path}\n${challenge}\n${bodyHash}`);
}

export function hashBody(body: string | Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}

interface Seal extends Pick<Order, 'challenge' | 'bodyHash'> {
  readonly signature: Buffer;
}

/** Value of the authorization header. */
export function writeSeal({ challenge, bodyHash, signature }: Seal): string {
  return `${SCHEME} ${challenge}.${bodyHash}.${signature.toString('base64url')}`;
}

/** null for anything that is no seal. */
export function parseSeal(header: string | undefined): Seal | null {
  const pattern = `^${SCHEME} (${BASE64URL}{43})\\.(${BASE64URL}{43})\\.(${BASE64URL}{86})$`;
  const [, challenge, bodyHash, signature] = new RegExp(pattern).exec(header ?? '') ?? [];
  if (challenge === undefined || bodyHash === undefined || signature === undefined) return null;
  return { challenge, bodyHash, signature: Buffer.from(signature, 'base64url') };
}
