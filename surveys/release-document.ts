import type { Words } from './organisation/fault.ts';
import type { Policy } from './policy.ts';

/**
 * `release.json`: everything that ever leaves the anonymity boundary of a round. Frozen at close;
 * web reports, exports, the HTTP API and readiness are pure functions of it.
 */
export interface ReleaseDocument {
  readonly format: 'tutti-release/1';
  readonly round: RoundFacts;
  readonly policy: Policy;
  /** Parents first, siblings by id. */
  readonly groups: readonly ReleaseGroup[];
  readonly withheld: readonly WithheldUnit[];
  readonly comments: readonly ReleasedComments[];
  readonly company: CompanyFigures;
}

export interface RoundFacts {
  readonly id: string;
  readonly title: string;
  /** For example `advocacy-readiness@1`. */
  readonly instrument: string;
  /** A day, `YYYY-MM-DD`; never a time. */
  readonly closedOn: string;
  /** Left out where everybody was asked. */
  readonly audience?: AskedAudience;
}

/** Who was asked, where that was not the whole company. */
export interface AskedAudience {
  /** Asked with everything below them. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** Ids of the units above them: their figures are those of the part that was asked. */
  readonly partly: readonly string[];
  readonly invited: number;
  /** People in the whole company at the launch. */
  readonly company: number;
}

/** Who is in a group. An attribute value that is a list was merged into "other". */
export type GroupOf =
  | { readonly unit: string; readonly where?: Readonly<Record<string, string | readonly string[]>> }
  | { readonly units: readonly string[] };

export interface ReleaseGroup {
  /** `unit:U1`, `pool:U1` (small teams of U1 reported together), `breakdown:…`. */
  readonly id: string;
  /** In no language: the unit's name, values as the roster states them. What has no name of its own is told by `of`. */
  readonly label: string;
  /** Nearest released unit above; null at the top and for company-wide breakdowns. */
  readonly parent: string | null;
  readonly of: GroupOf;
  /** People invited (head count, known before the round). */
  readonly invited: number;
  /** People whose ballot counts in this group. */
  readonly respondents: number;
  /** null = withheld for this group. */
  readonly items: Readonly<Record<string, ItemFigures | null>>;
  readonly dimensions: Readonly<Record<string, DimensionFigures | null>>;
  readonly recommend: RecommendFigures | null;
  readonly readiness: Readiness | null;
}

export interface ItemFigures {
  /** People with a score on the item. */
  readonly n: number;
  /** 0-100, whole number, 100 = best. */
  readonly mean: number;
  /** Per cent, whole number, capped by size; null where the distribution is withheld. */
  readonly favourable: number | null;
  /** People per option, `from` to `to`, capped by size; null where withheld. */
  readonly distribution: readonly number[] | null;
}

export interface DimensionFigures {
  /** Smallest n among its released items. */
  readonly n: number;
  /** Mean of its released item means (0-100, whole number). */
  readonly mean: number;
  readonly favourable: number | null;
  /** Half-width of the 90 % interval round `mean`, in points; null where it can not be computed. */
  readonly margin: number | null;
  /** Estimated true mean of all invited members and its 90 % half-width; null where not scored. */
  readonly estimate: number | null;
  readonly estimateMargin: number | null;
}

export interface RecommendFigures {
  readonly n: number;
  /** Promoters minus detractors, -100..100. */
  readonly score: number;
  readonly margin: number | null;
}

export type ReadinessLabel = 'ready' | 'nearly' | 'build-first';
export type GateId = 'wellbeing' | 'trust' | 'willing' | 'composite' | 'response';
export type NextStepId =
  | 'workload'
  | 'occasions'
  | 'voluntariness'
  | 'values'
  | 'leaders'
  | 'content'
  | 'skills'
  | 'guidelines'
  | 'invite'
  | 'answer'
  | 'setup';

/** Why a label is given, or why none is. The words are in `ReadinessWords`. */
export type ReasonId =
  'ready' | 'nearly' | 'rest' | 'build-first' | 'response' | 'setup' | 'not-asked' | 'not-known';

