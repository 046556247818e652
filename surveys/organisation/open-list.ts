import { checkCells } from './check-cells.ts';
import { raggedRow } from './csv.ts';
import type { Fault, Words } from './fault.ts';
import { joinLines } from './identifiers.ts';
import type { ImportMapping, ListMapping } from './mapping-schema.ts';
import { levelOf, type PeopleUse } from './mapping.ts';
import { placeAt } from './place.ts';
import type { RawRow, RawTable } from './raw-table.ts';

/** One list with its titles and what they mean. */
export interface List<Mapping extends ListMapping> {
  readonly raw: RawTable;
  readonly header: readonly string[];
  readonly rows: readonly RawRow[];
  readonly mapping: Mapping;
  /** Faults found before any meaning is looked at. */
  readonly faults: readonly Fault[];
  /** The titles are those that were explained. */
  readonly known: boolean;
}

export type PeopleList = List<ImportMapping['people']>;
export type UnitsList = List<NonNullable<ImportMapping['units']>>;

/** Titles and rows of a list; what its cells hold that can not be meant is a fault already. */
export function openList<Mapping extends ListMapping>(
  raw: RawTable,
  mapping: Mapping,
): List<Mapping> {
  const at = raw.rows.findIndex(({ line }) => line === mapping.headerLine);
  const header = at === -1 ? [] : raw.rows[at]!.cells.map(joinLines);
  const rows = raw.rows.slice(at + 1);
  const same = mapping.columns.every(({ title }, index) => (header[index] ?? '') === title);
  const list = { raw, header, rows, mapping };
  if (at === -1 || !same) {
    return { ...list, rows: [], faults: [otherTitles(raw, mapping)], known: false };
  }
  const used = [...mapping.columns.entries()].filter(([, { use }]) => use !== 'ignore');
  const all = new Set(used.map(([index]) => index));
  const identifying = new Set(
    used.filter(([, { use }]) => !NOT_IDENTIFYING.has(use)).map(([index]) => index),
  );
  return {
    ...list,
    known: true,
    faults: [
      ...findDoubleUses(list),
      ...checkCells(raw, header, mapping.headerLine, { all, identifying }),
      ...findRagged(list),
    ],
  };
}

const NOT_IDENTIFYING: ReadonlySet<string> = new Set([
  'attribute',
  'language',
  'email',
  'person-name',
]);
/** Several columns may have these meanings. */
const REPEATABLE: ReadonlySet<string> = new Set(['ignore', 'attribute', 'person-name']);
const RESERVED = ['employee_id', 'unit_id', 'email', 'language'];

function findDoubleUses({
  raw,
  header,
  mapping,
}: Omit<List<ListMapping>, 'faults' | 'known'>): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  const add = (index: number, problem: Words, expected: Words): void => {
    faults.push({ ...placeAt(raw, header, mapping.headerLine, index), problem, expected });
  };
  for (const [index, { use, title }] of mapping.columns.entries()) {
    const key = use === 'attribute' ? `attribute ${title.toLowerCase()}` : use;
    if (seen.has(key) && (use === 'attribute' || !REPEATABLE.has(use))) {
      if (use === 'attribute') add(index, TWICE_TITLED.problem, TWICE_TITLED.expected);
      else add(index, TWICE_USED.problem, TWICE_USED.expected);
    }
    seen.set(key, index);
    if (use !== 'attribute') continue;
    if (title === '') add(index, UNTITLED.problem, UNTITLED.expected);
    if (RESERVED.includes(title.toLowerCase()))
      add(index, RESERVED_TITLE.problem, RESERVED_TITLE.expected);
  }
  return faults;
}

const TWICE_TITLED = {
  problem: { en: 'two columns have this title', fr: 'deux colonnes portent ce titre' },
  expected: {
    en: 'a title of its own for each column that is imported',
    fr: 'un titre propre à chaque colonne importée',
  },
};
const TWICE_USED = {
  problem: {
    en: 'another column has been given the same meaning',
    fr: 'une autre colonne a reçu la même signification',
  },
  expected: { en: 'each meaning for one column', fr: 'une seule colonne par signification' },
};
const UNTITLED = {
  problem: { en: 'the column has no title', fr: "la colonne n'a pas de titre" },
  expected: {
    en: 'a title, because breakdowns are named by it',
    fr: 'un titre, car il donne son nom à la ventilation',
  },
};
const RESERVED_TITLE = {
  problem: {
    en: 'a breakdown can not have this name',
    fr: 'une ventilation ne peut pas porter ce nom',
  },
  expected: { en: 'another title', fr: 'un autre titre' },
};

