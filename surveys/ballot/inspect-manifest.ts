import { decodeBase64url } from './encoding.ts';
import type { Bytes } from './encoding.ts';
import {
  computeManifestRoot,
  findBreakdown,
  isSignedManifest,
  manifestSignatureInput,
} from './manifest.ts';
import type { KeyKind, Manifest, ManifestKey, SignedManifest } from './manifest.ts';
import { parsePublicKey } from './rsa-public-key.ts';

/**
 * What anyone can check of a manifest without an invitation: the respondent's device before it asks for
 * a signature (`check-manifest.ts`), a colleague on the page "Check it yourself", an auditor from the
 * command line.
 *
 * Promise: every key belongs to a group of at least the minimum size, and the groups together are the
 * whole company once: a key made for one person shows.
 * Adversary: a registrar that hands different keys to different people (A3), HR that wants small groups (A5).
 * Assumption: the root is the one that colleagues have (four words, `words.ts`).
 * Not protected: head counts are what the registrar says; invented people are in them (they are shown).
 */

/** Mirrors the floor of `policy.ts`, which the respondent's page does not load; a test holds them together. */
const GROUP_MIN_FLOOR = 5;

const ID_PREFIX: Record<KeyKind, string> = {
  ballot: 'cohort:',
  breakdown: 'breakdown:',
  comment: 'comments:',
};

/** What is found out, in this order: each stands on those before it. */
export const MANIFEST_RULES = [
  'malformed',
  'root-mismatch',
  'signature',
  'policy-too-weak',
  'bad-key',
  'duplicate-key',
  'group-too-small',
  'counts-do-not-add-up',
] as const;
export type ManifestRule = (typeof MANIFEST_RULES)[number];

export interface ManifestFinding {
  /** Named after what is wrong when it does not hold. */
  readonly rule: ManifestRule;
  readonly held: boolean;
  /** Id of the key, or name of the breakdown, at fault; null where it is the whole document or nothing. */
  readonly at: string | null;
}

export interface ManifestInspection {
  /** null when it is malformed; then there is only that finding. */
  readonly manifest: Manifest | null;
  /** Hexadecimal, computed from the manifest, whatever root came with it; '' when it is malformed. */
  readonly root: string;
  readonly findings: readonly ManifestFinding[];
  /**
   * `unsupported`: this browser has no Ed25519 (before 2025). The root still binds every byte; what is
   * lost is the proof to third parties that the registrar stands by it.
   */
  readonly signature: 'verified' | 'unsupported' | 'wrong';
}

export interface ManifestInspectionInput {
  /** As received. */
  readonly signed: unknown;
  /** Hexadecimal, where it is known from an invitation or a colleague. */
  readonly expectedRoot?: string;
  /** Base64url; the organisation's key where it is known beforehand. */
  readonly signingKey?: string;
}

export async function inspectManifest(input: ManifestInspectionInput): Promise<ManifestInspection> {
  const { signed } = input;
  if (!isSignedManifest(signed)) {
    const finding = { rule: 'malformed', held: false, at: null } as const;
    return { manifest: null, root: '', findings: [finding], signature: 'wrong' };
  }
  const { manifest } = signed;
  const root = await computeManifestRoot(manifest);
  const rootHeld = root === (input.expectedRoot ?? root) && root === signed.root;
  const signature = await checkSignature(signed, input.signingKey ?? signed.signingKey);
  const moduli = manifest.keys.map(readModulus);
  const findings = MANIFEST_RULES.map((rule): ManifestFinding => {
    if (rule === 'malformed') return { rule, held: true, at: null };
    if (rule === 'root-mismatch') return { rule, held: rootHeld, at: null };
    if (rule === 'signature') return { rule, held: signature !== 'wrong', at: null };
    const fault = FIND_FAULT[rule](manifest, moduli);
    return { rule, held: fault === null, at: fault?.at ?? null };
  });
  return { manifest, root, findings, signature };
}

/** `at`: as in `ManifestFinding`. */
interface Fault {
  readonly at: string | null;
}

