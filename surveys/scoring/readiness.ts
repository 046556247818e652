import type { Released } from '../disclosure/released.ts';
import type {
  DimensionFigures,
  Gate,
  GateId,
  ProgrammeSetup,
  Readiness,
  ReadinessLabel,
} from '../release-document.ts';
import type { ScoringKey } from '../scoring-key.ts';
import type { Bars } from './bars.ts';
import { listNotAsked, READINESS_BARS } from './bars.ts';
import { judgeMean, judgeResponse, judgeWilling } from './gates.ts';
import { meanMargin, recommendMargin } from './margins.ts';
import type { CompanyScale, Models } from './models.ts';
import { compositeMean, dimensionMean, fitModels } from './models.ts';
import { findDimension } from './dimension-codes.ts';
import type { Concern } from './next-steps.ts';
import { orderNextSteps, stepOfDimension } from './next-steps.ts';
import type { PublishedGroup } from './published-group.ts';
import { isBreakdown } from './published-group.ts';
import { listReasons } from './reasons.ts';
import { round } from './round.ts';
import { estimateShare } from './share-model.ts';
import { estimateTeam, MARGIN_QUANTILE } from './shrinkage.ts';

/**
 * Everything that scoring may read: figures that disclosure control has let out, reliability at
 * company level, and what HR recorded. Scoring is post-processing of the release: it can not tell
 * anything that the release does not.
 */
export interface ScoringInput extends CompanyScale {
  /** Tree groups and breakdown groups, as disclosure control made them. */
  readonly released: readonly Released<{ readonly groups: readonly PublishedGroup[] }>[];
  readonly key: ScoringKey;
  /** null: not recorded, which counts as not complete. */
  readonly setup: ProgrammeSetup | null;
  /** false for a pulse: it shows movement and never labels a team. */
  readonly labelled: boolean;
}

export interface ReleaseScores {
  /** One per group, in the order of `released` and of its groups. */
  readonly groups: readonly ScoredFigures[];
  /** Version of the bars; null for a pulse. */
  readonly bars: string | null;
  /** Gates that the instrument lacks the questions for. */
  readonly notAsked: readonly GateId[];
}

/** What scoring adds to a group. Points with one decimal; null where it can not be computed. */
export interface ScoredFigures {
  readonly id: string;
  readonly dimensions: Readonly<Record<string, ScoredDimension>>;
  readonly recommendMargin: number | null;
  /** null for breakdown groups, and for all groups of a pulse. */
  readonly readiness: Readiness | null;
}

export type ScoredDimension = Pick<DimensionFigures, 'margin' | 'estimate' | 'estimateMargin'>;

/** Score all groups of a release. Pure and deterministic; see docs/readiness.md for the method. */
export function scoreRelease(input: ScoringInput, bars: Bars = READINESS_BARS): ReleaseScores {
  const groups = input.released.flatMap((part) => part.groups);
  const models = fitModels(groups, input.key, input, bars);
  const notAsked = listNotAsked(input.key, bars);
  const facts: CommonFacts = {
    models,
    notAsked,
    wellbeing: findDimension(input.key.dimensions, bars.wellbeingDimension),
    trust: findDimension(input.key.dimensions, bars.trustDimension),
    setup: input.setup,
    bars,
  };
  return {
    groups: groups.map((group) => ({
      id: group.id,
      dimensions: scoreDimensions(group, models),
      recommendMargin: scoreRecommendation(group, input.key),
      readiness: input.labelled && !isBreakdown(group) ? judge(group, facts) : null,
    })),
    bars: input.labelled ? bars.version : null,
    notAsked,
  };
}

function scoreDimensions(group: PublishedGroup, models: Models): Record<string, ScoredDimension> {
  const scored: Record<string, ScoredDimension> = {};
  for (const { id, persons, fit } of models.dimensions) {
    const team = dimensionMean(group, id);
    const margin = team === null || persons === null ? null : round(meanMargin(team, persons), 1);
    if (team === null || fit === null || isBreakdown(group)) {
      scored[id] = { margin, estimate: null, estimateMargin: null };
      continue;
    }
    const { mean, standardError } = estimateTeam(team, fit.plain);
    const estimateMargin = round(MARGIN_QUANTILE * standardError, 1);
    scored[id] = { margin, estimate: round(mean, 1), estimateMargin };
  }
  return scored;
}

function scoreRecommendation(group: PublishedGroup, key: ScoringKey): number | null {
  const item = key.items.find(({ role }) => role === 'recommend');
  if (item === undefined || group.recommend === null) return null;
  const figures = group.items[item.id] ?? null;
  const margin = recommendMargin(group.recommend, group.invited, item, figures);
  return margin === null ? null : round(margin, 1);
}

/** What is the same for every team of a release. */
interface CommonFacts {
  readonly models: Models;
  readonly notAsked: readonly GateId[];
  /** The dimensions of these two gates; null where the instrument has none. */
  readonly wellbeing: string | null;
  readonly trust: string | null;
  readonly setup: ProgrammeSetup | null;
  readonly bars: Bars;
}

