import { decodeBase64url } from './encoding.ts';
import type { Bytes } from './encoding.ts';
import type { Policy } from '../policy.ts';
import {
  computeManifestRoot,
  findBreakdown,
  isSignedManifest,
  manifestSignatureInput,
} from './manifest.ts';
import type { KeyKind, Manifest, ManifestKey, SignedManifest } from './manifest.ts';
import { parsePublicKey } from './rsa-public-key.ts';

/**
 * What the respondent's device checks before it asks for a signature.
 *
 * Promise: the keys it goes on to use belong to groups of at least the minimum size, are the same for
 * everyone who has the same root, and the groups together are the whole company once: a key made for
 * one person shows.
 * Adversary: a registrar that hands different keys to different people (A3), HR that wants small groups (A5).
 * Assumption: the root in the invitation is the one that colleagues have (four words, `words.ts`).
 * Not protected: head counts are what the registrar says; invented people are in them (they are shown).
 */

/** Mirrors the floor of `policy.ts`, which the respondent's page does not load; a test holds them together. */
const GROUP_MIN_FLOOR = 5;

const ID_PREFIX: Record<KeyKind, string> = {
  ballot: 'cohort:',
  breakdown: 'breakdown:',
  comment: 'comments:',
};

/** The ids that the registrar says this person's keys have. */
export interface OwnKeyIds {
  readonly ballot: string;
  /** One per declared breakdown, in any order. */
  readonly breakdowns: readonly string[];
  /** null where the round has no comments. */
  readonly comment: string | null;
}

/** This person's keys as they stand in the manifest, breakdowns in its order. */
export interface OwnKeys {
  readonly ballot: ManifestKey;
  readonly breakdowns: readonly ManifestKey[];
  readonly comment: ManifestKey | null;
}

export type ManifestFault =
  | 'malformed'
  | 'root-mismatch'
  | 'signature'
  | 'policy-too-weak'
  | 'bad-key'
  | 'duplicate-key'
  | 'key-missing'
  | 'group-too-small'
  | 'counts-do-not-add-up';

export type ManifestCheck =
  | {
      readonly ok: true;
      readonly manifest: Manifest;
      readonly keys: OwnKeys;
      /**
       * `unsupported`: this browser has no Ed25519 (before 2025). The root still binds every byte; what is
       * lost is the proof to third parties that the registrar stands by it.
       */
      readonly signature: 'verified' | 'unsupported';
    }
  | {
      readonly ok: false;
      readonly why: ManifestFault;
      /** Id of the key, or name of the breakdown, at fault; null where it is the whole document. */
      readonly at: string | null;
    };

type Refusal = Extract<ManifestCheck, { ok: false }>;

export interface ManifestCheckInput {
  /** As received. */
  readonly signed: unknown;
  /** Hexadecimal, from the invitation. */
  readonly expectedRoot: string;
  readonly ownKeys: OwnKeyIds;
  /** Base64url; the organisation's key where it is known beforehand. */
  readonly signingKey?: string;
}

export async function checkManifest(input: ManifestCheckInput): Promise<ManifestCheck> {
  const { signed, expectedRoot, ownKeys } = input;
  if (!isSignedManifest(signed)) return refuse('malformed');
  const { manifest } = signed;

  const root = await computeManifestRoot(manifest);
  if (root !== expectedRoot || root !== signed.root) return refuse('root-mismatch');

  const signature = await checkSignature(signed, input.signingKey ?? signed.signingKey);
  if (signature === 'wrong') return refuse('signature');

  const refusal =
    findWeakPolicy(manifest.policy) ??
    findBadKey(manifest) ??
    findDuplicateKey(manifest) ??
    findSmallGroup(manifest) ??
    findWrongSum(manifest);
  if (refusal !== null) return refusal;

  const keys = findOwnKeys(manifest, ownKeys);
  if ('why' in keys) return keys;
  return { ok: true, manifest, keys, signature };
}

function refuse(why: ManifestFault, at: string | null = null): Refusal {
  return { ok: false, why, at };
}

async function checkSignature(
  signed: SignedManifest,
  expectedKey: string,
): Promise<'verified' | 'unsupported' | 'wrong'> {
  const signature = decodeBase64url(signed.signature);
  const keyBytes = decodeBase64url(signed.signingKey);
  if (signed.signingKey !== expectedKey || signature?.length !== 64 || keyBytes?.length !== 32) {
    return 'wrong';
  }
  const key = await importSigningKey(keyBytes);
  if (key === 'unsupported' || key === 'wrong') return key;
  const data = manifestSignatureInput(signed.root);
  const valid = await globalThis.crypto.subtle.verify('Ed25519', key, signature, data);
  return valid ? 'verified' : 'wrong';
}

