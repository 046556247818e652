import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** The stored forms of the secret of an invitation. */
export interface SecretHashes {
  /** Under a key that is derived from the master key: a copy of the database alone gives nothing to try guesses on. */
  readonly keyed: Buffer;
  /** As in rounds that were launched before there was a key. */
  readonly plain: Buffer;
}

export type HashSecret = (secret: string) => SecretHashes;

/**
 * 128 random bits, or 80 on paper, need no slow hash where every guess needs the key too. Whoever has that has no
 * need to guess: it writes the secrets themselves (`secrets.ts`).
 */
export function createSecretHasher(masterKey: Uint8Array): HashSecret {
  const key = Buffer.from(hkdfSync('sha256', masterKey, '', 'tutti invitation hashes/1', 32));
  return (secret) => {
    const plain = createHash('sha256').update('tutti invitation\0').update(secret).digest();
    return { keyed: createHmac('sha256', key).update(plain).digest(), plain };
  };
}
