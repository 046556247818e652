import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import type { Changes } from '../../../surveys/scoring/change.ts';
import { listTeams, type ReportIndex } from '../report/reading.ts';

/** A team with at least one clear change. */
export interface ChangedTeam {
  readonly group: ReleaseGroup;
  /** Ids of dimensions, in the order of the questionnaire. */
  readonly higher: readonly string[];
  readonly lower: readonly string[];
}

export interface ChangeOverview {
  readonly changed: readonly ChangedTeam[];
  /** Teams that both rounds show in at least one dimension. */
  readonly compared: number;
  readonly teams: number;
}

/** What changed in which teams, the company left out: teams in the order of the release. */
export function overlookChanges(index: ReportIndex, changes: Changes): ChangeOverview {
  const teams = listTeams(index).filter((group) => group !== index.company);
  const order = index.report.instrument.dimensions.map(({ id }) => id);
  const compared = teams.filter(({ id }) => changes[id] !== undefined);
  const changed = compared.flatMap((group): readonly ChangedTeam[] => {
    const verdicts = changes[group.id] ?? {};
    const higher = order.filter((id) => verdicts[id]?.verdict === 'higher');
    const lower = order.filter((id) => verdicts[id]?.verdict === 'lower');
    return higher.length + lower.length === 0 ? [] : [{ group, higher, lower }];
  });
  return { changed, compared: compared.length, teams: teams.length };
}