/** Lines of a text file with more or fewer values than there are titles: every value may be in the wrong column. */
function findRagged({ raw, header, rows }: Omit<List<ListMapping>, 'faults' | 'known'>): Fault[] {
  if (raw.sheet !== null) return [];
  return rows
    .filter(({ cells }) => cells.length !== header.length)
    .map(({ line, cells }) => raggedRow(raw.file, line, cells.length, header.length));
}

/** Meanings without which nothing can be read. */
export function findMissingUses(list: PeopleList, hasUnits: boolean): Fault[] {
  const uses = list.mapping.columns.map(({ use }) => use);
  const has = (...wanted: readonly PeopleUse[]) => wanted.some((use) => uses.includes(use));
  const missing: Fault[] = [];
  const add = (problem: Words, expected: Words): void => {
    const place = placeAt(list.raw, list.header, list.mapping.headerLine, null);
    missing.push({ ...place, problem, expected });
  };
  if (!has('employee', 'email')) add(NO_EMPLOYEE.problem, NO_EMPLOYEE.expected);
  const places: readonly PeopleUse[] = hasUnits
    ? ['unit', 'unit-name']
    : ['unit', 'unit-name', 'manager'];
  if (!has(...places) && !uses.some((use) => levelOf(use) >= 0)) {
    add(NO_UNIT.problem, NO_UNIT.expected);
  }
  return missing;
}

const NO_EMPLOYEE = {
  problem: {
    en: 'no column says who a person is',
    fr: 'aucune colonne ne dit qui est la personne',
  },
  expected: {
    en: 'a column with the employee number, or with e-mail addresses',
    fr: 'une colonne avec le matricule, ou avec les adresses électroniques',
  },
};
const NO_UNIT = {
  problem: {
    en: 'no column says where people work',
    fr: 'aucune colonne ne dit où travaillent les personnes',
  },
  expected: {
    en: 'a unit, one or more levels, or a manager',
    fr: 'une unité, un ou plusieurs niveaux, ou un responsable',
  },
};

/** A list of units has no meaning without these. */
export function findMissingUnitUses(list: UnitsList): Fault[] {
  return UNIT_COLUMNS.filter(({ use }) => list.mapping.columns.every((one) => one.use !== use)).map(
    ({ problem, expected }) => ({
      ...placeAt(list.raw, list.header, list.mapping.headerLine, null),
      problem,
      expected,
    }),
  );
}

const UNIT_EXPECTED = {
  en: 'a list of units with an identifier, the identifier of the unit above, and a name',
  fr: "une liste d'unités avec un identifiant, l'identifiant de l'unité au-dessus et un nom",
};
const UNIT_COLUMNS = [
  {
    use: 'unit',
    problem: {
      en: 'no column holds the identifier of a unit',
      fr: "aucune colonne ne contient l'identifiant d'une unité",
    },
    expected: UNIT_EXPECTED,
  },
  {
    use: 'parent',
    problem: {
      en: 'no column says which unit lies above',
      fr: 'aucune colonne ne dit quelle unité se trouve au-dessus',
    },
    expected: UNIT_EXPECTED,
  },
  {
    use: 'name',
    problem: {
      en: 'no column holds the name of a unit',
      fr: "aucune colonne ne contient le nom d'une unité",
    },
    expected: UNIT_EXPECTED,
  },
] as const;

/** First column with a meaning; -1 where there is none. */
export function indexOfUse(list: PeopleList, use: PeopleUse): number {
  return list.mapping.columns.findIndex((column) => column.use === use);
}

function otherTitles(raw: RawTable, mapping: ListMapping): Fault {
  return {
    ...placeAt(raw, [], mapping.headerLine, null),
    problem: {
      en: 'the titles of the columns are not those that were explained',
      fr: 'les titres des colonnes ne sont pas ceux qui ont été expliqués',
    },
    expected: {
      en: 'the same file as before; choose it again if it has changed',
      fr: "le même fichier qu'avant ; choisissez-le à nouveau s'il a changé",
    },
  };
}

/** Nobody stands below the titles. */
export function noRows({ raw, mapping }: List<ListMapping>): Fault {
  return {
    ...placeAt(raw, [], mapping.headerLine, null),
    problem: {
      en: 'there is nobody below the column titles',
      fr: "il n'y a personne sous les titres des colonnes",
    },
    expected: { en: 'one row for each person', fr: 'une ligne par personne' },
  };
}
