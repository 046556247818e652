import type { DecisionState } from '../../surveys/decision-state.ts';
import type {
  DimensionFigures,
  RecommendFigures,
  WithheldWhy,
} from '../../surveys/release-document.ts';
import type { Localised } from '../../surveys/scoring-key.ts';

/** "You said, we did": one thing that was decided after a round. */
export interface DecidedView {
  /** The unit that it concerns; the root for the whole company. */
  readonly unit: string;
  readonly heard: string;
  readonly done: string;
  readonly owner: string;
  /** A day, `YYYY-MM-DD`; null where none was set. */
  readonly dueOn: string | null;
  readonly state: DecisionState;
}

/** `GET /api/rounds/:id/sharing`, for HR. */
export interface SharingView {
  /** The day since which employees may read the results; null: they may not. */
  readonly sharedOn: string | null;
  /** Whether any figures were released: with too few answers there are none. */
  readonly hasFigures: boolean;
}

/**
 * `GET /api/rounds/:id/results`: what employees may read once HR has shared a round. The same for
 * everyone: who reads chooses a team on the page, and nobody is told which.
 */
export interface ResultsView {
  readonly title: string;
  readonly organisation: string;
  readonly closedOn: string;
  readonly dimensions: readonly { readonly id: string; readonly title: Localised }[];
  /** Items whose text says what a high mean says. */
  readonly items: readonly { readonly id: string; readonly text: Localised }[];
  /** The whole company first, where it is shown; none where too few answered. */
  readonly groups: readonly GroupResults[];
  /** Every unit, parents first, with the group that stands for it. */
  readonly teams: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly name: string;
    readonly group: string;
    /** null where the team has figures of its own. */
    readonly withheld: WithheldWhy | null;
  }[];
  readonly decisions: readonly DecidedView[];
}

/** Figures of the frozen release, as they stand there. No comments and no readiness: those are for managers. */
export interface GroupResults {
  readonly id: string;
  readonly label: string;
  readonly invited: number;
  readonly respondents: number;
  /** null = withheld for this group. */
  readonly dimensions: Readonly<
    Record<string, Pick<DimensionFigures, 'n' | 'mean' | 'margin'> | null>
  >;
  /** Mean per item, 0-100; null = withheld. */
  readonly items: Readonly<Record<string, number | null>>;
  readonly recommend: RecommendFigures | null;
}
