import { readTitle, type TitleMeaning } from './column-words.ts';
import { levelOf, LEVELS_MAX, useOfLevel, type PeopleUse, type UnitsUse } from './mapping.ts';
import type { RawRow } from './raw-table.ts';

/** What one column looks like from its title and its values. */
export interface ColumnProfile {
  /** '' where the column has none. */
  readonly title: string;
  readonly index: number;
  /** Values that are not blank. */
  readonly filled: number;
  readonly distinct: number;
  /** The first different values. */
  readonly samples: readonly string[];
  /** Nearly every person has a value of their own: it would name them, and no breakdown could use it. */
  readonly nearlyUnique: boolean;
}

export interface Recognised {
  readonly list: 'people' | 'units';
  readonly people: readonly PeopleUse[];
  readonly units: readonly UnitsUse[];
  /** About one person and of no use here, by its title. */
  readonly personal: readonly boolean[];
}

const SAMPLES_SHOWN = 3;
const NEARLY_UNIQUE_SHARE = 0.5;
const NEARLY_UNIQUE_LEAST = 10;
const MOST = 0.9;

/** So many different values that a value nearly names a person. */
export function isNearlyUnique(distinct: number, filled: number): boolean {
  return distinct >= NEARLY_UNIQUE_LEAST && distinct >= NEARLY_UNIQUE_SHARE * filled;
}

/** @param rows below the titles */
export function profileColumns(
  header: readonly string[],
  rows: readonly RawRow[],
): ColumnProfile[] {
  return header.map((title, index) => {
    const values = new Set<string>();
    let filled = 0;
    for (const { cells } of rows) {
      const value = cells[index] ?? '';
      if (value === '') continue;
      filled += 1;
      values.add(value);
    }
    const distinct = values.size;
    return {
      title,
      index,
      filled,
      distinct,
      samples: [...values].slice(0, SAMPLES_SHOWN),
      nearlyUnique: isNearlyUnique(distinct, filled),
    };
  });
}

/**
 * What each column probably is, by its title first and its values second. A proposal only: the person sees
 * it beside sample values and decides.
 * @param known attributes that the present roster has: chosen again, so that a later import keeps them
 */
export function recogniseColumns(
  columns: readonly ColumnProfile[],
  rows: readonly RawRow[],
  known: readonly string[] = [],
): Recognised {
  const meanings = columns.map(({ title }) => readTitle(title));
  const people = recognisePeople(columns, meanings, rows, known);
  const units = recogniseUnits(columns, meanings);
  const isUnits =
    units.includes('parent') &&
    units.includes('unit') &&
    !people.includes('employee') &&
    !people.includes('email');
  return {
    list: isUnits ? 'units' : 'people',
    people,
    units,
    personal: meanings.map((meaning) => meaning?.kind === 'personal'),
  };
}

function recognisePeople(
  columns: readonly ColumnProfile[],
  meanings: readonly (TitleMeaning | null)[],
  rows: readonly RawRow[],
  known: readonly string[],
): readonly PeopleUse[] {
  const uses = columns.map((): PeopleUse => 'ignore');
  const of = (kind: TitleMeaning['kind']): readonly ColumnProfile[] =>
    columns.filter(({ index }) => meanings[index]?.kind === kind);
  const free = columns.filter(({ index, filled }) => meanings[index] === null && filled > 0);
  const isMostly = (column: ColumnProfile, pattern: RegExp): boolean =>
    column.filled > 0 && countMatches(rows, column.index, pattern) >= MOST * column.filled;

  const email =
    of('email').find((column) => isMostly(column, EMAIL)) ??
    free.find((column) => isMostly(column, EMAIL)) ??
    of('email')[0];
  if (email !== undefined) uses[email.index] = 'email';
  const employee =
    best(of('employee')) ??
    free.find((column) => column !== email && isIdentifier(column, rows)) ??
    columns.find(({ title }) => /^(?:id|identifiant|identifier)$/i.test(title));
  if (employee !== undefined) uses[employee.index] = 'employee';
  const language = of('language')[0] ?? free.find((column) => isMostly(column, LANGUAGE));
  if (language !== undefined) uses[language.index] = 'language';
  for (const { index } of of('person-name')) uses[index] = 'person-name';
  const [unit] = of('unit');
  if (unit !== undefined) uses[unit.index] = 'unit';
  const [unitName] = of('unit-name');
  if (unitName !== undefined) uses[unitName.index] = 'unit-name';
  for (const [level, { index }] of orderLevels(of('level'), meanings).entries()) {
    uses[index] = useOfLevel(level);
  }
  const hasUnits = uses.some((use) => use === 'unit' || use === 'unit-name' || levelOf(use) >= 0);
  if (!hasUnits) {
    const manager = findManager(of('manager'), rows, [employee, email]);
    if (manager !== undefined) uses[manager.index] = 'manager';
  }
  for (const { index, title } of columns) {
    if (uses[index] === 'ignore' && known.includes(title)) uses[index] = 'attribute';
  }
  return uses;
}