async function importSigningKey(raw: Bytes): Promise<CryptoKey | 'unsupported' | 'wrong'> {
  try {
    return await globalThis.crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  } catch (error) {
    const isUnknown = error instanceof DOMException && error.name === 'NotSupportedError';
    return isUnknown ? 'unsupported' : 'wrong';
  }
}

function findWeakPolicy(policy: Policy): Refusal | null {
  const smallest = Math.min(
    policy.cohortMin,
    policy.commentMin,
    policy.breakdownMin,
    policy.distributionMin,
  );
  return policy.groupMin >= GROUP_MIN_FLOOR && smallest >= policy.groupMin
    ? null
    : refuse('policy-too-weak');
}

function findBadKey(manifest: Manifest): Refusal | null {
  for (const key of manifest.keys) {
    const spki = decodeBase64url(key.publicKey);
    const named = key.id.startsWith(ID_PREFIX[key.kind]);
    const declared = key.kind !== 'breakdown' || breakdownOf(manifest, key) !== null;
    const allowed = key.kind !== 'comment' || manifest.comments;
    if (!named || !declared || !allowed || spki === null || parsePublicKey(spki) === null) {
      return refuse('bad-key', key.id);
    }
  }
  return null;
}

/** Compares moduli, not texts: the same key can be written in more than one way. */
function findDuplicateKey(manifest: Manifest): Refusal | null {
  const ids = new Set<string>();
  const moduli = new Set<bigint>();
  for (const key of manifest.keys) {
    const { n } = parsePublicKey(decodeBase64url(key.publicKey)!)!;
    if (ids.has(key.id) || moduli.has(n)) return refuse('duplicate-key', key.id);
    ids.add(key.id);
    moduli.add(n);
  }
  const names = manifest.breakdowns;
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  return repeated === undefined ? null : refuse('duplicate-key', repeated);
}

function findSmallGroup(manifest: Manifest): Refusal | null {
  const { cohortMin, breakdownMin, commentMin } = manifest.policy;
  const minimum = { ballot: cohortMin, breakdown: breakdownMin, comment: commentMin };
  const small = manifest.keys.find((key) => key.heads < minimum[key.kind]);
  return small === undefined ? null : refuse('group-too-small', small.id);
}

/** Cohorts, each breakdown and comment cohorts: every one of them holds everybody exactly once. */
function findWrongSum(manifest: Manifest): Refusal | null {
  const everybody = sumHeads(manifest.keys.filter((key) => key.kind === 'ballot'));
  for (const name of manifest.breakdowns) {
    const keys = manifest.keys.filter((key) => breakdownOf(manifest, key) === name);
    if (sumHeads(keys) !== everybody) return refuse('counts-do-not-add-up', name);
  }
  const commentKeys = manifest.keys.filter((key) => key.kind === 'comment');
  if (manifest.comments && sumHeads(commentKeys) !== everybody) {
    return refuse('counts-do-not-add-up', 'comments');
  }
  return null;
}

function sumHeads(keys: readonly ManifestKey[]): number {
  return keys.reduce((sum, key) => sum + key.heads, 0);
}

function findOwnKeys(manifest: Manifest, own: OwnKeyIds): OwnKeys | Refusal {
  const find = (id: string | null, kind: KeyKind) =>
    manifest.keys.find((key) => key.id === id && key.kind === kind);

  const ballot = find(own.ballot, 'ballot');
  if (ballot === undefined) return refuse('key-missing', own.ballot);

  const breakdowns: ManifestKey[] = [];
  for (const name of manifest.breakdowns) {
    const [key, second] = own.breakdowns
      .map((id) => find(id, 'breakdown'))
      .filter((found) => found !== undefined && breakdownOf(manifest, found) === name);
    if (key === undefined || second !== undefined) return refuse('key-missing', name);
    breakdowns.push(key);
  }
  if (own.breakdowns.length !== breakdowns.length) return refuse('key-missing', 'breakdowns');

  const comment = find(own.comment, 'comment') ?? null;
  if ((comment === null) === manifest.comments)
    return refuse('key-missing', own.comment ?? 'comments');
  if (comment === null && own.comment !== null) return refuse('key-missing', own.comment);
  return { ballot, breakdowns, comment };
}

function breakdownOf({ breakdowns }: Manifest, key: ManifestKey): string | null {
  return key.kind === 'breakdown' ? findBreakdown(breakdowns, key.id) : null;
}
