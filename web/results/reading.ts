import type { GroupResults, ResultsView } from '../../api/app.ts';
import type { Localised } from '../../surveys/scoring-key.ts';

const RANKED = 3;

export interface RankedItem {
  readonly id: string;
  readonly text: Localised;
  readonly mean: number;
}

/** The three items with the highest means and the three with the lowest; none stands in both. */
export function rankItems(
  items: ResultsView['items'],
  means: GroupResults['items'],
): { readonly high: readonly RankedItem[]; readonly low: readonly RankedItem[] } {
  const known = items
    .flatMap(({ id, text }) => {
      const mean = means[id] ?? null;
      return mean === null ? [] : [{ id, text, mean }];
    })
    .sort((a, b) => b.mean - a.mean);
  const count = Math.min(RANKED, Math.floor(known.length / 2));
  return { high: known.slice(0, count), low: known.slice(known.length - count).reverse() };
}

/** The figures of the whole company; undefined where they are withheld, and where too few answered for any. */
export function findCompany({
  groups,
  teams,
}: Pick<ResultsView, 'groups' | 'teams'>): GroupResults | undefined {
  const root = teams.find(({ parent }) => parent === null);
  return groups.find(({ id }) => id === `unit:${root?.id}`);
}

/** The text in this language; English where it is missing. */
export function pickText(text: Localised, language: string): string {
  return text[language] ?? text['en'] ?? '';
}

type Team = ResultsView['teams'][number];

/** A team and the units that it belongs to, the team first, without the whole company. */
export function listPath(teams: readonly Team[], team: string): readonly Team[] {
  const path: Team[] = [];
  let at = teams.find(({ id }) => id === team);
  while (at !== undefined && at.parent !== null) {
    const { parent } = at;
    path.push(at);
    at = teams.find(({ id }) => id === parent);
  }
  return path;
}