export interface Reason {
  readonly id: ReasonId;
  /** The gates that it names; empty where it names none. */
  readonly gates: readonly GateId[];
}

/** The codes of readiness in words, once per document. `{gates}` stands for a list of gates. */
export interface ReadinessWords {
  readonly labels: Readonly<Record<ReadinessLabel, Words>>;
  readonly gates: Readonly<Record<GateId, Words>>;
  readonly reasons: Readonly<Record<ReasonId, Words>>;
  readonly next: Readonly<Record<NextStepId, Words>>;
  readonly setup: Readonly<Record<keyof ProgrammeSetup, Words>>;
}

export interface Gate {
  /** The figure that is held against the bar (points or per cent); null where it is not known. */
  readonly value: number | null;
  readonly bar: number;
  /** P(true value >= bar) with the silent taken as they answered; null for the response rate, which is counted. */
  readonly plain: number | null;
  /** The same with the silent taken as less favourable. */
  readonly cautious: number | null;
  /** Shares only: between which per cent the share of all members lies, whatever the silent would say. */
  readonly range?: readonly [number, number];
}

export interface Readiness {
  /** null: no label can be given; `missing` says why. */
  readonly label: ReadinessLabel | null;
  /** Smallest cautious probability over the gates, two decimals; null without a label. */
  readonly probability: number | null;
  readonly gates: Readonly<Partial<Record<GateId, Gate>>>;
  /** Gates that the instrument does not ask or whose figures are withheld. */
  readonly missing: readonly GateId[];
  readonly reasons: readonly Reason[];
  readonly next: readonly NextStepId[];
}

export type WithheldWhy = 'too-few-invited' | 'too-few-answers' | 'protects-others';

export interface WithheldUnit {
  readonly unit: string;
  readonly why: WithheldWhy;
  /** The nearest released group that contains the whole unit; null when nothing is released. */
  readonly seeInstead: string | null;
}

export interface ReleasedComments {
  readonly group: string;
  readonly item: string;
  readonly texts: readonly string[];
}

export interface CompanyFigures {
  readonly reliability: Readonly<Record<string, Reliability>>;
  /** How far persons' true dimension scores go together, 0-1; null where it can not be told. */
  readonly dimensionCorrelation?: number | null;
  /** Per dimension its share of R2 in explaining the recommendation (sums to 1); empty where not computed. */
  readonly drivers: Readonly<Record<string, number>>;
  /** Version of the readiness bars; null for a pulse, which labels nobody. */
  readonly bars: string | null;
  /** Gates that the instrument could not ask: any of them, and no team has a label. Absent for a pulse. */
  readonly notAsked?: readonly GateId[];
  /** Labels, gates, reasons and next steps in words. Absent for a pulse. */
  readonly words?: ReadinessWords;
  /** Declared breakdowns, or parts of them, that are not published, and why; absent where none were declared. */
  readonly refusedBreakdowns?: readonly RefusedBreakdown[];
  /** Programme set-up facts at close, recorded by HR; null where not recorded. */
  readonly setup: ProgrammeSetup | null;
}

export interface RefusedBreakdown {
  /** As declared, for example `unit_depth_1*gender`. */
  readonly spec: string;
  /** The unit that can not be broken down; null where it is the whole breakdown. */
  readonly unit: string | null;
  readonly why: BreakdownRefusalWhy;
}

export type BreakdownRefusalWhy =
  | 'malformed'
  | 'declared-twice'
  | 'never-an-attribute'
  | 'unknown-attribute'
  | 'unknown-level'
  | 'value-per-person'
  | 'too-few-invited'
  | 'too-few-answers'
  | 'protects-others';

export interface Reliability {
  /** Complete cases; null where they are too few to be told of. */
  readonly n: number | null;
  /** null: one item, no variance or too few complete cases. */
  readonly alpha: number | null;
  readonly omega: number | null;
  /** Pooled variance of persons' dimension scores within cohorts, in points squared. */
  readonly withinVariance: number | null;
}

export interface ProgrammeSetup {
  readonly goals: boolean;
  readonly guidelines: boolean;
  readonly voluntariness: boolean;
  readonly training: boolean;
  readonly leader: boolean;
}
