import { compareIds } from '../ids.ts';
import type { Policy } from '../policy.ts';
import {
  decodeHex,
  encodeBase64url,
  encodeHex,
  encodeUtf8,
  writeCanonicalJson,
} from './encoding.ts';
import type { Bytes } from './encoding.ts';
import { isCount, isExactly, isFlag, isListOf, isShape, isText } from './guards.ts';
import { buildMerkleTree, checkLeaf, proveLeaf } from './merkle.ts';
import type { HashFunction, InclusionProof, MerkleTree } from './merkle.ts';

/** The public document of a round: what is asked, under which thresholds, and every key with its head count. */
export interface Manifest {
  readonly format: 'tutti-manifest/1';
  readonly round: ManifestRound;
  readonly policy: Policy;
  /** Names of the declared breakdowns, for example `gender`. */
  readonly breakdowns: readonly string[];
  /** Whether the questionnaire has comment boxes. */
  readonly comments: boolean;
  /**
   * Where everyone deposits, an origin such as `https://box.example.org`; left out where that is the
   * place the page comes from. In the manifest, so that nobody can be sent to a box of their own.
   */
  readonly ballotbox?: string;
  readonly keys: readonly ManifestKey[];
}

export interface ManifestRound {
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  /** For example `advocacy-readiness@1`. */
  readonly instrument: string;
  /** SHA-256 of the questionnaire in canonical JSON, base64url. */
  readonly instrumentHash: string;
  /** A day, `YYYY-MM-DD`. */
  readonly closesOn: string;
}

export type KeyKind = 'ballot' | 'breakdown' | 'comment';

export interface ManifestKey {
  /** `cohort:U1`, `breakdown:gender=woman` or `comments:U1`. */
  readonly id: string;
  readonly kind: KeyKind;
  readonly label: string;
  /** People who are given this key. */
  readonly heads: number;
  /** Base64url DER SubjectPublicKeyInfo. */
  readonly publicKey: string;
}

export interface SignedManifest {
  readonly manifest: Manifest;
  /** Hexadecimal Merkle root over the manifest; also in every invitation. */
  readonly root: string;
  /** Base64url Ed25519 signature of `manifestSignatureInput(root)`. */
  readonly signature: string;
  /** Base64url Ed25519 public key, 32 bytes. */
  readonly signingKey: string;
}

/** A unit, an attribute and its value, each as long as a roster may have it, and the level between them. */
export const KEY_ID_MAX_CHARACTERS = 600;

/** The declared breakdown that a key is of: the longest name that its id goes on with; null for none. */
export function findBreakdown(names: readonly string[], keyId: string): string | null {
  const matching = names.filter((name) => keyId.startsWith(`breakdown:${name}=`));
  return matching.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

const manifestFields = {
  format: isExactly('tutti-manifest/1'),
  round: isShape<ManifestRound>({
    id: isText,
    title: isText,
    organisation: isText,
    instrument: isText,
    instrumentHash: isText,
    closesOn: isText,
  }),
  policy: isShape<Policy>({
    groupMin: isCount,
    distributionMin: isCount,
    commentMin: isCount,
    breakdownMin: isCount,
    cohortMin: isCount,
  }),
  breakdowns: isListOf(isText),
  comments: isFlag,
  keys: isListOf(
    isShape<ManifestKey>({
      id: isText,
      kind: isExactly('ballot', 'breakdown', 'comment'),
      label: isText,
      heads: isCount,
      publicKey: isText,
    }),
  ),
};
const isManifestHere = isShape<Manifest>(manifestFields);
const isManifestElsewhere = isShape<Manifest>({ ...manifestFields, ballotbox: isText });

export const isSignedManifest = isShape<SignedManifest>({
  manifest: (value): value is Manifest => isManifestHere(value) || isManifestElsewhere(value),
  root: isText,
  signature: isText,
  signingKey: isText,
});

/**
 * The tree: first a leaf with everything but the keys, then one leaf per key in order of id. The number
 * of keys is in the first leaf, so that a root stands for exactly one list of keys.
 * @param hash a synchronous SHA-256 where one is at hand
 */
export async function buildManifestTree(
  manifest: Manifest,
  hash?: HashFunction,
): Promise<MerkleTree> {
  const { keys, ...rest } = manifest;
  const header = encodeUtf8(
    `tutti-manifest-header/1\n${writeCanonicalJson({ ...rest, keyCount: keys.length })}`,
  );
  return buildMerkleTree([header, ...sortKeys(keys).map(writeKeyLeaf)], hash);
}

/** Hexadecimal, 64 characters. */
export async function computeManifestRoot(manifest: Manifest): Promise<string> {
  return encodeHex((await buildManifestTree(manifest)).root);
}

/** Proof that key `id` is in the manifest of `tree`; null when it is not. */
export function proveKey(manifest: Manifest, tree: MerkleTree, id: string): InclusionProof | null {
  const position = sortKeys(manifest.keys).findIndex((key) => key.id === id);
  return position < 0 ? null : proveLeaf(tree, position + 1);
}

/** Whether `key`, exactly as it stands, is in the manifest with this hexadecimal root. */
export async function checkKey(
  root: string,
  key: ManifestKey,
  proof: InclusionProof,
): Promise<boolean> {
  const rootBytes = decodeHex(root);
  return rootBytes !== null && checkLeaf(rootBytes, writeKeyLeaf(key), proof);
}

/**
 * @param sign Ed25519 over the bytes it is given, with the private half of `signingKey`
 * @param signingKey base64url public key, 32 bytes
 */
export async function signManifest(
  manifest: Manifest,
  signingKey: string,
  sign: (data: Bytes) => Uint8Array | Promise<Uint8Array>,
): Promise<SignedManifest> {
  const root = await computeManifestRoot(manifest);
  const signature = encodeBase64url(await sign(manifestSignatureInput(root)));
  return { manifest, root, signature, signingKey };
}

/** What is signed: never a bare hash, which might be one of something else. */
export function manifestSignatureInput(root: string): Bytes {
  return encodeUtf8(`tutti-manifest-signature/1\n${root}`);
}

function sortKeys(keys: readonly ManifestKey[]): ManifestKey[] {
  return keys.toSorted((a, b) => compareIds(a.id, b.id));
}

function writeKeyLeaf(key: ManifestKey): Bytes {
  return encodeUtf8(`tutti-manifest-key/1\n${writeCanonicalJson(key)}`);
}
