import { inspectManifest, breakdownOf } from './inspect-manifest.ts';
import type { ManifestRule } from './inspect-manifest.ts';
import type { KeyKind, Manifest, ManifestKey } from './manifest.ts';

/**
 * What the respondent's device checks before it asks for a signature: the whole manifest
 * (`inspect-manifest.ts`), and that the keys it is about to use stand in it.
 */

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

export type ManifestFault = ManifestRule | 'key-missing';

export type ManifestCheck =
  | {
      readonly ok: true;
      readonly manifest: Manifest;
      readonly keys: OwnKeys;
      /** As in `ManifestInspection`. */
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
  const { ownKeys, ...rest } = input;
  const { manifest, findings, signature } = await inspectManifest(rest);
  const broken = findings.find(({ held }) => !held);
  if (broken !== undefined) return refuse(broken.rule, broken.at);
  const keys = findOwnKeys(manifest!, ownKeys);
  if ('why' in keys) return keys;
  return {
    ok: true,
    manifest: manifest!,
    keys,
    signature: signature === 'unsupported' ? 'unsupported' : 'verified',
  };
}

function refuse(why: ManifestFault, at: string | null = null): Refusal {
  return { ok: false, why, at };
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
