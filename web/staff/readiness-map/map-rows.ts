import type { GateId, ReleaseGroup, WithheldWhy } from '../../../surveys/release-document.ts';
import { keyOfGroup, listTeams, type ReadinessBand, type ReportIndex } from '../report/reading.ts';
import { foldForSearch, listUnitsAbove } from '../unit-tree/unit-nesting.ts';

/** One team on the readiness map, also one of which nothing is shown. */
export interface MapTeam {
  readonly key: string;
  readonly name: string;
  /** Names of the units above it, from the top. */
  readonly path: readonly string[];
  readonly band: MapBand;
  /** null: withheld, and `why` says why. */
  readonly group: ReleaseGroup | null;
  readonly why: WithheldWhy | null;
}

export type MapBand = ReadinessBand | 'withheld';
export const MAP_BANDS: readonly MapBand[] = [
  'ready',
  'nearly',
  'build-first',
  'no-label',
  'withheld',
];
export const GATES: readonly GateId[] = ['wellbeing', 'trust', 'willing', 'composite', 'response'];

export interface MapFilter {
  readonly search: string;
  readonly band: MapBand | null;
  /** Only teams that this gate holds back, or whose label it prevents. */
  readonly gate: GateId | null;
  readonly byParent: boolean;
}

/** A line of the map: the heading of a band, the heading of a parent in it, or a team. */
export type MapRow =
  | { readonly kind: 'band'; readonly band: MapBand; readonly count: number }
  | { readonly kind: 'parent'; readonly band: MapBand; readonly name: string }
  | { readonly kind: 'team'; readonly team: MapTeam };

/** Every team of a report but the company itself. */
export function listMapTeams(
  index: ReportIndex,
  nameGroup: (group: ReleaseGroup) => string,
): readonly MapTeam[] {
  const { units, report } = index;
  const pathOf = (unit: string): string[] => listUnitsAbove(units, unit).map(({ name }) => name);
  const shown = listTeams(index)
    .filter((group) => group !== index.company)
    .map((group): MapTeam => {
      const pooled = group.id.startsWith('pool:') ? group.id.slice('pool:'.length) : null;
      const own = pooled === null ? undefined : units.get(pooled);
      return {
        key: keyOfGroup(group),
        name: nameGroup(group),
        path: pooled === null ? pathOf(keyOfGroup(group)) : [...pathOf(pooled), own?.name ?? ''],
        band: group.readiness?.label ?? 'no-label',
        group,
        why: null,
      };
    });
  const withheld = report.release.withheld.map(({ unit, why }): MapTeam => ({
    key: unit,
    name: units.get(unit)?.name ?? unit,
    path: pathOf(unit),
    band: 'withheld',
    group: null,
    why,
  }));
  return [...shown, ...withheld];
}

/** How many teams each band has. */
export function countBands(teams: readonly MapTeam[]): Readonly<Record<MapBand, number>> {
  const counts = { ready: 0, nearly: 0, 'build-first': 0, 'no-label': 0, withheld: 0 };
  for (const { band } of teams) counts[band] += 1;
  return counts;
}

/** Gates that hold a team back, or because of which it has no label. */
export function listLimits({ group }: MapTeam): readonly GateId[] {
  const reasons = group?.readiness?.reasons ?? [];
  return [
    ...new Set(
      reasons.flatMap(({ id, gates }): readonly GateId[] =>
        id === 'response' ? ['response'] : gates,
      ),
    ),
  ];
}

/** Bands from the readiest on; in a band by parent if wished, then by name: never by a figure. */
export function listMapRows(
  teams: readonly MapTeam[],
  filter: MapFilter,
  language: string,
): readonly MapRow[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const wanted = foldForSearch(filter.search.trim());
  const found = teams.filter(
    (team) =>
      (filter.band === null || team.band === filter.band) &&
      (filter.gate === null || listLimits(team).includes(filter.gate)) &&
      (wanted === '' || foldForSearch([...team.path, team.name].join('\n')).includes(wanted)),
  );
  const parentOf = ({ path }: MapTeam): string => path.at(-1) ?? '';
  const inBands = Map.groupBy(found, ({ band }) => band);
  return MAP_BANDS.flatMap((band): readonly MapRow[] => {
    const own = inBands.get(band) ?? [];
    if (own.length === 0 && (filter.band !== null || wanted !== '' || filter.gate !== null))
      return [];
    const sorted = own.toSorted(
      (a, b) =>
        (filter.byParent ? compare(parentOf(a), parentOf(b)) : 0) || compare(a.name, b.name),
    );
    const rows: MapRow[] = [{ kind: 'band', band, count: own.length }];
    let parent: string | null = null;
    for (const team of sorted) {
      if (filter.byParent && parentOf(team) !== parent) {
        parent = parentOf(team);
        rows.push({ kind: 'parent', band, name: parent });
      }
      rows.push({ kind: 'team', team });
    }
    return rows;
  });
}
