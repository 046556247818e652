import { createPrivateKey, createPublicKey, hkdfSync, sign } from 'node:crypto';
import { encodeBase64url } from '../../surveys/ballot/encoding.ts';
import { signManifest, type Manifest, type SignedManifest } from '../../surveys/ballot/manifest.ts';

/** DER before the 32 bytes of an Ed25519 private key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs manifests with one Ed25519 key per installation, derived from its master key. */
export function createManifestSigner(
  masterKey: Uint8Array,
): (manifest: Manifest) => Promise<SignedManifest> {
  const seed = Buffer.from(hkdfSync('sha256', masterKey, '', 'tutti manifest signing/1', 32));
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return (manifest) =>
    signManifest(manifest, encodeBase64url(publicKey), (data) => sign(null, data, key));
}
