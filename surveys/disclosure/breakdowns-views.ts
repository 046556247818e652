/**
 * Promise (I1, I2): of the declared breakdowns, those are kept, by priority, whose sums are certified
 * together with the released tree and everything kept before. All groups of a unit, or none.
 * Adversary: viewers who combine overlapping groups (A1).
 * Assumption: `types` hold everyone invited; claims are those of the registrar, respondents are counted ballots.
 * Limits: depends on who was invited and how many answered only. Some safe breakdowns are refused (certificate.ts).
 */
import type { UnitId } from '../ids.ts';
import type { Tabulation } from '../tabulation.ts';
import { compareIds } from '../ids.ts';
import type { BreakdownPlan, BreakdownRefusal } from './breakdowns.ts';
import { nameBreakdownGroup, refuseBreakdown } from './breakdowns.ts';
import { isOther, joinSmall, sortValues } from './breakdowns-values.ts';
import type { MemberColumn } from './certificate-input.ts';
import type { ProtectionInput } from './protect.ts';

/** Invited people of one cohort who are in the same group of every breakdown. */
export interface MemberType {
  /** Index into `CohortPlan.cohorts`. */
  readonly cohort: number;
  /** Per breakdown the index into `BreakdownPlan.groups`; -1 for none. */
  readonly groups: readonly number[];
  readonly invited: number;
  /** Those who claimed a ballot. */
  readonly claimed: number;
}

export interface BreakdownInput extends ProtectionInput {
  readonly breakdowns: BreakdownPlan;
  /** Everyone invited, with claims. */
  readonly types: readonly MemberType[];
  /** Per group of the plan: respondents, and groups × options per item. */
  readonly sums: Pick<Tabulation, 'respondents' | 'histograms'>;
}

/** One breakdown in one unit, or company-wide: groups that share no people. */
export interface View {
  readonly breakdown: number;
  readonly unit: UnitId | null;
  readonly groups: readonly ViewGroup[];
}

export interface ViewGroup {
  readonly id: string;
  /** Unique over all views. */
  readonly index: number;
  /** The planned groups (index) that are counted together in it. */
  readonly planned: readonly number[];
  readonly values: readonly string[];
  readonly invited: number;
  readonly respondents: number;
}

/** Form the groups of a release: what too few people answered in is joined to "other". */
export function formViews(
  plan: BreakdownPlan,
  respondents: Int32Array,
  breakdownMin: number,
): { views: View[]; refusals: BreakdownRefusal[] } {
  const planned = new Map<string, number[]>();
  for (const [index, { breakdown, unit }] of plan.groups.entries()) {
    const key = `${breakdown} ${unit ?? ''}`;
    const together = planned.get(key);
    if (together === undefined) planned.set(key, [index]);
    else together.push(index);
  }
  const views: View[] = [];
  const refusals: BreakdownRefusal[] = [];
  let next = 0;
  for (const together of planned.values()) {
    const { breakdown, unit } = plan.groups[together[0]!]!;
    const { name, attribute } = plan.breakdowns[breakdown]!;
    const joined = joinSmall(
      together.map((index) => ({
        values: [index],
        count: respondents[index]!,
        isOther: isOther(plan.groups[index]!.values),
      })),
      breakdownMin,
    );
    if (joined === null) {
      refusals.push(refuseBreakdown(name, unit, 'too-few-answers', breakdownMin));
      continue;
    }
    const groups = joined.map(({ values: of, count }): Omit<ViewGroup, 'index'> => {
      const values = sortValues(of.flatMap((index) => plan.groups[index]!.values));
      const invited = of.reduce((sum, index) => sum + plan.groups[index]!.heads, 0);
      const id = nameBreakdownGroup(attribute, unit, values);
      return { id, planned: of, values, invited, respondents: count };
    });
    const ordered = groups.sort((a, b) => compareIds(a.id, b.id));
    views.push({ breakdown, unit, groups: ordered.map((group) => ({ ...group, index: next++ })) });
  }
  return { views, refusals };
}

