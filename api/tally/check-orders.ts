import { createHash } from 'node:crypto';
import { z } from 'zod';
import { writeCanonicalJson } from '../../surveys/ballot/encoding.ts';
import { inspectManifest } from '../../surveys/ballot/inspect-manifest.ts';
import {
  computeManifestRoot,
  findBreakdown,
  isSignedManifest,
  type KeyKind,
  type Manifest,
  type SignedManifest,
} from '../../surveys/ballot/manifest.ts';
import {
  listBreakdownKeys,
  type MemberTypeCounts,
} from '../../surveys/disclosure/breakdowns-keys.ts';
import type { UnitId } from '../../surveys/ids.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { AppError } from '../problem.ts';
import type { RoundToRelease } from './port.ts';

/**
 * Promise: a ballot box of its own opens only for a manifest that every respondent's device would
 * accept, and releases only under the thresholds, groups and head counts of that manifest.
 * Adversary: whoever runs the registrar (A3, A5): the order is signed, what it asks for is not right.
 * Assumption: the box is run by somebody else.
 * Limits: how groups lie in the tree of units, and how many of a breakdown group claimed, is what the
 * registrar says; head counts are too, but they are in the manifest that everyone sees.
 */

const list = z.array(z.looseObject({}));
const signedSchema = z.custom<SignedManifest>(isSignedManifest, 'not a signed manifest');
const instrumentSchema = z
  .looseObject({ items: list, comments: list, dimensions: list })
  .transform((instrument) => instrument as unknown as Instrument);
const cohortsSchema = z.array(
  z.looseObject({ id: z.string(), heads: z.int(), units: z.array(z.string()) }),
);

export const openingSchema = z.strictObject({ signed: signedSchema, instrument: instrumentSchema });

/** What can be checked of an order to release is; the rest is used as it comes. */
export const releaseSchema = z
  .strictObject({
    id: z.uuid(),
    signed: signedSchema,
    title: z.string(),
    instrument: instrumentSchema,
    closedOn: z.iso.date(),
    policy: z.looseObject({}),
    setup: z.looseObject({}),
    frozen: z.looseObject({
      units: z.array(z.looseObject({ id: z.string() })),
      plan: z.looseObject({ cohorts: cohortsSchema, commentCohorts: cohortsSchema }),
    }),
    types: z.array(
      z
        .strictObject({
          breakdownKeys: z.array(z.string()),
          ballotKeys: z.array(z.string()),
          invited: z.array(z.int().min(0)),
          claimed: z.array(z.int().min(0)),
        })
        .refine(({ ballotKeys, invited, claimed }) =>
          [invited, claimed].every((list) => list.length === ballotKeys.length),
        ),
    ),
    changes: list.nullable(),
    preferred: z.array(z.string()),
  })
  .transform(({ preferred, signed, ...round }): OrderedRelease => ({
    signed,
    round: {
      ...(round as unknown as Omit<OrderedRelease['round'], 'preferred'>),
      preferred: new Set(preferred as UnitId[]),
    },
  }));

export interface OrderedRelease {
  /** For which the box was opened. */
  readonly signed: SignedManifest;
  readonly round: RoundToRelease & { readonly types: readonly MemberTypeCounts[] };
}

/** @throws AppError settings-frozen: not this registrar's manifest, or not what a device would accept */
export async function checkOpening(
  { signed, instrument }: z.infer<typeof openingSchema>,
  registrarKey: string,
): Promise<void> {
  const { findings } = await inspectManifest({ signed, signingKey: registrarKey });
  const broken = findings.find(({ held }) => !held);
  if (broken !== undefined) throw new AppError('settings-frozen', { detail: broken.rule });
  requireSame('instrument', signed.manifest.round.instrumentHash, hashInstrument(instrument));
}

/**
 * @param openedFor root of the manifest for which the box was opened; null: not known
 * @throws AppError settings-frozen naming what is not as it was
 */
export async function checkRelease(
  { signed, round }: OrderedRelease,
  openedFor: string | null,
): Promise<void> {
  const { frozen, instrument } = round;
  const { manifest } = signed;
  requireSame('manifest', await computeManifestRoot(manifest), openedFor);
  requireSame('round', manifest.round.id, round.id);
  requireSame('title', manifest.round.title, round.title);
  requireSame('instrument', manifest.round.instrumentHash, hashInstrument(instrument));
  requireSame('policy', writeCanonicalJson(manifest.policy), writeCanonicalJson(round.policy));
  const { cohorts, commentCohorts } = frozen.plan;
  const plan = frozen.breakdowns;
  const groups = plan === undefined ? [] : listBreakdownKeys(plan, String);
  const declared = (plan?.breakdowns ?? []).map(({ name }) => name);
  requireSame('cohorts', writeHeads(keysOf(manifest, 'ballot')), writeHeads(cohorts));
  requireSame('comments', writeHeads(keysOf(manifest, 'comment')), writeHeads(commentCohorts));
  requireSame('breakdowns', manifest.breakdowns.join('\n'), declared.join('\n'));
  requireSame('breakdowns', writeHeads(keysOf(manifest, 'breakdown')), writeHeads(groups));
  if (plan !== undefined) checkTypes(manifest, round.types);
}

/** Everyone holds one key of each kind, so the people of all types are the heads of every group. */
function checkTypes(manifest: Manifest, types: readonly MemberTypeCounts[]): void {
  const invited = new Map<string, number>();
  const add = (key: string, people: number) => invited.set(key, (invited.get(key) ?? 0) + people);
  for (const { breakdownKeys, ballotKeys, ...counts } of types) {
    const names = breakdownKeys.map((key) => findBreakdown(manifest.breakdowns, key));
    requireSame('types', manifest.breakdowns.join('\n'), names.join('\n'));
    for (const [at, key] of ballotKeys.entries()) {
      const people = counts.invited[at]!;
      requireSame('types', Math.max(counts.claimed[at]!, people), people);
      for (const one of [key, ...breakdownKeys]) add(one, people);
    }
  }
  const held = Array.from(invited, ([id, heads]) => ({ id, heads }));
  const keys = manifest.keys.filter(({ kind }) => kind !== 'comment');
  requireSame('types', writeHeads(keys), writeHeads(held));
}

function requireSame(what: string, frozen: string | number, now: string | number | null): void {
  if (frozen !== now) throw new AppError('settings-frozen', { detail: what });
}

function keysOf({ keys }: Manifest, kind: KeyKind) {
  return keys.filter((key) => key.kind === kind);
}

function writeHeads(groups: readonly { readonly id: string; readonly heads: number }[]): string {
  return groups
    .map(({ id, heads }) => `${heads} ${id}`)
    .sort()
    .join('\n');
}

function hashInstrument(instrument: Instrument): string {
  return createHash('sha256').update(writeCanonicalJson(instrument)).digest('base64url');
}
