import { prepareMessage } from './blind-rsa.ts';
import type { Random } from './blind-rsa.ts';
import type { Bytes } from './encoding.ts';
import { isShape, isText } from './guards.ts';

/**
 * A token is a random number, prepared as RFC 9474 has it: 32 bytes of prefix, 32 of message. Round and
 * group are not in it; the key that signed it stands for them, and no two rounds or groups share a key.
 */
const MESSAGE_BYTES = 32;

export const TOKEN_BYTES = 64;
export const SIGNATURE_BYTES = 256;

/** The right to put one ballot, one breakdown count or one comment into the box. */
export interface SignedToken {
  /** Id of the key in the manifest. */
  readonly key: string;
  /** Base64url, `TOKEN_BYTES`. */
  readonly token: string;
  /** Base64url, `SIGNATURE_BYTES`. */
  readonly signature: string;
}

export const isSignedToken = isShape<SignedToken>({
  key: isText,
  token: isText,
  signature: isText,
});

export function drawToken(random: Random): Bytes {
  return prepareMessage(random(MESSAGE_BYTES), random);
}
