import type { HeatView } from './cells.ts';
import { countTeams, listFoldable, type TeamNode } from './team-rows.ts';

/** What a reader of the heatmap has chosen. */
export interface HeatChoice {
  readonly view: HeatView;
  readonly search: string;
  /** The dimension by whose bands the teams are grouped; null: by name alone. */
  readonly band: string | null;
  /** Dimensions that are left out. */
  readonly hidden: ReadonlySet<string>;
  /** Teams that show what is below them. */
  readonly open: ReadonlySet<string>;
}

/** With up to this many teams all are shown at first; of more, the two levels at the top. */
const SHOWN_AT_FIRST = 60;
const LEVELS_AT_FIRST = 2;

// Whoever comes back from the report of a team finds the table as it was left.
const kept = new Map<string, HeatChoice>();

export function firstChoice(round: string, nodes: readonly TeamNode[]): HeatChoice {
  const depth = countTeams(nodes) <= SHOWN_AT_FIRST ? Infinity : LEVELS_AT_FIRST;
  return (
    kept.get(round) ?? {
      view: 'mean',
      search: '',
      band: null,
      hidden: new Set(),
      open: new Set(listFoldable(nodes, depth)),
    }
  );
}

export function keepChoice(round: string, choice: HeatChoice): void {
  kept.set(round, choice);
}
