import type {
  DimensionFigures,
  GateId,
  RefusedBreakdown,
  ReleaseGroup,
  ReleasedComments,
  WithheldUnit,
} from '../../../surveys/release-document.ts';
import { READINESS_BARS } from '../../../surveys/scoring/bars.ts';
import { findDimension } from '../../../surveys/scoring/dimension-codes.ts';
import type { Localised } from '../../../surveys/scoring-key.ts';
import type { ReportView, UnitView } from '../api.ts';

/**
 * What a reader of a report asks of it. Pure: a page is a function of the report and of the unit
 * that was asked for, and nothing here computes a figure that the release does not hold.
 */

export type ReportUnit = ReportView['units'][number];
export type ReportDimension = ReportView['instrument']['dimensions'][number];
export type ReportItem = ReportView['instrument']['items'][number];

/** A report with its lists made into maps, once per report. */
export interface ReportIndex {
  readonly report: ReportView;
  readonly groups: ReadonlyMap<string, ReleaseGroup>;
  readonly units: ReadonlyMap<string, ReportUnit>;
  readonly withheld: ReadonlyMap<string, WithheldUnit>;
  readonly items: ReadonlyMap<string, ReportItem>;
  /** The whole company; null where nothing at all is released. */
  readonly company: ReleaseGroup | null;
}

export type Reading =
  | { readonly kind: 'released'; readonly group: ReleaseGroup }
  | {
      readonly kind: 'withheld';
      readonly unit: string;
      readonly why: WithheldUnit['why'];
      readonly instead: ReleaseGroup | null;
    }
  | { readonly kind: 'unknown' };

export function indexReport(report: ReportView): ReportIndex {
  const { groups, withheld } = report.release;
  return {
    report,
    groups: new Map(groups.map((group) => [group.id, group])),
    units: new Map(report.units.map((unit) => [unit.id, unit])),
    withheld: new Map(withheld.map((unit) => [unit.unit, unit])),
    items: new Map(report.instrument.items.map((item) => [item.id, item])),
    company: groups.find((group) => group.parent === null && isUnitGroup(group)) ?? null,
  };
}

function isUnitGroup(group: ReleaseGroup): boolean {
  return group.id.startsWith('unit:');
}

export function isPool(group: ReleaseGroup): boolean {
  return group.id.startsWith('pool:');
}

export function isBreakdown(group: ReleaseGroup): boolean {
  return group.id.startsWith('breakdown:');
}

/** What is to be shown for `key`: the id of a unit, or of a released group such as a pool. */
export function readUnit(index: ReportIndex, key: string): Reading {
  const group = index.groups.get(`unit:${key}`) ?? index.groups.get(key);
  if (group !== undefined) return { kind: 'released', group };
  const withheld = index.withheld.get(key);
  if (withheld === undefined) return { kind: 'unknown' };
  const instead =
    withheld.seeInstead === null ? null : (index.groups.get(withheld.seeInstead) ?? null);
  return { kind: 'withheld', unit: key, why: withheld.why, instead };
}

/** The part of an address that leads to a group: its unit where it has one, else its own id. */
export function keyOfGroup(group: ReleaseGroup): string {
  return isUnitGroup(group) && 'unit' in group.of ? group.of.unit : group.id;
}

/** Released groups directly below a group, pools last; breakdowns are no teams. */
export function listGroupsBelow(index: ReportIndex, group: ReleaseGroup): readonly ReleaseGroup[] {
  const below = index.report.release.groups.filter(
    (other) => other.parent === group.id && !isBreakdown(other),
  );
  return [...below.filter((other) => !isPool(other)), ...below.filter(isPool)];
}

/** Units without a figure of their own for which this group is the nearest one. */
export function listUnitsHeardHere(
  index: ReportIndex,
  group: ReleaseGroup,
): readonly WithheldUnit[] {
  return index.report.release.withheld.filter((unit) => unit.seeInstead === group.id);
}

/** Breakdowns of exactly this group's unit; company-wide ones belong to the company. */
export function listBreakdowns(index: ReportIndex, group: ReleaseGroup): readonly ReleaseGroup[] {
  return index.report.release.groups.filter(
    (other) =>
      isBreakdown(other) &&
      (other.parent === group.id || (other.parent === null && group === index.company)),
  );
}

/** At the company what concerns all of it, and the units that it shows nothing else of. */
export function listRefusedBreakdowns(
  index: ReportIndex,
  group: ReleaseGroup,
): readonly RefusedBreakdown[] {
  const refused = index.report.release.company.refusedBreakdowns ?? [];
  if (group === index.company) return refused;
  const own = 'unit' in group.of ? group.of.unit : null;
  return refused.filter(({ unit }) => unit !== null && unit === own);
}

/** A summary with everything that is shown of one group put into it. */
export function completeReport(summary: ReportView, unit: UnitView): ReportView {
  const { release, since } = summary;
  const whole = new Map(unit.groups.map((group) => [group.id, group]));
  const [shown] = unit.groups;
  return {
    ...summary,
    release: {
      ...release,
      // The company's group is whole in the summary: it stays the same object.
      groups: release.groups.map((group) =>
        Object.keys(group.items).length > 0 ? group : (whole.get(group.id) ?? group),
      ),
      comments: unit.comments,
    },
    since:
      since === null || shown === undefined
        ? since
        : { ...since, changes: { ...since.changes, [shown.id]: unit.changes } },
  };
}

