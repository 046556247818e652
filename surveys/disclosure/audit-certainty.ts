/**
 * Promise (I5, the auditor's side): no published or derived figure says that everyone in a set chose
 * one option, shares stay inside their caps, and no two ways of adding up the same people differ
 * (a difference would show where an answer was moved).
 * Adversary: viewers who subtract item figures, and know how figures are rounded and capped (A1).
 * Assumption: a distribution is exact where both sides are strictly inside the cap; elsewhere only
 * the mean speaks, as far as rounding lets it.
 * Limits: differences of nested groups (audit-derived.ts).
 */
import type { ItemFigures } from '../release-document.ts';
import type { ScaledItem } from '../scoring-key.ts';
import { isFavourable } from '../scoring-key.ts';
import type { AuditCase } from './audit-truth.ts';
import { readOption } from './audit-truth.ts';
import type { DerivedSet } from './audit-derived.ts';
import { listDerivedSets } from './audit-derived.ts';
import type { Violation } from './audit-violation.ts';
import { nameGroups } from './audit-violation.ts';

/** What the published figures of one item say about a set of people. */
interface Knowledge {
  readonly n: number;
  /** People per option, where it is known exactly. */
  readonly options: readonly number[] | null;
  /** Smallest and largest possible sum of options (0 = `from`). */
  readonly low: number;
  readonly high: number;
}

/** One item of the round, as the checks of figures need it. */
export interface ItemCase {
  readonly item: ScaledItem;
  /** Groups that publish it. */
  readonly shown: readonly number[];
  readonly sets: readonly DerivedSet[];
  /** True people per option: types × options. */
  readonly histogram: Int32Array;
  /** The derived sets in which really everyone chose one option. */
  readonly unanimous: readonly DerivedSet[];
}

/** Largest share of one side in per cent, from the published rule. */
export function capOf(n: number): number {
  return n >= 300 ? 99 : n >= 100 ? 98 : n >= 40 ? 95 : n >= 20 ? 90 : 80;
}

export function favourableOf(item: ScaledItem, options: readonly number[]): number {
  return options.reduce(
    (sum, people, option) => sum + (isFavourable(item, option) ? people : 0),
    0,
  );
}

export function buildItemCases(audit: AuditCase): ItemCase[] {
  const known = new Map<string, DerivedSet[]>();
  return audit.truth.key.items.map((item, index) => {
    const shown = [...audit.document.groups.keys()].filter(
      (group) => audit.document.groups[group]!.items[item.id] != null,
    );
    const pattern = shown.join();
    const sets = known.get(pattern) ?? listDerivedSets(audit, shown);
    known.set(pattern, sets);
    const histogram = countOptions(audit, index, item);
    const unanimous = sets.filter((set) => isUnanimous(item, histogram, set));
    return { item, shown, sets, histogram, unanimous };
  });
}

function countOptions(audit: AuditCase, index: number, item: ScaledItem): Int32Array {
  const options = item.to - item.from + 1;
  const histogram = new Int32Array(audit.typeCount * options);
  for (let person = 0; person < audit.typeOf.length; person++) {
    const option = readOption(audit.truth, person, index);
    if (option >= 0) histogram[audit.typeOf[person]! * options + option]!++;
  }
  return histogram;
}

/** True people per option of a set of types. */
export function sumOptions(
  item: ScaledItem,
  histogram: Int32Array,
  types: Iterable<number>,
): number[] {
  const options = item.to - item.from + 1;
  const sums = new Array<number>(options).fill(0);
  for (const type of types)
    for (let option = 0; option < options; option++)
      sums[option]! += histogram[type * options + option]!;
  return sums;
}

function isUnanimous(item: ScaledItem, histogram: Int32Array, { types }: DerivedSet): boolean {
  return sumOptions(item, histogram, types).filter((people) => people > 0).length === 1;
}

export function auditCertainty(audit: AuditCase, cases: readonly ItemCase[]): Violation[] {
  return cases.flatMap((itemCase) => auditItem(audit, itemCase));
}