/** A kind of people with respect to some views. */
export interface ViewColumn extends MemberColumn {
  readonly invited: number;
}

export type ColumnSource = (views: readonly View[]) => readonly ViewColumn[];

type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };

/**
 * A function that gives everyone invited by cohort and groups of some views, in a canonical order, cohort
 * first; the same array for the same views.
 */
export function createColumnSource(
  types: readonly MemberType[],
  plannedCount: number,
): ColumnSource {
  const sorted = types.filter(({ invited }) => invited > 0).sort(compareTypes);
  const known = new Map<string, readonly ViewColumn[]>();
  return (views) => {
    const key = views.flatMap(({ groups }) => groups.map(({ index }) => index)).join();
    const columns = known.get(key) ?? joinTypes(sorted, views, plannedCount);
    known.set(key, columns);
    return columns;
  };
}

/** By cohort, then by groups: the same order whatever order people came in. */
function compareTypes(a: MemberType, b: MemberType): number {
  if (a.cohort !== b.cohort) return a.cohort - b.cohort;
  for (const [index, group] of a.groups.entries()) {
    if (group !== b.groups[index]) return group - b.groups[index]!;
  }
  return 0;
}

function joinTypes(
  sorted: readonly MemberType[],
  views: readonly View[],
  plannedCount: number,
): ViewColumn[] {
  const groupOf = new Int32Array(plannedCount).fill(-1);
  for (const { groups } of views)
    for (const { planned, index } of groups) for (const one of planned) groupOf[one] = index;
  const columns: ViewColumn[] = [];
  const largestIndex = views.reduce(
    (largest, { groups }) => groups.reduce((most, { index }) => Math.max(most, index), largest),
    0,
  );
  const base = largestIndex + 2;
  const isNumeric = base ** (sorted[0]?.groups.length ?? 0) <= Number.MAX_SAFE_INTEGER;
  const keyOf = (groups: readonly number[]) =>
    isNumeric ? groups.reduce((key, group) => key * base + group + 1, 0) : groups.join();
  const place = (planned: readonly number[]) => {
    const byBreakdown = planned.map((one) => (one < 0 ? -1 : groupOf[one]!));
    const groups = byBreakdown.filter((group) => group >= 0);
    return { byBreakdown, groups, key: keyOf(byBreakdown) };
  };
  // Types share their lists of groups, and then so do columns.
  const placed = new Map<readonly number[], ReturnType<typeof place>>();
  let here = new Map<number | string, Mutable<ViewColumn>>();
  let last = -1;
  for (const { cohort, groups: planned, invited, claimed } of sorted) {
    if (cohort !== last) here = new Map();
    last = cohort;
    let at = placed.get(planned);
    if (at === undefined) placed.set(planned, (at = place(planned)));
    const { byBreakdown, groups, key } = at;
    const known = here.get(key);
    if (known === undefined) {
      const column = { cohort, byBreakdown, groups, people: claimed, invited };
      here.set(key, column);
      columns.push(column);
    } else {
      known.people += claimed;
      known.invited += invited;
    }
  }
  return columns;
}

/**
 * Keep as many views as are certified together, in order. Fewer published sums say less, so a part of
 * a certified set is safe: halves are tried where the whole is not.
 */
export function keepCertified(
  views: readonly View[],
  isCertified: (views: readonly View[]) => boolean,
): { kept: View[]; refused: View[] } {
  const kept: View[] = [];
  const refused: View[] = [];
  const add = (some: readonly View[]): void => {
    if (some.length === 0) return;
    if (isCertified([...kept, ...some])) {
      kept.push(...some);
      return;
    }
    if (some.length === 1) {
      refused.push(some[0]!);
      return;
    }
    const half = Math.ceil(some.length / 2);
    add(some.slice(0, half));
    add(some.slice(half));
  };
  for (const breakdown of new Set(views.map((view) => view.breakdown)))
    add(views.filter((view) => view.breakdown === breakdown));
  return { kept, refused };
}
