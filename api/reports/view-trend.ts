import type { FrozenRound } from './frozen-rounds.ts';
import { nameRound } from './view-report.ts';
import type { TrendRound, TrendView } from './views.ts';

/**
 * The company in several rounds, in the order given. One document after the other: all of them
 * together would not fit into memory in a large company with many rounds.
 */
export async function viewTrend(
  rounds: readonly string[],
  read: (round: string) => Promise<FrozenRound | null>,
): Promise<TrendView> {
  const shown: TrendRound[] = [];
  for (const round of rounds) {
    const found = await read(round);
    if (found !== null) shown.push(viewRound(found));
  }
  return { rounds: shown };
}

function viewRound({ release }: FrozenRound): TrendRound {
  const company = release.groups.find(
    ({ id, parent }) => parent === null && id.startsWith('unit:'),
  );
  return {
    round: nameRound(release.round),
    company:
      company === undefined
        ? null
        : {
            invited: company.invited,
            respondents: company.respondents,
            dimensions: company.dimensions,
            recommend: company.recommend,
          },
  };
}
