import type { BreakdownPlan } from './disclosure/breakdowns.ts';
import {
  orderGroups,
  protectBreakdowns,
  type BreakdownProtection,
  type ProtectedBreakdowns,
} from './disclosure/breakdowns-protect.ts';
import type { BreakdownInput } from './disclosure/breakdowns-views.ts';
import { withholdFewCases, type CompanyStatistics } from './disclosure/company-figures.ts';
import {
  planProtection,
  protectRound,
  type ProtectedGroup,
  type ProtectedRound,
  type ProtectionPlan,
} from './disclosure/protect.ts';
import type { MembershipChange } from './disclosure/trends.ts';
import type { UnitId } from './ids.ts';
import type { CohortPlan } from './organisation/cohort-plan.ts';
import type { UnitTree } from './organisation/units.ts';
import type { Policy } from './policy.ts';
import type {
  CompanyFigures,
  ProgrammeSetup,
  ReleaseDocument,
  RefusedBreakdown,
  ReleaseGroup,
  Reliability,
  RoundFacts,
} from './release-document.ts';
import { computeDimensionCorrelation } from './scoring/dimension-correlation.ts';
import { computeDrivers } from './scoring/drivers.ts';
import { scoreRelease, type ScoredFigures } from './scoring/readiness.ts';
import { computeReliability } from './scoring/reliability.ts';
import { READINESS_WORDS } from './scoring/words.ts';
import type { ScoringKey } from './scoring-key.ts';
import type { Tabulation } from './tabulation.ts';

/** What was declared at launch, who was invited and claimed, and the sums of what they answered. */
export interface BreakdownSums {
  readonly plan: BreakdownPlan;
  readonly types: BreakdownInput['types'];
  readonly sums: BreakdownInput['sums'];
}

/** A closed round, reduced to sums, and what was frozen at its launch. */
export interface ClosedRound {
  readonly round: RoundFacts;
  readonly policy: Policy;
  readonly key: ScoringKey;
  /** false for a pulse: it shows movement and never labels a team. */
  readonly labelled: boolean;
  /** What HR recorded of the programme; null where nothing was. */
  readonly setup: ProgrammeSetup | null;
  readonly tree: UnitTree;
  readonly plan: CohortPlan;
  readonly tabulation: Tabulation;
  /** Declared breakdowns and their sums; left out where none were declared. */
  readonly breakdowns?: BreakdownSums;
  /** Units released last round: they win ties. */
  readonly preferred?: ReadonlySet<UnitId>;
  /** Strict setting only: everyone who joined, left or moved since the last release. */
  readonly changes?: readonly MembershipChange[];
}

/**
 * Ballots in, release document out: disclosure control, then scoring of what was let out. Pure: the
 * same sums give the same document, byte for byte.
 */
export function buildRelease(closed: ClosedRound): ReleaseDocument {
  const { key, policy } = closed;
  const planned = planProtection(closed);
  const views = protectViews(closed, planned);
  const released = protectRound(
    views === null ? closed : { ...closed, tabulation: views.tabulation },
    planned,
  );
  const statistics = describeStatistics(closed, released);
  const scores = scoreRelease({
    released: views === null ? [released] : [released, views.released],
    reliability: statistics.reliability,
    dimensionCorrelation: statistics.dimensionCorrelation,
    key,
    setup: closed.setup,
    labelled: closed.labelled,
  });
  const company: CompanyFigures = {
    ...statistics,
    bars: scores.bars,
    ...(closed.labelled ? { notAsked: scores.notAsked, words: READINESS_WORDS } : {}),
    setup: closed.setup,
    ...(views === null ? {} : { refusedBreakdowns: describeRefusals(views.released) }),
  };
  return {
    format: 'tutti-release/1',
    round: closed.round,
    policy,
    groups: mergeScores([...released.groups, ...(views?.released.groups ?? [])], scores.groups),
    withheld: released.withheld,
    comments: released.comments,
    company,
  };
}

/** The document as the bytes that are frozen, hashed and served: JSON, a line for each entry of its lists. */
export function serializeRelease(release: ReleaseDocument): string {
  return [...writeRelease(release)].join('');
}

/** The same in pieces, an entry of a list at a time: that of ten thousand units is fifty megabytes. */
export function* writeRelease(release: ReleaseDocument): Generator<string> {
  let before = '{';
  for (const [name, value] of Object.entries(release) as [string, unknown][]) {
    if (value === undefined) continue;
    yield `${before}\n${JSON.stringify(name)}:`;
    before = ',';
    if (Array.isArray(value) && value.length > 0) yield* writeList(value);
    else yield JSON.stringify(value);
  }
  yield '\n}\n';
}

function* writeList(list: readonly unknown[]): Generator<string> {
  let before = '[';
  for (const entry of list) {
    yield `${before}\n${JSON.stringify(entry)}`;
    before = ',';
  }
  yield '\n]';
}

function protectViews(
  { breakdowns, ...closed }: ClosedRound,
  planned: ProtectionPlan,
): BreakdownProtection | null {
  if (breakdowns === undefined) return null;
  const { plan: declared, types, sums } = breakdowns;
  return protectBreakdowns({ ...closed, breakdowns: declared, types, sums }, planned);
}

function describeRefusals({ refusals }: ProtectedBreakdowns): readonly RefusedBreakdown[] {
  return refusals.map(({ spec, unit, why }) => ({ spec, unit, why }));
}

function mergeScores(
  groups: readonly ProtectedGroup[],
  scores: readonly ScoredFigures[],
): ReleaseGroup[] {
  return orderGroups(groups.map((group, index) => mergeGroup(group, scores[index]!)));
}

function mergeGroup(group: ProtectedGroup, scored: ScoredFigures): ReleaseGroup {
  const dimensions: Record<string, ReleaseGroup['dimensions'][string]> = {};
  for (const [id, figures] of Object.entries(group.dimensions)) {
    const added = scored.dimensions[id] ?? { margin: null, estimate: null, estimateMargin: null };
    dimensions[id] = figures === null ? null : { ...figures, ...added };
  }
  const recommend =
    group.recommend === null ? null : { ...group.recommend, margin: scored.recommendMargin };
  return { ...group, dimensions, recommend, readiness: scored.readiness };
}

function describeStatistics(
  { key, policy, tree, tabulation }: ClosedRound,
  { groups }: ProtectedRound,
): CompanyStatistics {
  const reliability = describeReliability(key, tabulation, policy);
  const { drivers } = tabulation.moments;
  const dimensionCorrelation = computeDimensionCorrelation(
    drivers,
    key.dimensions.map(({ id }) => reliability[id]!),
  );
  return withholdFewCases(
    { reliability, dimensionCorrelation, drivers: describeDrivers(key, tabulation) },
    policy,
    groups.some(({ id }) => id === `unit:${tree.units[0]!.id}`),
    drivers?.n ?? 0,
  );
}

function describeReliability(
  key: ScoringKey,
  { moments }: Tabulation,
  policy: Policy,
): Record<string, Reliability> {
  return Object.fromEntries(
    key.dimensions.map((dimension, index) => [
      dimension.id,
      computeReliability(
        moments.dimensions[index]!,
        moments.within[index]!,
        policy.distributionMin,
      ),
    ]),
  );
}

function describeDrivers(key: ScoringKey, { moments }: Tabulation): Record<string, number> {
  return moments.drivers === null
    ? {}
    : computeDrivers(
        key.dimensions.map((dimension) => dimension.id),
        moments.drivers,
      );
}
