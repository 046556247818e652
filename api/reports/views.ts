import type {
  ReleaseDocument,
  ReleaseGroup,
  ReleasedComments,
  RoundFacts,
} from '../../surveys/release-document.ts';
import type { Changes, DimensionChange } from '../../surveys/scoring/change.ts';
import type { Localised } from '../../surveys/scoring-key.ts';

/**
 * `GET /api/reports/:round`: the frozen release as far as this account may see it. HR and
 * administrators see all groups; a manager sees the company, the own unit and all below it, or the
 * nearest group that stands in for it.
 */
export interface ReportView {
  readonly release: ReleaseDocument;
  /** SHA-256 of the whole document, as in the audit log. */
  readonly hash: string;
  /** Texts of the questionnaire, so that the page needs nothing else. */
  readonly instrument: {
    readonly title: Localised;
    readonly dimensions: readonly {
      readonly id: string;
      readonly title: Localised;
      readonly items: readonly string[];
    }[];
    readonly items: readonly {
      readonly id: string;
      readonly text: Localised;
      readonly dimension: string | null;
      readonly from: number;
      readonly to: number;
      readonly best: 'high' | 'low';
      readonly role: string | null;
    }[];
    readonly comments: readonly { readonly id: string; readonly text: Localised }[];
  };
  /** Units of the organisation as it was at launch, limited to what this account may see. */
  readonly units: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly name: string;
  }[];
  /** The group that this account should see first. */
  readonly start: { readonly group: string; readonly unit: string };
  /** Changes since the last release of the same questionnaire; null when there is none. */
  readonly since: ChangesSince | null;
}

/**
 * `GET /api/reports/:round/summary`: the report as far as pages that show many teams need it, a tenth
 * of its size. Only the company's group is whole. The others come without `items`, and their
 * dimensions without `favourable`, `estimate` and `estimateMargin`, their readiness without `gates` and
 * `probability`: absent here, not withheld. There are no comments, and of the changes only the company's. What a
 * report of one group needs beside it is a `UnitView`.
 */
export interface SummaryView extends ReportView {
  /** Rounds that this one can be compared with, the last one first. */
  readonly earlier: readonly (PastRound & {
    /** Whether it asked the same part of the company. */
    readonly sameAudience: boolean;
  })[];
}

/** `GET /api/reports/:round/units/:unit`, by id of a unit or of a group: all that is shown of one group. */
export interface UnitView {
  /** The group, and the one above it. */
  readonly groups: readonly ReleaseGroup[];
  /** Those of the group, or of the nearest one above it that has any. */
  readonly comments: readonly ReleasedComments[];
  /** By dimension, since the last round of the same questionnaire. */
  readonly changes: Readonly<Record<string, DimensionChange>>;
}

/** `GET /api/reports/:round/trend`: the company in all rounds of one questionnaire
 * that asked the same part of it, the first one first. */
export interface TrendView {
  readonly rounds: readonly TrendRound[];
}

export interface TrendRound {
  readonly round: PastRound;
  /** null where the company itself was withheld. */
  readonly company: Pick<
    ReleaseGroup,
    'invited' | 'respondents' | 'dimensions' | 'recommend'
  > | null;
}

export type PastRound = Pick<RoundFacts, 'id' | 'title' | 'closedOn'>;

/** Also the answer to `GET /api/reports/:round/changes/:earlier`. */
export interface ChangesSince {
  readonly round: PastRound;
  /** Of the groups in `release`; judged over all groups of both releases together. */
  readonly changes: Changes;
}
