/**
 * Promise: the auditor's check that published figures are those of the answers, up to rounding, caps
 * and the answers that were moved for the sake of I5, and that indices are functions of item figures (I9).
 * Adversary: a mistake, or a release that was made from other answers.
 * Assumption: an answer is moved only inside a set that is really unanimous.
 * Limits: how many answers may have been moved is bounded from above, not known. Margins, estimates and
 * readiness are functions of released figures and are not recomputed here.
 */
import type { ItemFigures, ReleaseGroup } from '../release-document.ts';
import type { ScaledItem } from '../scoring-key.ts';
import { optionScore } from '../scoring-key.ts';
import type { AuditCase } from './audit-truth.ts';
import type { ItemCase } from './audit-certainty.ts';
import { capOf, favourableOf, sumOptions } from './audit-certainty.ts';
import type { Violation } from './audit-violation.ts';

/** Rounding of a mean, and of a mean of rounded means. */
const HALF_POINT = 0.5;
const INDEX_ALLOWANCE_POINTS = 1;
const TINY = 1e-9;

export function auditFigures(audit: AuditCase, cases: readonly ItemCase[]): Violation[] {
  const violations: Violation[] = [];
  for (const [index, group] of audit.document.groups.entries()) {
    const report = (kind: Violation['kind'], words: string) =>
      violations.push({ kind, groups: [group.id], words });
    for (const what of ['invited', 'respondents'] as const) {
      const truly = audit.members[index]!.reduce((sum, type) => sum + audit[what][type]!, 0);
      if (truly !== group[what]) report('wrong', `${what}: ${group[what]}, really ${truly}`);
    }
    for (const words of checkIndices(audit, group)) report('index', words);
  }
  for (const itemCase of cases) {
    for (const index of itemCase.shown) {
      const group = audit.document.groups[index]!;
      const words = checkItem(audit, itemCase, index, group.items[itemCase.item.id]!);
      if (words !== null)
        violations.push({
          kind: 'wrong',
          groups: [group.id],
          words: `${itemCase.item.id}: ${words}`,
        });
    }
  }
  return violations;
}

/** What is wrong with the figures of one item; null where nothing is. */
function checkItem(
  audit: AuditCase,
  itemCase: ItemCase,
  group: number,
  figures: ItemFigures,
): string | null {
  const { item, histogram } = itemCase;
  const truth = sumOptions(item, histogram, audit.members[group]!);
  const n = truth.reduce((sum, people) => sum + people, 0);
  if (figures.n !== n) return `n ${figures.n}, really ${n}`;
  if (n === 0) return 'figures of nobody';
  const moved = countMoved(audit, itemCase, group);
  const mean =
    truth.reduce((sum, people, option) => sum + people * optionScore(item, option), 0) / n;
  const step = 100 / (item.to - item.from);
  const allowance = HALF_POINT + (moved * step) / n + TINY;
  if (Math.abs(figures.mean - mean) > allowance) return `mean ${figures.mean}, really ${mean}`;
  const { distribution, favourable } = figures;
  if ((distribution === null) !== (favourable === null)) return 'a favourable share stands alone';
  return distribution === null || favourable === null
    ? null
    : checkDistribution(item, truth, distribution, favourable, moved);
}

function checkDistribution(
  item: ScaledItem,
  truth: readonly number[],
  distribution: readonly number[],
  favourable: number,
  moved: number,
): string | null {
  const n = truth.reduce((sum, people) => sum + people, 0);
  if (distribution.length !== truth.length) return 'the distribution has another number of options';
  if (distribution.some((people) => people < 0 || !Number.isInteger(people)))
    return 'the distribution holds something else than people';
  if (distribution.reduce((sum, people) => sum + people, 0) !== n)
    return `the distribution does not add up to ${n}`;
  const most = Math.floor((n * capOf(n)) / 100);
  const trulyFavourable = favourableOf(item, truth);
  const excess = Math.max(0, trulyFavourable - most, n - trulyFavourable - most);
  const differing =
    distribution.reduce((sum, people, option) => sum + Math.abs(people - truth[option]!), 0) / 2;
  if (differing > excess + 2 * moved)
    return `the distribution differs from the answers by ${differing}`;
  const share = (100 * favourableOf(item, distribution)) / n;
  return Math.abs(share - favourable) > HALF_POINT + TINY
    ? `favourable ${favourable}, but ${share} in the distribution`
    : null;
}

/** How many answers in a group may have been moved: two for each unanimous set that touches it. */
function countMoved(audit: AuditCase, { unanimous }: ItemCase, group: number): number {
  if (unanimous.length === 0) return 0;
  const inside = new Set(audit.members[group]);
  return 2 * unanimous.filter(({ types }) => types.some((type) => inside.has(type))).length;
}

/** I9: dimensions and the recommendation score follow from published item figures. */
function checkIndices(audit: AuditCase, group: ReleaseGroup): string[] {
  const { key } = audit.truth;
  const faults: string[] = [];
  const known = new Set(key.dimensions.map(({ id }) => id));
  for (const id of Object.keys(group.dimensions)) if (!known.has(id)) faults.push(`${id}: unknown`);
  for (const { id, items } of key.dimensions) {
    const figures = group.dimensions[id] ?? null;
    if (figures === null) continue;
    const shown = items.flatMap((item) => group.items[item] ?? []);
    if (shown.length === 0 || 2 * shown.length < items.length) {
      faults.push(`${id}: fewer than half of its items are published`);
      continue;
    }
    const n = Math.min(...shown.map((item) => item.n));
    if (figures.n !== n) faults.push(`${id}: n ${figures.n}, smallest published n ${n}`);
    const mean = average(shown.map((item) => item.mean));
    if (Math.abs(figures.mean - mean) > INDEX_ALLOWANCE_POINTS)
      faults.push(`${id}: mean ${figures.mean}, published item means give ${mean}`);
    if (figures.favourable === null) continue;
    const shares = shown.map((item) => item.favourable).filter((share) => share !== null);
    if (shares.length < shown.length) faults.push(`${id}: favourable of withheld shares`);
    else if (Math.abs(figures.favourable - average(shares)) > INDEX_ALLOWANCE_POINTS)
      faults.push(`${id}: favourable ${figures.favourable}, items give ${average(shares)}`);
  }
  return [...faults, ...checkRecommendation(audit, group)];
}

function checkRecommendation(audit: AuditCase, group: ReleaseGroup): string[] {
  const { recommend } = group;
  if (recommend === null) return [];
  const item = audit.truth.key.items.find(({ role }) => role === 'recommend');
  const figures = item === undefined ? null : (group.items[item.id] ?? null);
  if (item === undefined || figures?.distribution == null)
    return ['recommend: without a published distribution'];
  if (recommend.n !== figures.n) return [`recommend: n ${recommend.n}, the item's ${figures.n}`];
  let balance = 0;
  for (const [option, people] of figures.distribution.entries()) {
    const score = optionScore(item, option);
    balance += score >= 90 ? people : score <= 60 ? -people : 0;
  }
  const score = (100 * balance) / figures.n;
  return Math.abs(score - recommend.score) > INDEX_ALLOWANCE_POINTS
    ? [`recommend: ${recommend.score}, the distribution gives ${score}`]
    : [];
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
