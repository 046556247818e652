import { readNarrowing } from '../group-of.ts';
import type { Words } from '../organisation/fault.ts';
import type { ReleaseDocument, ReleaseGroup } from '../release-document.ts';
import type { Dimension, ScaledItem, ScoringKey } from '../scoring-key.ts';
import { nameUnits } from './name-units.ts';
import { fill } from './wording.ts';
import { TEXTS } from './texts.ts';

export interface ReportUnit {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
}

/** A question as reports need it. */
export type ReportItem = Omit<ScaledItem, 'notApplicable' | 'role'> & {
  readonly role: string | null;
};

/** What reports need to know of a questionnaire. */
export interface ReportKey extends Pick<ScoringKey, 'dimensions' | 'comments'> {
  readonly items: readonly ReportItem[];
}

export interface ReportInput {
  readonly release: ReleaseDocument;
  readonly key: ReportKey;
  /** The whole organisation as it was at launch, parents first. */
  readonly units: readonly ReportUnit[];
}

/** A released group with its place on the page. */
export interface ShownGroup {
  readonly figures: ReleaseGroup;
  /** Id of its details on the page. */
  readonly anchor: string;
  readonly name: Words;
  /** Released groups above it, the highest first. */
  readonly above: readonly ShownGroup[];
  readonly isBreakdown: boolean;
}

/** Questions that are shown together; `dimension` is null for those that belong to no mean. */
export interface Section {
  readonly dimension: Dimension | null;
  readonly items: readonly ReportItem[];
}

export interface ReportModel extends ReportInput {
  /** In the order of the release: parents first. */
  readonly groups: readonly ShownGroup[];
  readonly groupOfId: ReadonlyMap<string, ShownGroup>;
  readonly unitOfId: ReadonlyMap<string, ReportUnit>;
  /** null where nothing can be said of the company as a whole. */
  readonly company: ShownGroup | null;
  readonly sections: readonly Section[];
}

export function modelReport(input: ReportInput): ReportModel {
  const { release, key, units } = input;
  const groupOfId = new Map<string, ShownGroup>();
  const unitOfId = new Map(units.map((unit) => [unit.id, unit]));
  for (const [index, figures] of release.groups.entries()) {
    const parent = figures.parent === null ? undefined : groupOfId.get(figures.parent);
    groupOfId.set(figures.id, {
      figures,
      anchor: `g${index}`,
      name: nameGroup(figures, parent, unitOfId),
      above: parent === undefined ? [] : [...parent.above, parent],
      isBreakdown: figures.id.startsWith('breakdown:'),
    });
  }
  const company = findCompany(release.groups, units);
  return {
    ...input,
    groups: [...groupOfId.values()],
    groupOfId,
    unitOfId,
    company: company === null ? null : groupOfId.get(company.id)!,
    sections: listSections(key),
  };
}

/**
 * The group of the whole company, as it stands on top of what a reader may see. Where it is withheld a
 * team may stand there; readers who may see a part only know the units of that part.
 */
export function findCompany(
  groups: readonly ReleaseGroup[],
  units: readonly Pick<ReportUnit, 'id' | 'parent'>[],
): ReleaseGroup | null {
  const root = units.find(({ parent }) => parent === null);
  const own = new Set(units.map(({ id }) => id));
  const isCompany = ({ id, parent, of }: ReleaseGroup): boolean =>
    parent === null &&
    id.startsWith('unit:') &&
    'unit' in of &&
    (root === undefined ? !own.has(of.unit) : of.unit === root.id);
  return groups.find(isCompany) ?? null;
}

/** The units of a pool as a sentence: people want to know that they are in it, and who else is. */
export function describeUnits(
  ids: readonly string[],
  unitOfId: ReadonlyMap<string, ReportUnit>,
): Words {
  const { contains, otherTeam, otherTeams } = TEXTS.details;
  const { names, others } = nameUnits(ids, unitOfId);
  const units = names.join('; ');
  if (others === 0) return fill(contains, { units });
  const more = fill(others === 1 ? otherTeam : otherTeams, { units, n: String(others) });
  return fill(contains, { units: more });
}

/** A pool is named after the unit whose small teams it holds, a breakdown after its attribute and value. */
function nameGroup(
  figures: ReleaseGroup,
  parent: ShownGroup | undefined,
  unitOfId: ReadonlyMap<string, ReportUnit>,
): Words {
  const { of } = figures;
  const narrowing = readNarrowing(of);
  if (narrowing !== null && 'unit' in of) {
    const { attribute, values, isMerged } = narrowing;
    const value = isMerged ? TEXTS.breakdowns.other : nameValue(values[0]!);
    const name = fill(TEXTS.breakdowns.name, { attribute, value });
    if (figures.parent === null) return name;
    return fill(TEXTS.breakdowns.inUnit, { unit: unitOfId.get(of.unit)?.name ?? of.unit, name });
  }
  // The release calls a pool like its unit, which a manager may not see.
  if (figures.id.startsWith('pool:'))
    return fill(TEXTS.groups.pool, { unit: parent?.name ?? figures.label });
  return { en: figures.label, fr: figures.label };
}

/** A value of an attribute as the roster states it. */
export function nameValue(value: string): Words {
  return value === '' ? TEXTS.breakdowns.notStated : { en: value, fr: value };
}

function listSections(key: ReportKey): Section[] {
  const itemOfId = new Map(key.items.map((item) => [item.id, item]));
  const sections: Section[] = key.dimensions.map((dimension) => ({
    dimension,
    items: dimension.items.flatMap((id) => itemOfId.get(id) ?? []),
  }));
  const inMeans = new Set(key.dimensions.flatMap(({ items }) => items));
  const others = key.items.filter(({ id }) => !inMeans.has(id));
  return others.length === 0 ? sections : [...sections, { dimension: null, items: others }];
}
