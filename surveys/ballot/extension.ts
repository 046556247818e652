import { decodeBase64url, encodeBase64url, encodeUtf8, writeCanonicalJson } from './encoding.ts';
import type { Bytes } from './encoding.ts';
import { isExactly, isListOf, isNullOr, isShape, isText } from './guards.ts';
import type { SignedManifest } from './manifest.ts';

/**
 * A later last day for answers, published beside the manifest, whose root is in every invitation and
 * never changes.
 *
 * Promise: the last day moves later only, under the key that signed the rules, and for this round alone.
 * Adversary: a registrar that tells different people different days (A3).
 * Assumption: the manifest has been checked (`inspect-manifest.ts`).
 * Limits: HR may still close a round before its last day. A browser without Ed25519 can not tell.
 */
export interface Extension {
  readonly format: 'tutti-extension/1';
  /** Hexadecimal Merkle root of the manifest of the round. */
  readonly root: string;
  /** The new last day, `YYYY-MM-DD`. */
  readonly closesOn: string;
}

export interface SignedExtension {
  readonly extension: Extension;
  /** Base64url Ed25519 signature of `extensionSignatureInput(extension)`. */
  readonly signature: string;
}

/** `GET /api/rounds/:id/extensions`: all of them, in order, and how it ended. */
export interface PublishedExtensions {
  readonly extensions: readonly SignedExtension[];
  /** The day on which the round was closed, unsigned; null while it takes answers. */
  readonly closedOn: string | null;
}

const isPublished = isShape<PublishedExtensions>({
  extensions: isListOf(
    isShape<SignedExtension>({
      extension: isShape<Extension>({
        format: isExactly('tutti-extension/1'),
        root: isText,
        closesOn: isText,
      }),
      signature: isText,
    }),
  ),
  closedOn: isNullOr(isText),
});

/** @param sign Ed25519 with the key that signed the manifest */
export async function signExtension(
  extension: Extension,
  sign: (data: Bytes) => Uint8Array | Promise<Uint8Array>,
): Promise<SignedExtension> {
  const signature = encodeBase64url(await sign(extensionSignatureInput(extension)));
  return { extension, signature };
}

function extensionSignatureInput(extension: Extension): Bytes {
  return encodeUtf8(`tutti-extension-signature/1\n${writeCanonicalJson(extension)}`);
}

export interface ExtensionCheck {
  /** `unsupported`: this browser has no Ed25519. */
  readonly verdict: 'verified' | 'unsupported' | 'wrong';
  /** The last day that holds: that of the manifest where an extension is wrong. */
  readonly closesOn: string;
}

/**
 * What the extensions of a round make of its last day.
 * @param published as received
 */
export async function checkExtensions(
  signed: SignedManifest,
  published: unknown,
): Promise<ExtensionCheck> {
  const told = signed.manifest.round.closesOn;
  if (!isPublished(published)) return { verdict: 'wrong', closesOn: told };
  let closesOn = told;
  let verdict: ExtensionCheck['verdict'] = 'verified';
  for (const { extension, signature } of published.extensions) {
    const isLater = isDay(extension.closesOn) && extension.closesOn > closesOn;
    const found = isLater && extension.root === signed.root;
    const held = found ? await checkSignature(signed.signingKey, extension, signature) : 'wrong';
    if (held === 'wrong') return { verdict: 'wrong', closesOn: told };
    if (held === 'unsupported') verdict = held;
    ({ closesOn } = extension);
  }
  return { verdict, closesOn };
}

/** The day on which a round was closed, as the server says it; null while it takes answers. */
export function readClosedOn(published: unknown): string | null {
  return isPublished(published) && isDay(published.closedOn ?? '') ? published.closedOn : null;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

async function checkSignature(
  signingKey: string,
  extension: Extension,
  text: string,
): Promise<ExtensionCheck['verdict']> {
  const raw = decodeBase64url(signingKey);
  const signature = decodeBase64url(text);
  if (raw === null || signature === null) return 'wrong';
  const { subtle } = globalThis.crypto;
  try {
    const key = await subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    const data = extensionSignatureInput(extension);
    return (await subtle.verify('Ed25519', key, signature, data)) ? 'verified' : 'wrong';
  } catch (error) {
    const isUnknown = error instanceof DOMException && error.name === 'NotSupportedError';
    return isUnknown ? 'unsupported' : 'wrong';
  }
}
