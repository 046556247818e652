import { createHash, hash } from 'node:crypto';
import type { Bytes } from '../../surveys/ballot/encoding.ts';
import {
  describeList,
  describePart,
  type ReceiptList,
  type ReceiptPart,
} from '../../surveys/ballot/receipt-list.ts';
import { computeReceipt } from '../../surveys/ballot/receipts.ts';
import { sumCounters } from '../../surveys/breakdown-counter.ts';
import { listBreakdownKeys } from '../../surveys/disclosure/breakdowns-keys.ts';
import type { MemberType } from '../../surveys/disclosure/breakdowns-views.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import { buildUnitTree } from '../../surveys/organisation/units.ts';
import type { AskedAudience } from '../../surveys/release-document.ts';
import { buildRelease, serializeRelease, type BreakdownSums } from '../../surveys/release.ts';
import { createTabulator } from '../../surveys/tabulate.ts';
import type { TabulatedComment } from '../../surveys/tabulation.ts';
import type { RoundToRelease } from './port.ts';

const NULLIFIER_BYTES = 32;
const PIECE_CHARACTERS = 1_000_000;

/** A round without what comes in portions. */
export type ReleaseTask = Omit<RoundToRelease, 'types'>;

/** What a release is made of, as it is read from the database: in portions, in any order. */
export type ReleasePart =
  | {
      readonly kind: 'ballots';
      /** All ballots of a cohort: packed answers, one ballot after the other. */
      readonly cohorts: readonly { readonly cohort: string; readonly answers: Uint8Array }[];
    }
  | {
      readonly kind: 'comments';
      readonly comments: readonly {
        readonly cohort: string;
        readonly item: string;
        readonly text: string;
      }[];
    }
  /** Sums of breakdown groups, unmasked, in the order of the plan. */
  | { readonly kind: 'counters'; readonly rows: readonly (readonly number[])[] }
  | { readonly kind: 'types'; readonly types: RoundToRelease['types'] }
  /** One part of the list of receipts, in its order. */
  | { readonly kind: 'nullifiers'; readonly hashes: Uint8Array };

export interface BuiltRelease {
  /** In pieces of a megabyte: a hundred of them in one go would hold the server up. */
  readonly document: readonly string[];
  readonly sha256: string;
  /** null where fewer ballots came than people make the smallest group. */
  readonly receipts: ReceiptList | null;
}

/** Takes the parts of a closed round and makes its release and the list of its receipts. */
export function createReleaseBuilder(task: ReleaseTask) {
  const { instrument, frozen, policy } = task;
  const { cohorts, commentCohorts } = frozen.plan;
  const cohortOf = new Map<string, number>(cohorts.map(({ id }, index) => [id, index]));
  const commentCohortOf = new Map<string, number>(
    commentCohorts.map(({ id }, index) => [id, index]),
  );
  const keys = frozen.breakdowns === undefined ? [] : listBreakdownKeys(frozen.breakdowns, String);
  const groupOf = new Map(keys.map(({ id, group }) => [id, group]));
  const tabulator = createTabulator(instrument, cohorts.length);
  const comments: TabulatedComment[] = [];
  const types: MemberType[] = [];
  let rows: readonly (readonly number[])[] = [];
  const receipts = createReceiptLister();

  return {
    async add(part: ReleasePart): Promise<void> {
      if (part.kind === 'ballots')
        for (const { cohort, answers } of part.cohorts)
          tabulator.addAll(cohortOf.get(cohort)!, answers);
      else if (part.kind === 'comments')
        for (const { cohort, item, text } of part.comments)
          comments.push({ commentCohort: commentCohortOf.get(cohort)!, item, text });
      else if (part.kind === 'counters') rows = part.rows;
      else if (part.kind === 'types')
        for (const { ballotKey, breakdownKeys, invited, claimed } of part.types)
          types.push({
            cohort: cohortOf.get(ballotKey)!,
            groups: breakdownKeys.map((key) => groupOf.get(key)!),
            invited,
            claimed,
          });
      else await receipts.add(part.hashes);
    },
    async finish(): Promise<BuiltRelease> {
      const release = buildRelease({
        round: {
          id: task.id,
          title: task.title,
          instrument: instrument.ref,
          closedOn: task.closedOn,
          ...describeAudience(frozen),
        },
        policy,
        key: instrument,
        labelled: instrument.labelled,
        setup: task.setup,
        tree: buildUnitTree(frozen.units),
        plan: frozen.plan,
        tabulation: tabulator.finish(comments),
        preferred: task.preferred,
        ...(task.changes === null ? {} : { changes: task.changes }),
        ...sumBreakdowns(),
      });
      const document = cutText(serializeRelease(release));
      const digest = createHash('sha256');
      for (const piece of document) digest.update(piece);
      return {
        document,
        sha256: digest.digest('hex'),
        receipts: await receipts.finish(policy.groupMin),
      };
    },
  };

  function sumBreakdowns(): { breakdowns?: BreakdownSums } {
    const plan = frozen.breakdowns;
    if (plan === undefined) return {};
    return { breakdowns: { plan, types, sums: sumCounters(instrument, rows) } };
  }
}

/** Never between the halves of one character. */
function cutText(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    let to = from + PIECE_CHARACTERS;
    if (/[\uD800-\uDBFF]/.test(text.charAt(to - 1))) to += 1;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

function describeAudience({ units, audience, plan }: FrozenOrganisation) {
  if (audience === undefined) return {};
  const { chosen, partly, company } = audience;
  const isChosen = new Set(chosen);
  const asked: AskedAudience = {
    units: units.filter(({ id }) => isChosen.has(id)).map(({ id, name }) => ({ id, name })),
    partly,
    invited: plan.cohorts.reduce((sum, { heads }) => sum + heads, 0),
    company,
  };
  return { audience: asked };
}

/** The list of a round's receipts, part by part: the order of nullifiers is that of receipts, their first bits. */
function createReceiptLister() {
  const parts: ReceiptPart[] = [];
  let count = 0;
  return {
    async add(hashes: Uint8Array): Promise<void> {
      const receipts: string[] = [];
      for (let at = 0; at < hashes.length; at += NULLIFIER_BYTES)
        receipts.push(computeReceipt(hashes.subarray(at, at + NULLIFIER_BYTES)));
      parts.push(await describePart(receipts, sha256));
      count += receipts.length;
    },
    /** @param groupMin fewer ballots than this are no number to be told */
    finish: async (groupMin: number): Promise<ReceiptList | null> =>
      count < groupMin ? null : describeList(parts, count, sha256),
  };
}

/** A million receipts are hashed two million times: without a round trip through the thread pool for each. */
export function sha256(data: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', data, 'buffer'));
}