function auditItem(audit: AuditCase, { item, shown, sets, unanimous }: ItemCase): Violation[] {
  const { groups } = audit.document;
  const violations: Violation[] = [];
  const report = (kind: Violation['kind'], involved: readonly number[], words: string) =>
    violations.push({
      kind,
      groups: nameGroups(audit.document, involved),
      words: `${item.id}: ${words}`,
    });
  const known = new Map<number, Knowledge>();
  for (const group of shown) {
    const figures = groups[group]!.items[item.id]!;
    known.set(group, readFigures(item, figures));
    const { n, distribution } = figures;
    if (distribution?.some((people) => people === n && n > 0) === true)
      report('certainty', [group], `the distribution puts all ${n} on one option`);
    if (!isInsideCaps(item, figures))
      report('share-outside-caps', [group], `shares of ${n} people`);
  }
  const truly = new Set(unanimous);
  for (const set of sets) {
    const knowledge = combine(known, set);
    const involved = set.terms.map(([group]) => group);
    if (set.types.length === 0 && !isNothing(knowledge))
      report('certainty', involved, 'two sums over the same people differ: an answer was moved');
    if (truly.has(set) && saysOneOption(item, knowledge))
      report('certainty', involved, `all ${knowledge.n} chose one option, and it can be told`);
  }
  return violations;
}

function isInsideCaps(item: ScaledItem, { n, favourable, distribution }: ItemFigures): boolean {
  const most = capOf(n);
  const isInside = (share: number) => share <= most && share >= 100 - most;
  if (favourable !== null && !isInside(favourable)) return false;
  return distribution === null || isInside((100 * favourableOf(item, distribution)) / n);
}

function readFigures(item: ScaledItem, { n, mean, distribution }: ItemFigures): Knowledge {
  const range = item.to - item.from;
  const highBest = item.best === 'high' ? mean : 100 - mean;
  // A mean of m stands for m - 1/2 up to, but without, m + 1/2 (turned round where low is best).
  // One division each, so that whole sums at the ends come out exactly.
  const ends = [(2 * highBest - 1) * range * n, (2 * highBest + 1) * range * n] as const;
  const isOpenAbove = item.best === 'high';
  let low = isOpenAbove ? Math.ceil(ends[0] / 200) : Math.floor(ends[0] / 200) + 1;
  let high = isOpenAbove ? Math.ceil(ends[1] / 200) - 1 : Math.floor(ends[1] / 200);
  low = Math.max(low, 0);
  high = Math.min(high, range * n);
  if (distribution === null || !isExact(item, distribution, n))
    return { n, options: null, low, high };
  const sum = distribution.reduce((total, people, option) => total + people * option, 0);
  return { n, options: distribution, low: sum, high: sum };
}

/** Capping changes a side only when it is over the cap, and then leaves it exactly at the cap. */
function isExact(item: ScaledItem, distribution: readonly number[], n: number): boolean {
  const most = Math.floor((n * capOf(n)) / 100);
  const favourable = favourableOf(item, distribution);
  return favourable < most && n - favourable < most;
}

function combine(known: ReadonlyMap<number, Knowledge>, { terms }: DerivedSet): Knowledge {
  const sum = { n: 0, low: 0, high: 0 };
  const options: number[] = [];
  let isExact = true;
  for (const [group, sign] of terms) {
    const part = known.get(group)!;
    sum.n += sign * part.n;
    sum.low += sign * (sign > 0 ? part.low : part.high);
    sum.high += sign * (sign > 0 ? part.high : part.low);
    isExact &&= part.options !== null;
    for (const [option, people] of (part.options ?? []).entries())
      options[option] = (options[option] ?? 0) + sign * people;
  }
  return { ...sum, options: isExact ? options : null };
}

/** What is known of nobody: no people, and a sum that may be zero. */
function isNothing({ n, options, low, high }: Knowledge): boolean {
  if (n !== 0 || low > 0 || high < 0) return false;
  return options === null || options.every((people) => people === 0);
}

function saysOneOption(item: ScaledItem, { n, options, low, high }: Knowledge): boolean {
  if (n <= 0) return false;
  if (options?.some((people) => people === n) === true) return true;
  return high <= 0 || low >= (item.to - item.from) * n;
}