const FIND_FAULT: Readonly<
  Record<
    Exclude<ManifestRule, 'malformed' | 'root-mismatch' | 'signature'>,
    (manifest: Manifest, moduli: readonly (bigint | null)[]) => Fault | null
  >
> = {
  'policy-too-weak': findWeakPolicy,
  'bad-key': findBadKey,
  'duplicate-key': findDuplicateKey,
  'group-too-small': findSmallGroup,
  'counts-do-not-add-up': findWrongSum,
};

async function checkSignature(
  signed: SignedManifest,
  expectedKey: string,
): Promise<'verified' | 'unsupported' | 'wrong'> {
  const signature = decodeBase64url(signed.signature);
  const keyBytes = decodeBase64url(signed.signingKey);
  if (signed.signingKey !== expectedKey || signature === null || keyBytes === null) {
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

function findWeakPolicy({ policy }: Manifest): Fault | null {
  const smallest = Math.min(
    policy.cohortMin,
    policy.commentMin,
    policy.breakdownMin,
    policy.distributionMin,
  );
  return policy.groupMin >= GROUP_MIN_FLOOR && smallest >= policy.groupMin ? null : { at: null };
}

/** null for what is no key of ours. */
function readModulus({ publicKey }: ManifestKey): bigint | null {
  const spki = decodeBase64url(publicKey);
  return spki === null ? null : (parsePublicKey(spki)?.n ?? null);
}

function findBadKey(manifest: Manifest, moduli: readonly (bigint | null)[]): Fault | null {
  for (const [index, key] of manifest.keys.entries()) {
    const named = key.id.startsWith(ID_PREFIX[key.kind]);
    const declared = key.kind !== 'breakdown' || breakdownOf(manifest, key) !== null;
    const allowed = key.kind !== 'comment' || manifest.comments;
    if (!named || !declared || !allowed || moduli[index] === null) return { at: key.id };
  }
  return null;
}

/** Compares moduli, not texts: the same key can be written in more than one way. */
function findDuplicateKey(manifest: Manifest, moduli: readonly (bigint | null)[]): Fault | null {
  const { keys, breakdowns } = manifest;
  const at =
    findRepeated(keys.map(({ id }) => id)) ??
    findRepeated(moduli.map((modulus, index) => modulus ?? `none ${index}`));
  if (at !== null) return { at: keys[at]!.id };
  const name = findRepeated(breakdowns);
  return name === null ? null : { at: breakdowns[name]! };
}

/** The place of the first value that stands earlier too. */
function findRepeated(values: readonly (string | bigint)[]): number | null {
  const seen = new Set<string | bigint>();
  for (const [index, value] of values.entries()) {
    if (seen.has(value)) return index;
    seen.add(value);
  }
  return null;
}

function findSmallGroup(manifest: Manifest): Fault | null {
  const { cohortMin, breakdownMin, commentMin } = manifest.policy;
  const minimum = { ballot: cohortMin, breakdown: breakdownMin, comment: commentMin };
  const small = manifest.keys.find((key) => key.heads < minimum[key.kind]);
  return small === undefined ? null : { at: small.id };
}

/** Cohorts, each breakdown and comment cohorts: every one of them holds everybody exactly once. */
function findWrongSum(manifest: Manifest): Fault | null {
  const everybody = sumHeads(manifest.keys.filter((key) => key.kind === 'ballot'));
  for (const name of manifest.breakdowns) {
    const keys = manifest.keys.filter((key) => breakdownOf(manifest, key) === name);
    if (sumHeads(keys) !== everybody) return { at: name };
  }
  const commentKeys = manifest.keys.filter((key) => key.kind === 'comment');
  if (manifest.comments && sumHeads(commentKeys) !== everybody) {
    return { at: 'comments' };
  }
  return null;
}

function sumHeads(keys: readonly ManifestKey[]): number {
  return keys.reduce((sum, key) => sum + key.heads, 0);
}

/** The declared breakdown of a key; null for other keys. */
export function breakdownOf({ breakdowns }: Manifest, key: ManifestKey): string | null {
  return key.kind === 'breakdown' ? findBreakdown(breakdowns, key.id) : null;
}
