import type { UnitId } from '../ids.ts';
import type { CsvTable } from './csv.ts';
import type { Fault, Words } from './fault.ts';
import { finishFaults, translate } from './finish-faults.ts';
import { joinLines } from './identifiers.ts';
import type { ImportMapping, ListMapping } from './mapping-schema.ts';
import { levelOf } from './mapping.ts';
import {
  findMissingUnitUses,
  findMissingUses,
  indexOfUse,
  noRows,
  openList,
  type List,
  type PeopleList,
  type UnitsList,
} from './open-list.ts';
import { checkRoster, type Roster } from './parse-roster.ts';
import { checkUnits } from './parse-units.ts';
import type { RawRow, RawTable } from './raw-table.ts';
import { buildUnitTree, type UnitTree } from './units.ts';
import { readLevels, type FoundUnits } from './units-from-levels.ts';
import { readManagers } from './units-from-managers.ts';

export type MappedImport =
  | {
      readonly ok: true;
      readonly tree: UnitTree;
      readonly roster: Roster;
      readonly notices: readonly Words[];
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Units and people from one or two lists whose columns a person has explained. The lists are brought into the
 * form of `units.csv` and `roster.csv`, checked as those are, and faults are told in the words of the lists.
 */
export function readMapped(
  people: RawTable,
  units: RawTable | null,
  mapping: ImportMapping,
): MappedImport {
  const list = openList(people, mapping.people);
  const unitList = units === null || mapping.units === null ? null : openList(units, mapping.units);
  // Where the titles are others than were explained, that is the one thing to say.
  const strangers = [list, unitList].flatMap((one) => (one?.known === false ? one.faults : []));
  if (strangers.length > 0) return { ok: false, faults: strangers };
  const missing = [
    ...findMissingUses(list, unitList !== null),
    ...(unitList === null ? [] : findMissingUnitUses(unitList)),
    ...(list.rows.length === 0 ? [noRows(list)] : []),
  ];
  if (missing.length > 0) return { ok: false, faults: [...missing, ...list.faults] };
  return unitList === null ? readOneList(list, mapping) : readTwoLists(list, unitList);
}

function readOneList(list: PeopleList, mapping: ImportMapping): MappedImport {
  const found = findUnits(list, mapping);
  const nameless = found.units.find(({ parent, name }) => parent === null && name === '');
  const companyFaults = nameless === undefined ? [] : [namelessCompany(list.raw.file)];
  const read = readRoster(list, found.unitOf, null);
  const faults = [...companyFaults, ...list.faults, ...found.faults, ...read.faults];
  if (faults.length > 0 || read.roster === null) {
    return { ok: false, faults: finishFaults(list, faults) };
  }
  // Only now are identifiers known to be unique, and units made of them too.
  const tree = buildUnitTree(found.units);
  const notices = [...list.raw.notices, ...found.notices];
  return { ok: true, tree, roster: read.roster, notices };
}

function readTwoLists(list: PeopleList, unitList: UnitsList): MappedImport {
  const columns = ['unit', 'parent', 'name'].map((use) =>
    unitList.mapping.columns.findIndex((column) => column.use === use),
  );
  const table = toTable(unitList, ['unit_id', 'parent_id', 'name'], columns);
  const units = checkUnits(table, []);
  const unitFaults = units.ok
    ? []
    : units.faults.map((fault) => translate(unitList, table, columns, fault));
  const tree = units.ok && unitList.faults.length === 0 ? units.tree : null;
  const roster = readRoster(
    list,
    list.rows.map((row) => findUnit(list, row, tree)),
    tree,
  );
  const faults = [
    ...finishFaults(unitList, [...unitList.faults, ...unitFaults]),
    ...finishFaults(list, [...list.faults, ...roster.faults]),
  ];
  if (faults.length > 0 || tree === null || roster.roster === null) return { ok: false, faults };
  const notices = [...unitList.raw.notices, ...list.raw.notices];
  return { ok: true, tree, roster: roster.roster, notices };
}

function findUnits(list: PeopleList, mapping: ImportMapping): FoundUnits {
  const { raw, header, rows } = list;
  const at = (use: Parameters<typeof indexOfUse>[1]) => indexOfUse(list, use);
  const levels = mapping.people.columns
    .map(({ use }, index) => ({ level: levelOf(use), index }))
    .filter(({ level }) => level >= 0)
    .toSorted((a, b) => a.level - b.level)
    .map(({ index }) => index);
  if (at('unit-name') !== -1) levels.push(at('unit-name'));
  const code = levels.length > 0 ? at('unit') : -1;
  if (levels.length === 0 && at('unit') !== -1) levels.push(at('unit'));
  if (levels.length > 0) return readLevels(raw, header, rows, { levels, code }, mapping.company);
  const columns = {
    employee: personColumn(list),
    email: at('email'),
    manager: at('manager'),
    names: mapping.people.columns.flatMap(({ use }, index) =>
      use === 'person-name' ? [index] : [],
    ),
    language: mapping.language,
  };
  return readManagers(raw, header, rows, columns, mapping.company);
}

/** Where there is no employee number, the address says who somebody is. */
function personColumn(list: PeopleList): number {
  const employee = indexOfUse(list, 'employee');
  return employee === -1 ? indexOfUse(list, 'email') : employee;
}

/** The unit of a row by its identifier, or by its name where only one unit has it. */
function findUnit(list: PeopleList, { cells }: RawRow, tree: UnitTree | null): string {
  const index = indexOfUse(list, 'unit');
  const value = joinLines(cells[index === -1 ? lowestUnitColumn(list) : index] ?? '');
  if (tree === null || tree.indexOf.has(value as UnitId)) return value;
  return namesOf(tree).get(value.toLowerCase()) ?? value;
}

function lowestUnitColumn(list: PeopleList): number {
  const name = indexOfUse(list, 'unit-name');
  return name === -1 ? list.mapping.columns.findLastIndex(({ use }) => levelOf(use) >= 0) : name;
}

const namesByTree = new WeakMap<UnitTree, ReadonlyMap<string, UnitId | null>>();

/** Name → unit; null where several units have the name. */
function namesOf(tree: UnitTree): ReadonlyMap<string, UnitId | null> {
  const known = namesByTree.get(tree);
  if (known !== undefined) return known;
  const names = new Map<string, UnitId | null>();
  for (const { id, name } of tree.units) {
    const folded = name.toLowerCase();
    names.set(folded, names.has(folded) ? null : id);
  }
  namesByTree.set(tree, names);
  return names;
}

function readRoster(
  list: PeopleList,
  unitOf: readonly string[],
  tree: UnitTree | null,
): { readonly roster: Roster | null; readonly faults: readonly Fault[] } {
  const attributes = list.mapping.columns.flatMap(({ use }, index) =>
    use === 'attribute' && list.header[index] !== '' ? [index] : [],
  );
  const person = personColumn(list);
  const email = indexOfUse(list, 'email');
  const titles = [
    'employee_id',
    'email',
    'language',
    ...attributes.map((index) => list.header[index]!),
  ];
  const columns = [person, email, indexOfUse(list, 'language'), ...attributes];
  const bare = toTable(list, titles, columns);
  const unitColumn = findUnitColumn(list);
  const table: CsvTable = {
    ...bare,
    header: [...bare.header, 'unit_id'],
    rows: bare.rows.map((row, at) => ({ ...row, cells: [...row.cells, unitOf[at]!] })),
  };
  const parsed = checkRoster(table, [], tree);
  if (!parsed.ok) {
    const indexes = [...columns, unitColumn];
    const faults = parsed.faults.map((fault) => translate(list, table, indexes, fault));
    return { roster: null, faults: person === email ? keepFirstOfLine(faults) : faults };
  }
  return { roster: parsed.roster, faults: [] };
}

/** An address that is the identifier as well is told once. */
function keepFirstOfLine(faults: readonly Fault[]): readonly Fault[] {
  const seen = new Set<string>();
  return faults.filter(({ line, column }) => {
    const place = `${line ?? ''}:${column ?? ''}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

/** The column to name where a unit is wrong. */
function findUnitColumn(list: PeopleList): number {
  const unit = indexOfUse(list, 'unit');
  if (unit !== -1) return unit;
  const lowest = lowestUnitColumn(list);
  return lowest === -1 ? indexOfUse(list, 'manager') : lowest;
}

/** The columns of a list that are wanted, under the titles of the fixed form; -1 leaves one blank. */
function toTable(
  { raw, rows, header, mapping }: List<ListMapping>,
  titles: readonly string[],
  columns: readonly number[],
): CsvTable {
  return {
    file: raw.file,
    headerLine: mapping.headerLine,
    header: titles,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: columns.map((index) => cells[index] ?? ''),
      ragged: raw.sheet === null && cells.length !== header.length,
    })),
  };
}

function namelessCompany(file: string): Fault {
  return {
    file,
    line: null,
    column: null,
    problem: {
      en: 'the file does not say how the company is called',
      fr: "le fichier ne dit pas comment s'appelle l'entreprise",
    },
    expected: {
      en: 'the name of the company in the field above',
      fr: "le nom de l'entreprise dans le champ ci-dessus",
    },
  };
}
