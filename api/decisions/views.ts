import type { DecisionState } from '../../surveys/decision-state.ts';
import type { Localised } from '../../surveys/scoring-key.ts';

/** "You said, we did": one thing that was decided after a round. */
export interface DecisionView {
  readonly id: string;
  /** The unit that it concerns; the root for the whole company. */
  readonly unit: string;
  /** A dimension or an item of the questionnaire; null where it is about none in particular. */
  readonly topic: string | null;
  readonly heard: string;
  readonly done: string;
  readonly owner: string;
  /** A day, `YYYY-MM-DD`; null where none was set. */
  readonly dueOn: string | null;
  readonly state: DecisionState;
}

/** `GET /api/decisions/round/:round`: those that this account may change, and what a new one may be about. */
export interface RoundDecisionsView {
  /** The server's day, against which one is overdue. */
  readonly today: string;
  /** The day since which employees may read the results and these decisions; null: they may not. */
  readonly sharedOn: string | null;
  readonly decisions: readonly DecisionView[];
  /** Units for which this account may decide, as they were at launch, parents first. */
  readonly units: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly name: string;
  }[];
  readonly topics: readonly Topic[];
}

/** A dimension of the questionnaire with its items. */
export interface Topic {
  readonly id: string;
  readonly text: Localised;
  readonly items: readonly { readonly id: string; readonly text: Localised }[];
}

/** `GET /api/decisions`: those of all rounds that this account may change, the newest round first. */
export interface DecisionsView {
  readonly today: string;
  readonly decisions: readonly ListedDecision[];
}

export interface ListedDecision extends DecisionView {
  readonly round: { readonly id: string; readonly title: string; readonly closedOn: string };
  readonly unitName: string;
  readonly topicText: Localised | null;
}
