import type { ImportMapping } from '../../../surveys/organisation/mapping-schema.ts';
import {
  LEVELS_MAX,
  useOfLevel,
  type PeopleUse,
  type UnitsUse,
} from '../../../surveys/organisation/mapping.ts';
import type { ColumnsView } from '../api.ts';
import type { Language } from '../../ui/i18n.ts';

/** One chosen file: what the server says of it, and what its columns mean. */
export interface Source {
  readonly id: number;
  readonly file: File;
  /** null while the server reads it, or where it can not. */
  readonly view: ColumnsView | null;
  readonly error: Error | null;
  readonly list: 'people' | 'units';
  readonly people: readonly PeopleUse[];
  readonly units: readonly UnitsUse[];
}

export const SOURCES_MAX = 2;

export const LEVELS: readonly PeopleUse[] = Array.from({ length: LEVELS_MAX }, (_, level) =>
  useOfLevel(level),
);

/** A file that the server has read, with the meanings that it proposes. */
export function describeSource(source: Source, view: ColumnsView): Source {
  return {
    ...source,
    view,
    error: null,
    list: view.list,
    people: view.columns.map(({ people }) => people),
    units: view.columns.map(({ units }) => units),
  };
}

export interface ReadySources {
  readonly people: Source & { readonly view: ColumnsView };
  readonly units: (Source & { readonly view: ColumnsView }) | null;
}

/** The list of people and the list of units, if there is one; null where they can not be checked yet. */
export function findLists(sources: readonly Source[]): ReadySources | null {
  const read = sources.filter((source): source is ReadySources['people'] => source.view !== null);
  if (read.length !== sources.length) return null;
  const people = read.filter(({ list }) => list === 'people');
  const units = read.filter(({ list }) => list === 'units');
  if (people.length !== 1 || units.length > 1) return null;
  return { people: people[0]!, units: units[0] ?? null };
}

/** What the person has said, in the form that the server takes. */
export function writeMapping(
  { people, units }: ReadySources,
  company: string,
  language: Language,
): ImportMapping {
  const describe = <Use>({ view }: ReadySources['people'], uses: readonly Use[]) => ({
    sheet: view.sheet,
    headerLine: view.headerLine,
    columns: view.columns.map(({ title }, index) => ({ title, use: uses[index]! })),
  });
  return {
    people: describe(people, people.people),
    units: units === null ? null : describe(units, units.units),
    company: company.trim(),
    language,
  };
}
