import type { ReleaseGroup } from '../../surveys/release-document.ts';
import type { Changes } from '../../surveys/scoring/change.ts';
import type { FrozenRound } from './frozen-rounds.ts';
import { cutChanges, cutRelease, type Scope } from './scope.ts';
import type { ChangesSince, PastRound, ReportView, SummaryView, UnitView } from './views.ts';

/** The whole report, cut to a scope. */
export function viewReport(
  { release, sha256, instrument, units }: FrozenRound,
  scope: Scope,
  since: ChangesSince | null,
): ReportView {
  return {
    release: cutRelease(release, scope),
    hash: sha256,
    instrument: {
      title: instrument.title,
      dimensions: instrument.dimensions,
      items: instrument.items,
      comments: instrument.comments,
    },
    units: units.filter((unit) => scope.units.has(unit.id)),
    start: scope.start,
    since: since === null ? null : { ...since, changes: cutChanges(since.changes, scope) },
  };
}

/** Changes since an earlier round, cut to a scope where one is given. */
export function viewChanges(
  { release: { round } }: FrozenRound,
  changes: Changes,
  scope?: Scope,
): ChangesSince {
  return {
    round: nameRound(round),
    changes: scope === undefined ? changes : cutChanges(changes, scope),
  };
}

export function nameRound({ id, title, closedOn }: PastRound): PastRound {
  return { id, title, closedOn };
}

/** What pages that show many teams need of a report. */
export function summarise(report: ReportView, earlier: SummaryView['earlier']): SummaryView {
  const { release, since } = report;
  const company = release.groups.find(isCompany);
  const own = Object.entries(since?.changes ?? {}).filter(([group]) => group === company?.id);
  return {
    ...report,
    release: {
      ...release,
      groups: release.groups.map((group) => (group === company ? group : thin(group))),
      comments: [],
    },
    since: since && { ...since, changes: Object.fromEntries(own) },
    earlier: earlier.map(({ sameAudience, ...past }) => ({ ...nameRound(past), sameAudience })),
  };
}

function isCompany({ id, parent }: ReleaseGroup): boolean {
  return parent === null && id.startsWith('unit:');
}

function thin(group: ReleaseGroup): ReleaseGroup {
  const dimensions = Object.entries(group.dimensions).map(([id, figures]) => [
    id,
    figures && { ...figures, favourable: null, estimate: null, estimateMargin: null },
  ]);
  return {
    ...group,
    items: {},
    dimensions: Object.fromEntries(dimensions) as ReleaseGroup['dimensions'],
    readiness: group.readiness && { ...group.readiness, probability: null, gates: {} },
  };
}

/**
 * All that a report shows of one group, by id of its unit or of the group. For a withheld unit that of
 * the group that stands in for it; null where nothing is shown.
 */
export function viewUnit({ release, since }: ReportView, key: string): UnitView | null {
  const groups = new Map(release.groups.map((group) => [group.id, group]));
  const instead = release.withheld.find(({ unit }) => unit === key)?.seeInstead ?? '';
  const group = groups.get(`unit:${key}`) ?? groups.get(key) ?? groups.get(instead);
  if (group === undefined) return null;
  const above = group.parent === null ? undefined : groups.get(group.parent);
  return {
    groups: above === undefined ? [group] : [group, above],
    comments: findComments(release.comments, groups, group),
    changes: since?.changes[group.id] ?? {},
  };
}

function findComments(
  comments: UnitView['comments'],
  groups: ReadonlyMap<string, ReleaseGroup>,
  group: ReleaseGroup,
): UnitView['comments'] {
  let at: ReleaseGroup | undefined = group;
  while (at !== undefined) {
    const { id, parent }: ReleaseGroup = at;
    const own = comments.filter((entry) => entry.group === id);
    if (own.length > 0) return own;
    at = parent === null ? undefined : groups.get(parent);
  }
  return [];
}
