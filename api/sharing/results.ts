import type { ReleaseDocument, ReleaseGroup } from '../../surveys/release-document.ts';
import type { ReleasedRow } from './store.ts';
import type { DecidedView, GroupResults, ResultsView } from './views.ts';

/**
 * What employees may read of a release: figures of the company and of every unit that has some. A cut
 * of the frozen document; nothing is computed. Breakdowns by attribute stay with HR.
 */
export function describeResults(row: ReleasedRow, decisions: readonly DecidedView[]): ResultsView {
  const release = JSON.parse(row.document) as ReleaseDocument;
  const ofUnits = listUnitGroups(release);
  const root = row.units.find(({ parent }) => parent === null);
  const company = `unit:${root?.id ?? ''}`;
  return {
    title: release.round.title,
    organisation: row.organisation,
    closedOn: release.round.closedOn,
    dimensions: row.questionnaire.dimensions.map(({ id, title }) => ({ id, title })),
    // A reversed item reads as its contrary: a high mean says that people do not agree with it.
    items: row.questionnaire.items
      .filter(({ best, dimension }) => best === 'high' && dimension !== null)
      .map(({ id, text }) => ({ id, text })),
    groups: ofUnits
      .toSorted((a, b) => Number(b.id === company) - Number(a.id === company))
      .map(describeGroup),
    teams: row.units.map(({ id, parent, name }) => {
      const withheld = release.withheld.find(({ unit }) => unit === id);
      const group = withheld === undefined ? `unit:${id}` : (withheld.seeInstead ?? company);
      return { id, parent, name, group, withheld: withheld?.why ?? null };
    }),
    decisions: decisions.map(({ unit, heard, done, owner, dueOn, state }) => ({
      unit,
      heard,
      done,
      owner,
      dueOn,
      state,
    })),
  };
}

/** The groups of whole units and the pools of small teams, which stand in for them. */
function listUnitGroups({ groups }: ReleaseDocument): readonly ReleaseGroup[] {
  return groups.filter(({ id }) => id.startsWith('unit:') || id.startsWith('pool:'));
}

function describeGroup(group: ReleaseGroup): GroupResults {
  const { id, label, invited, respondents, recommend } = group;
  const dimensions = Object.entries(group.dimensions).map(([dimension, figures]) => [
    dimension,
    figures === null ? null : { n: figures.n, mean: figures.mean, margin: figures.margin },
  ]);
  const items = Object.entries(group.items).map(([item, figures]) => [item, figures?.mean ?? null]);
  return {
    id,
    label,
    invited,
    respondents,
    dimensions: Object.fromEntries(dimensions) as GroupResults['dimensions'],
    items: Object.fromEntries(items) as GroupResults['items'],
    recommend,
  };
}
