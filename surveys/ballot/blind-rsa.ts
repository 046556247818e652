import { concatBytes } from './encoding.ts';
import type { Bytes } from './encoding.ts';
import { encodePss, verifyPss } from './emsa-pss.ts';
import { bitLength, bytesToInt, intToBytes, inverseMod, powerMod } from './modular.ts';
import type { RsaPublicKey } from './rsa-public-key.ts';

/**
 * The respondent's side of RSA blind signatures, RFC 9474. The signer sees `blindedMessage` and later
 * can not tell which of its signatures an unblinded token came from: for any token and any signature
 * given out there is exactly one blinding factor that joins them.
 * Numbered comments are the RFC's steps.
 */

/** Fresh, unpredictable bytes. */
export type Random = (length: number) => Uint8Array;

/** RFC 9474 section 5. */
export interface BlindRsaVariant {
  readonly saltBytes: 0 | 48;
  /** Whether Prepare puts 32 random bytes in front of the message. */
  readonly randomized: boolean;
}

export const SHA384_PSS_RANDOMIZED: BlindRsaVariant = { saltBytes: 48, randomized: true };
export const SHA384_PSSZERO_RANDOMIZED: BlindRsaVariant = { saltBytes: 0, randomized: true };
export const SHA384_PSS_DETERMINISTIC: BlindRsaVariant = { saltBytes: 48, randomized: false };
export const SHA384_PSSZERO_DETERMINISTIC: BlindRsaVariant = { saltBytes: 0, randomized: false };

/**
 * The variant of this product. The random prefix keeps the token unlinkable even where the signer made
 * its key dishonestly (RFC 9474 section 7).
 */
const TUTTI_VARIANT = SHA384_PSS_RANDOMIZED;

const PREFIX_BYTES = 32;
/** One draw is in range with probability above 1/2: 128 failures in a row mean a broken source. */
const DRAWS_MAX = 128;

export interface Blinding {
  /** Goes to the signer; as long as the modulus. */
  readonly blindedMessage: Bytes;
  /** Never leaves the device; as long as the modulus. */
  readonly inverse: Bytes;
}

/** Section 4.1, Prepare. */
export function prepareMessage(
  message: Uint8Array,
  random: Random,
  variant: BlindRsaVariant = TUTTI_VARIANT,
): Bytes {
  return variant.randomized ? concatBytes(random(PREFIX_BYTES), message) : concatBytes(message);
}

/**
 * Section 4.2, Blind. null = "encoding error", "invalid input" or "blinding error": the key is too
 * short or no honest modulus, or the random source repeats itself.
 */
export async function blindMessage(
  key: RsaPublicKey,
  preparedMessage: Uint8Array,
  random: Random,
  variant: BlindRsaVariant = TUTTI_VARIANT,
): Promise<Blinding | null> {
  const modulusBytes = countModulusBytes(key);
  // 1. and 2.
  const salt = random(variant.saltBytes);
  const encoded = await encodePss(preparedMessage, bitLength(key.n) - 1, salt);
  if (encoded === null) return null;
  // 3.
  const m = bytesToInt(encoded);
  // 4. and 5.
  if (inverseMod(m, key.n) === null) return null;
  // 6.
  const r = drawBelow(key.n, random);
  if (r === null) return null;
  // 7. and 8.
  const inverse = inverseMod(r, key.n);
  if (inverse === null) return null;
  // 9.
  const x = powerMod(r, key.e, key.n);
  // 10.
  const z = (m * x) % key.n;
  // 11. and 12.
  const blindedMessage = intToBytes(z, modulusBytes);
  const inverseBytes = intToBytes(inverse, modulusBytes);
  return blindedMessage && inverseBytes && { blindedMessage, inverse: inverseBytes };
}

/**
 * Section 4.4, Finalize. null = "unexpected input size" or "invalid signature": the signer answered
 * with something that is no signature of this message under this key.
 */
export async function finalizeSignature(
  key: RsaPublicKey,
  preparedMessage: Uint8Array,
  blindSignature: Uint8Array,
  inverse: Uint8Array,
  variant: BlindRsaVariant = TUTTI_VARIANT,
): Promise<Bytes | null> {
  const modulusBytes = countModulusBytes(key);
  // 1.
  if (blindSignature.length !== modulusBytes) return null;
  // 2. and 3.
  const z = bytesToInt(blindSignature);
  const s = (z * bytesToInt(inverse)) % key.n;
  // 4. (A number below the modulus fits.)
  const signature = intToBytes(s, modulusBytes)!;
  // 5. and 6.
  return (await verifySignature(key, preparedMessage, signature, variant)) ? signature : null;
}

/** RSASSA-PSS-VERIFY, RFC 8017 section 8.1.2 (section 4.5 of RFC 9474). */
export async function verifySignature(
  key: RsaPublicKey,
  preparedMessage: Uint8Array,
  signature: Uint8Array,
  variant: BlindRsaVariant = TUTTI_VARIANT,
): Promise<boolean> {
  // 1.
  if (signature.length !== countModulusBytes(key)) return false;
  // 2. a. and b. RSAVP1 refuses a representative out of range
  const s = bytesToInt(signature);
  if (s >= key.n) return false;
  const m = powerMod(s, key.e, key.n);
  // 2. c.
  const encodedBits = bitLength(key.n) - 1;
  const encoded = intToBytes(m, Math.ceil(encodedBits / 8));
  if (encoded === null) return false;
  // 3. and 4.
  return verifyPss(preparedMessage, encoded, encodedBits, variant.saltBytes);
}

function countModulusBytes(key: RsaPublicKey): number {
  return Math.ceil(bitLength(key.n) / 8);
}

/** A uniform number from 1 to n - 1 by rejection: never by reduction, which would favour small ones. */
function drawBelow(n: bigint, random: Random): bigint | null {
  const bits = bitLength(n);
  const bytes = Math.ceil(bits / 8);
  for (let draw = 0; draw < DRAWS_MAX; draw++) {
    const candidate = bytesToInt(random(bytes)) & ((1n << BigInt(bits)) - 1n);
    if (candidate >= 1n && candidate < n) return candidate;
  }
  return null;
}
