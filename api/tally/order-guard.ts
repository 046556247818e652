import { createHmac, createPublicKey, randomBytes, timingSafeEqual, verify } from 'node:crypto';
import { parseSeal, writeOrder } from './order-seal.ts';

const NONCE_BYTES = 16;
const TAG_BYTES = 16;
/** Challenges that were used are remembered; then all that are out become void and a new list begins. */
const REMEMBERED_MAX = 10_000;

/**
 * Lets the registrar's orders through, each one once. Challenges are made with a key that only this
 * process has and are not stored when given out, so nobody can exhaust them by asking; after a restart
 * all old ones are void.
 */
export interface OrderGuard {
  /** 43 characters of base64url. */
  giveChallenge(): string;
  /**
   * The hash that the body has to have; null for an order that is not the registrar's, is for another
   * address or was used before.
   */
  admit(order: {
    readonly authorization: string | undefined;
    readonly method: string;
    readonly path: string;
  }): string | null;
}

/** @param registrarKey base64url Ed25519 public key, 32 bytes */
export function createOrderGuard(registrarKey: string): OrderGuard {
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: registrarKey },
    format: 'jwk',
  });
  let secret = randomBytes(32);
  const used = new Set<string>();
  const tag = (nonce: Buffer) =>
    createHmac('sha256', secret).update(nonce).digest().subarray(0, TAG_BYTES);

  function isOurs(challenge: string): boolean {
    const bytes = Buffer.from(challenge, 'base64url');
    return (
      bytes.length === NONCE_BYTES + TAG_BYTES &&
      timingSafeEqual(bytes.subarray(NONCE_BYTES), tag(bytes.subarray(0, NONCE_BYTES)))
    );
  }

  return {
    giveChallenge() {
      const nonce = randomBytes(NONCE_BYTES);
      return Buffer.concat([nonce, tag(nonce)]).toString('base64url');
    },
    admit({ authorization, method, path }) {
      const seal = parseSeal(authorization);
      if (seal === null || !isOurs(seal.challenge) || used.has(seal.challenge)) return null;
      const { challenge, bodyHash, signature } = seal;
      const order = writeOrder({ method, path, challenge, bodyHash });
      if (!verify(null, order, key, signature)) return null;
      if (used.size >= REMEMBERED_MAX) {
        secret = randomBytes(32);
        used.clear();
      } else {
        used.add(challenge);
      }
      return bodyHash;
    },
  };
}