/** Hold one team against every bar. All gates must pass, so the weakest gate decides. */
function judge(group: PublishedGroup, facts: CommonFacts): Readiness {
  const { models, notAsked, setup, bars } = facts;
  const judged = judgeDimensions(group, facts);
  const willing = judgeWilling(group, models, bars);
  const { composite } = models;
  const { gates, missing } = sortGates({
    wellbeing: judged.get(facts.wellbeing ?? '') ?? null,
    trust: judged.get(facts.trust ?? '') ?? null,
    willing,
    composite: judgeMean(compositeMean(group, composite), composite.fit, bars.composite, bars),
    response: judgeResponse(group, bars),
  });
  const isResponseReached =
    group.invited > 0 && 100 * group.respondents >= bars.response * group.invited;
  const isSetUp = setup !== null && Object.values(setup).every(Boolean);
  const weakest = findWeakest(Object.values(gates));
  const label =
    missing.length > 0 ? null : chooseLabel(weakest, isSetUp && isResponseReached, bars);
  const concerns = listConcerns(judged, willing, trainingNeed(group, models, bars), bars);
  return {
    label,
    probability: label === null ? null : weakest.cautious,
    gates,
    missing,
    reasons: listReasons({ label, gates, missing, notAsked, isSetUp, isResponseReached }, bars),
    next: orderNextSteps(concerns, { label, isSetUp, isResponseReached }),
  };
}

/** Every dimension that has a gate or a next step, against its bar. */
function judgeDimensions(
  group: PublishedGroup,
  facts: CommonFacts,
): ReadonlyMap<string, Gate | null> {
  const judged = new Map<string, Gate | null>();
  for (const { id, fit } of facts.models.dimensions) {
    const isGate = id === facts.wellbeing || id === facts.trust;
    if (isGate || stepOfDimension(id) !== null)
      judged.set(id, judgeMean(dimensionMean(group, id), fit, barOf(id, facts), facts.bars));
  }
  return judged;
}

function sortGates(judged: Readonly<Record<GateId, Gate | null>>): {
  gates: Partial<Record<GateId, Gate>>;
  missing: GateId[];
} {
  const gates: Partial<Record<GateId, Gate>> = {};
  const missing: GateId[] = [];
  for (const [id, gate] of Object.entries(judged) as [GateId, Gate | null][]) {
    if (gate === null) missing.push(id);
    else gates[id] = gate;
  }
  return { gates, missing };
}

/** P(at least the bar's share of the members ask for training); null where it was not asked. */
function trainingNeed(group: PublishedGroup, models: Models, bars: Bars): number | null {
  if (models.training === null) return null;
  return estimateShare(group, models.training, bars.trainingNeed / 100, bars)?.plain ?? null;
}

function findWeakest(gates: readonly Gate[]): { plain: number; cautious: number } {
  let plain = 1;
  let cautious = 1;
  for (const gate of gates) {
    plain = Math.min(plain, gate.plain ?? 1);
    cautious = Math.min(cautious, gate.cautious ?? 1);
  }
  return { plain, cautious };
}

/**
 * A low response or an unfinished set-up keeps a team from Ready, but is no sign that the team
 * itself has to build something first.
 */
function chooseLabel(
  weakest: { readonly plain: number; readonly cautious: number },
  isOtherwiseReady: boolean,
  bars: Bars,
): ReadinessLabel {
  if (weakest.cautious >= bars.readyProbability && isOtherwiseReady) return 'ready';
  return weakest.plain >= bars.nearlyProbability ? 'nearly' : 'build-first';
}

/** Everything that a next step could work on, in the order of the instrument. */
function listConcerns(
  judged: ReadonlyMap<string, Gate | null>,
  willing: Gate | null,
  need: number | null,
  bars: Bars,
): Concern[] {
  const concerns: Concern[] = [];
  for (const [id, gate] of judged) {
    const step = stepOfDimension(id);
    if (step !== null && gate !== null) concerns.push(concernOf(step, gate, bars));
  }
  if (willing !== null) concerns.push(concernOf('invite', willing, bars));
  if (need !== null)
    concerns.push({ step: 'skills', below: need, isOpen: need >= bars.nearlyProbability });
  return concerns;
}

/** A dimension without a gate of its own is held against the bar of the mean that it is part of. */
function barOf(dimension: string, { wellbeing, trust, bars }: CommonFacts): number {
  if (dimension === wellbeing) return bars.wellbeing;
  return dimension === trust ? bars.trust : bars.composite;
}

function concernOf(step: Concern['step'], gate: Gate, bars: Bars): Concern {
  return {
    step,
    below: 1 - (gate.plain ?? 1),
    isOpen: (gate.cautious ?? 1) < bars.readyProbability,
  };
}
