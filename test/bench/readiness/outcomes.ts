import type { UnitId } from '../../../surveys/ids.ts';
import { planCohorts } from '../../../surveys/organisation/cohorts.ts';
import { buildUnitTree } from '../../../surveys/organisation/units.ts';
import { DEFAULT_POLICY } from '../../../surveys/policy.ts';
import type { GateId, ReleaseDocument, ReleaseGroup } from '../../../surveys/release-document.ts';
import { buildRelease } from '../../../surveys/release.ts';
import { READINESS_BARS } from '../../../surveys/scoring/bars.ts';
import type { ScoringKey } from '../../../surveys/scoring-key.ts';
import { createTabulator } from '../../../surveys/tabulate.ts';
import type { SimulatedCompany, SimulatedTeam } from './company.ts';
import { DIMENSIONS, TRUST, WELLBEING, WILLING_ITEM } from './company.ts';

/** One released team: what is true, and what each method says of it. */
export interface Outcome {
  readonly n: number;
  readonly invited: number;
  /** Gate by gate, on the true scores of all members. */
  readonly truth: Readonly<Record<Exclude<GateId, 'response'>, boolean>>;
  readonly isTrulyReady: boolean;
  readonly isResponseReached: boolean;
  /** Mean over the published dimension means at or above the bar. */
  readonly naive: boolean;
  /** The same for every gate. */
  readonly raw: boolean;
  readonly label: 'ready' | 'nearly' | 'build-first' | null;
  readonly probability: number | null;
  readonly plain: Readonly<Partial<Record<GateId, number>>>;
  /** Those that are scored: one below the floor of reliability has no estimate. */
  readonly dimensions: readonly DimensionOutcome[];
}

export interface DimensionOutcome {
  readonly truth: number;
  readonly mean: number;
  readonly estimate: number;
  readonly estimateMargin: number;
}

const SETUP = { goals: true, guidelines: true, voluntariness: true, training: true, leader: true };

/** Run a simulated company through the product's own path: plan, tabulate, protect, score. */
export function releaseCompany(company: SimulatedCompany, key: ScoringKey): ReleaseDocument {
  const tree = buildUnitTree(company.units);
  const heads = new Int32Array(tree.units.length);
  for (const team of company.teams) heads[tree.indexOf.get(team.id)!] = team.invited;
  const plan = planCohorts(tree, heads, DEFAULT_POLICY);
  if ('refused' in plan) throw new RangeError('a simulated company is too small to be surveyed');
  const cohortOf = new Map<UnitId, number>();
  for (const [index, cohort] of plan.cohorts.entries())
    for (const unit of cohort.units) cohortOf.set(unit, index);
  const tabulator = createTabulator(key, plan.cohorts.length);
  for (const team of company.teams)
    for (const packed of team.answers) tabulator.add(cohortOf.get(team.id)!, packed);
  return buildRelease({
    round: { id: 'r', title: 'Benchmark', instrument: 'benchmark@1', closedOn: '2026-01-31' },
    policy: DEFAULT_POLICY,
    key,
    labelled: true,
    setup: SETUP,
    tree,
    plan,
    tabulation: tabulator.finish([]),
  });
}

/** Compare the release with the truth, for every team that was released on its own. */
export function listOutcomes(company: SimulatedCompany, release: ReleaseDocument): Outcome[] {
  const groups = new Map(release.groups.map((group) => [group.id, group]));
  return company.teams.flatMap((team) => {
    const group = groups.get(`unit:${team.id}`);
    return group === undefined ? [] : [describeOutcome(team, group)];
  });
}

function describeOutcome(team: SimulatedTeam, group: ReleaseGroup): Outcome {
  const bars = READINESS_BARS;
  const truth = {
    wellbeing: team.truth[WELLBEING]! >= bars.wellbeing,
    trust: team.truth[TRUST]! >= bars.trust,
    willing: 100 * team.willing >= bars.willing - 1e-9,
    composite: mean(team.truth) >= bars.composite,
  };
  const figures = DIMENSIONS.map((id) => group.dimensions[id]!);
  const composite = mean(figures.map((dimension) => dimension.mean));
  // The raw rule gets what is not even published: the exact share in a team of five to nine.
  const willing = team.answers.filter((packed) => packed[WILLING_ITEM]! >= 4).length;
  const { label, probability, gates } = group.readiness!;
  return {
    n: group.respondents,
    invited: group.invited,
    truth,
    isTrulyReady: Object.values(truth).every(Boolean),
    isResponseReached: 100 * group.respondents >= bars.response * group.invited,
    naive: composite >= bars.composite,
    raw:
      composite >= bars.composite &&
      figures[WELLBEING]!.mean >= bars.wellbeing &&
      figures[TRUST]!.mean >= bars.trust &&
      100 * willing >= bars.willing * team.answers.length,
    label,
    probability,
    plain: Object.fromEntries(
      Object.entries(gates).flatMap(([id, { plain }]) => (plain === null ? [] : [[id, plain]])),
    ),
    dimensions: figures.flatMap(({ mean: published, estimate, estimateMargin }, index) =>
      estimate === null || estimateMargin === null
        ? []
        : [{ truth: team.truth[index]!, mean: published, estimate, estimateMargin }],
    ),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
