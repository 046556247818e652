import { createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto';
import { encodeBase64url } from '../../surveys/ballot/encoding.ts';
import { signExtension, type SignedExtension } from '../../surveys/ballot/extension.ts';
import { signManifest, type Manifest, type SignedManifest } from '../../surveys/ballot/manifest.ts';

/** DER before the 32 bytes of an Ed25519 private key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key of an installation, by which its manifests and its orders to a ballot box are known. */
export interface RegistrarKey {
  /** Base64url, 32 bytes. */
  readonly publicKey: string;
  /** @param data begins with what it is, so that a signature is never taken for another thing's */
  readonly sign: (data: Uint8Array) => Uint8Array;
}

/** One key per installation, derived from its master key. */
export function createRegistrarKey(masterKey: Uint8Array): RegistrarKey {
  const seed = Buffer.from(hkdfSync('sha256', masterKey, '', 'tutti manifest signing/1', 32));
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    publicKey: encodeBase64url(publicKey),
    sign: (data) => sign(null, data, key),
  };
}

/** With the key of the manifests: a later last day stands beside one of them. */
export function createExtensionSigner(
  key: RegistrarKey,
): (root: string, closesOn: string) => Promise<SignedExtension> {
  return (root, closesOn) =>
    signExtension({ format: 'tutti-extension/1', root, closesOn }, key.sign);
}

export function createManifestSigner(
  key: RegistrarKey,
): (manifest: Manifest) => Promise<SignedManifest> {
  return (manifest) => signManifest(manifest, key.publicKey, key.sign);
}
