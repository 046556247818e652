import { createHash, type Hash } from 'node:crypto';
import { sumCounters } from '../../surveys/breakdown-counter.ts';
import {
  listBreakdownKeys,
  type MemberTypeCounts,
} from '../../surveys/disclosure/breakdowns-keys.ts';
import type { MemberType } from '../../surveys/disclosure/breakdowns-views.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import { buildUnitTree } from '../../surveys/organisation/units.ts';
import type { AskedAudience } from '../../surveys/release-document.ts';
import { buildRelease, writeRelease, type BreakdownSums } from '../../surveys/release.ts';
import { createTabulator } from '../../surveys/tabulate.ts';
import type { TabulatedComment } from '../../surveys/tabulation.ts';
import { packText } from '../pack-text.ts';
import type { RoundToRelease } from './port.ts';
import type { PartsBuilder } from './serve-parts.ts';

/** More than this is moved about in memory of its own, which costs more than the text. */
const PIECE_CHARACTERS = 100_000;

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
  | { readonly kind: 'types'; readonly types: MemberTypeCounts };

export interface PackedDocument {
  /** As `packText` packs it. */
  readonly packed: Uint8Array<ArrayBuffer>;
  /** Hexadecimal, of what was packed. */
  readonly sha256: string;
}

/** Takes the parts of a closed round and makes its release. */
export function createReleaseBuilder(task: ReleaseTask): PartsBuilder<ReleasePart, PackedDocument> {
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

  return {
    add(part) {
      if (part.kind === 'ballots')
        for (const { cohort, answers } of part.cohorts)
          tabulator.addAll(cohortOf.get(cohort)!, answers);
      else if (part.kind === 'comments')
        for (const { cohort, item, text } of part.comments)
          comments.push({ commentCohort: commentCohortOf.get(cohort)!, item, text });
      else if (part.kind === 'counters') rows = part.rows;
      else addTypes(part.types);
    },
    async finish() {
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
      const digest = createHash('sha256');
      const packed = await packText(gather(writeRelease(release), digest));
      return { packed, sha256: digest.digest('hex') };
    },
  };

  function addTypes({ breakdownKeys, ballotKeys, invited, claimed }: MemberTypeCounts): void {
    const groups = breakdownKeys.map((key) => groupOf.get(key)!);
    for (const [at, key] of ballotKeys.entries())
      types.push({
        cohort: cohortOf.get(key)!,
        groups,
        invited: invited[at]!,
        claimed: claimed[at]!,
      });
  }

  function sumBreakdowns(): { breakdowns?: BreakdownSums } {
    const plan = frozen.breakdowns;
    if (plan === undefined) return {};
    return { breakdowns: { plan, types, sums: sumCounters(instrument, rows) } };
  }
}

/**
 * Small pieces together until they are large enough.
 * @param digest is told each of them
 */
function* gather(pieces: Iterable<string>, digest: Hash): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    digest.update(piece);
    if (text.length + piece.length > PIECE_CHARACTERS) {
      yield text;
      text = '';
    }
    text += piece;
  }
  yield text;
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