function recogniseUnits(
  columns: readonly ColumnProfile[],
  meanings: readonly (TitleMeaning | null)[],
): readonly UnitsUse[] {
  const uses = columns.map((): UnitsUse => 'ignore');
  const find = (...kinds: TitleMeaning['kind'][]): number =>
    columns.findIndex(
      ({ index }) => uses[index] === 'ignore' && kinds.includes(meanings[index]?.kind as never),
    );
  const claim = (index: number, use: UnitsUse): void => {
    if (index >= 0) uses[index] = use;
  };
  claim(find('parent'), 'parent');
  const id = find('unit');
  claim(
    id >= 0 ? id : columns.findIndex(({ title }) => /^(?:id|code|identifiant)$/i.test(title)),
    'unit',
  );
  const name = find('unit-name');
  claim(name >= 0 ? name : find('level', 'person-name'), 'name');
  return uses;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const LANGUAGE =
  /^(?:fr|en|fra|eng|français|francais|french|anglais|english|fr[-_]\w\w|en[-_]\w\w)$/i;

function countMatches(rows: readonly RawRow[], index: number, pattern: RegExp): number {
  let count = 0;
  for (const { cells } of rows) if (pattern.test(cells[index] ?? '')) count += 1;
  return count;
}

/** The column with most values of its own. */
function best(columns: readonly ColumnProfile[]): ColumnProfile | undefined {
  return columns.toSorted((a, b) => b.distinct - a.distinct)[0];
}

/** Every row has a value of its own, without blanks in it and short. */
function isIdentifier(column: ColumnProfile, rows: readonly RawRow[]): boolean {
  return (
    rows.length > 0 &&
    column.distinct === rows.length &&
    countMatches(rows, column.index, /^[\p{L}\p{N}._-]{1,20}$/u) === rows.length &&
    countMatches(rows, column.index, /\d/) >= MOST * rows.length
  );
}

/** From the top down: what has fewer values stands higher; the words decide between columns with as many. */
function orderLevels(
  columns: readonly ColumnProfile[],
  meanings: readonly (TitleMeaning | null)[],
): readonly ColumnProfile[] {
  const rankOf = ({ index }: ColumnProfile): number => {
    const meaning = meanings[index];
    return meaning?.kind === 'level' ? meaning.rank : 0;
  };
  return columns
    .filter(({ filled }) => filled > 0)
    .toSorted((a, b) => a.distinct - b.distinct || rankOf(a) - rankOf(b) || a.index - b.index)
    .slice(0, LEVELS_MAX);
}

/** A column of managers is one whose values are people of the list: identifiers or addresses, not names. */
function findManager(
  columns: readonly ColumnProfile[],
  rows: readonly RawRow[],
  identifiers: readonly (ColumnProfile | undefined)[],
): ColumnProfile | undefined {
  const known = new Set<string>();
  for (const column of identifiers) {
    if (column === undefined) continue;
    for (const { cells } of rows) known.add((cells[column.index] ?? '').toLowerCase());
  }
  known.delete('');
  return columns.find(({ index, filled }) => {
    let found = 0;
    for (const { cells } of rows) if (known.has((cells[index] ?? '').toLowerCase())) found += 1;
    return filled > 0 && found >= 0.5 * filled;
  });
}
