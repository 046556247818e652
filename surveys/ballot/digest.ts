import type { Bytes } from './encoding.ts';

/** The platform's digests: no hash function of our own anywhere. */
export async function sha256(data: Bytes): Promise<Bytes> {
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', data));
}

export async function sha384(data: Bytes): Promise<Bytes> {
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-384', data));
}