export interface DimensionReading {
  readonly dimension: ReportDimension;
  readonly figures: DimensionFigures | null;
}

export function listDimensions(index: ReportIndex, group: ReleaseGroup): DimensionReading[] {
  return index.report.instrument.dimensions.map((dimension) => ({
    dimension,
    figures: group.dimensions[dimension.id] ?? null,
  }));
}

export type ScoredDimension = DimensionReading & { readonly figures: DimensionFigures };

/** How a mean lies to a reference: beside it where the reference is within the margin. */
export function compareMeans(
  mean: number,
  margin: number | null,
  reference: number,
): 'above' | 'below' | 'same' {
  if (mean === reference || Math.abs(mean - reference) <= (margin ?? 0)) return 'same';
  return mean > reference ? 'above' : 'below';
}

/** A released group with which another one is compared. */
export interface Reference {
  readonly kind: 'parent' | 'company';
  readonly group: ReleaseGroup;
}

/** The nearest released group above and the company, where they are not the group itself. */
export function listReferences(index: ReportIndex, group: ReleaseGroup): readonly Reference[] {
  const { company, groups } = index;
  const parent = group.parent === null ? undefined : groups.get(group.parent);
  return [
    ...(parent === undefined || parent === company
      ? []
      : [{ kind: 'parent' as const, group: parent }]),
    ...(company === null || company === group
      ? []
      : [{ kind: 'company' as const, group: company }]),
  ];
}

/** The 90 % half-width of the estimate that a gate holds against its bar; null where the release has none. */
export function findGateMargin(
  index: ReportIndex,
  group: ReleaseGroup,
  gate: GateId,
): number | null {
  const { wellbeingDimension, trustDimension } = READINESS_BARS;
  const codes: Partial<Record<GateId, string>> = {
    wellbeing: wellbeingDimension,
    trust: trustDimension,
  };
  const code = codes[gate];
  if (code === undefined) return null;
  const dimension = findDimension(index.report.instrument.dimensions, code);
  return dimension === null ? null : (group.dimensions[dimension]?.estimateMargin ?? null);
}

/** Comments of the group itself, or of the nearest group above that has any. */
export function findComments(
  index: ReportIndex,
  group: ReleaseGroup,
): { readonly group: ReleaseGroup; readonly comments: readonly ReleasedComments[] } | null {
  let at: ReleaseGroup | undefined = group;
  while (at !== undefined) {
    const { id } = at;
    const comments = index.report.release.comments.filter((entry) => entry.group === id);
    if (comments.length > 0) return { group: at, comments };
    at = at.parent === null ? undefined : index.groups.get(at.parent);
  }
  return null;
}

/** Below this alpha the questions of a dimension hang together loosely, and the reader is told. */
const ALPHA_WARN = 0.7;

export function listLooseDimensions(
  index: ReportIndex,
): readonly { readonly dimension: ReportDimension; readonly alpha: number }[] {
  return index.report.instrument.dimensions.flatMap((dimension) => {
    const alpha = index.report.release.company.reliability[dimension.id]?.alpha ?? null;
    return alpha !== null && alpha < ALPHA_WARN ? [{ dimension, alpha }] : [];
  });
}

/** Whole per cent of the invited who answered; null where nobody was invited. */
export function responsePercent(group: ReleaseGroup): number | null {
  return group.invited === 0 ? null : Math.round((100 * group.respondents) / group.invited);
}

/** A margin in whole points, and in tenths where less than a point would look like none. */
export function roundMargin(margin: number): number {
  return margin < 1 ? Math.round(10 * margin) / 10 : Math.round(margin);
}

/** Text in the reader's language, else in English, else in whatever there is. */
export function localise(text: Localised, language: string): string {
  return text[language] ?? text['en'] ?? Object.values(text)[0] ?? '';
}

/** Teams by readiness, in the order of the release: bands, never positions. */
export type ReadinessBand = 'ready' | 'nearly' | 'build-first' | 'no-label';

export function sortIntoBands(
  index: ReportIndex,
): Readonly<Record<ReadinessBand, readonly ReleaseGroup[]>> {
  const bands: Record<ReadinessBand, ReleaseGroup[]> = {
    ready: [],
    nearly: [],
    'build-first': [],
    'no-label': [],
  };
  for (const group of listTeams(index)) {
    if (group !== index.company) bands[group.readiness?.label ?? 'no-label'].push(group);
  }
  return bands;
}

/** Every released unit and pool, parents first. */
export function listTeams(index: ReportIndex): readonly ReleaseGroup[] {
  return index.report.release.groups.filter((group) => !isBreakdown(group));
}

/** How many groups lie above a team in the release. */
export function depthOf(index: ReportIndex, group: ReleaseGroup): number {
  let depth = 0;
  let parent = group.parent;
  while (parent !== null) {
    depth += 1;
    parent = index.groups.get(parent)?.parent ?? null;
  }
  return depth;
}
