import type { RoundView } from '../api.ts';
import { foldForSearch } from '../unit-tree/unit-nesting.ts';

export const ROUND_STATES = [
  'draft',
  'scheduled',
  'preparing',
  'open',
  'closing',
  'released',
] as const satisfies readonly RoundView['state'][];

export interface RoundFilter {
  readonly search: string;
  readonly state: RoundView['state'] | 'all';
}

export function filterRounds<Round extends Pick<RoundView, 'title' | 'state'>>(
  rounds: readonly Round[],
  { search, state }: RoundFilter,
): readonly Round[] {
  const wanted = foldForSearch(search.trim());
  return rounds.filter(
    (round) =>
      (state === 'all' || round.state === state) && foldForSearch(round.title).includes(wanted),
  );
}
