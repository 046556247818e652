import type { EmployeeId, UnitId } from '../ids.ts';
import type { CsvTable } from './csv.ts';
import { findColumn, foldName, readCsv, requireColumns } from './csv.ts';
import type { Fault } from './fault.ts';
import { showValue, sortFaults } from './fault.ts';
import { findIdProblem, findTextProblem, joinLines } from './identifiers.ts';
import { doubleId } from './parse-units.ts';
import type { UnitTree } from './units.ts';

export interface Employee {
  readonly id: EmployeeId;
  readonly unit: UnitId;
  readonly email: string | null;
  /** A language of the product; null where none or another is given. */
  readonly language: 'en' | 'fr' | null;
  /** Column name → value, for every attribute column; '' where nothing is stated. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Roster {
  readonly employees: readonly Employee[];
  /** Columns that a breakdown may name, as written in the header, in file order. */
  readonly attributes: readonly string[];
}

export type ParsedRoster =
  | { readonly ok: true; readonly roster: Roster }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Columns that are never attributes. */
const OWN_COLUMNS = ['employee_id', 'unit_id', 'email', 'language'];
const EMAIL_MAX_CHARACTERS = 254;

interface RosterColumns {
  readonly employee: number;
  readonly unit: number;
  /** -1 where the file has no such column. */
  readonly email: number;
  readonly language: number;
  readonly attributes: readonly { readonly name: string; readonly index: number }[];
}

/**
 * Read `roster.csv`: `employee_id,unit_id`, optionally `email` and `language`, and any other columns as attributes.
 * All faults are reported at once. Linear in the number of lines.
 * @param tree null where the units themselves have faults: unknown units can not be told then
 */
export function parseRoster(file: string, text: string, tree: UnitTree | null): ParsedRoster {
  const { table, faults } = readCsv(file, text);
  if (table === null) return { ok: false, faults };
  return checkRoster(table, faults, tree);
}

/** The same for a table that is read already; `csvFaults` are those found while reading it. */
export function checkRoster(
  table: CsvTable,
  csvFaults: readonly Fault[],
  tree: UnitTree | null,
): ParsedRoster {
  const required = requireColumns(table, ['employee_id', 'unit_id']);
  if (!required.ok) return { ok: false, faults: sortFaults([...csvFaults, ...required.faults]) };
  const columns: RosterColumns = {
    employee: required.columns.employee_id,
    unit: required.columns.unit_id,
    email: findColumn(table, 'email'),
    language: findColumn(table, 'language'),
    attributes: findAttributes(table),
  };
  const faults = [...csvFaults, ...checkAttributeNames(table, columns)];
  const employees = readEmployees(table, columns, tree, faults);
  if (employees.length === 0 && faults.length === 0) faults.push(nobody(table.file));
  if (faults.length > 0) return { ok: false, faults: sortFaults(faults) };
  return {
    ok: true,
    roster: { employees, attributes: columns.attributes.map(({ name }) => name) },
  };
}

function findAttributes(table: CsvTable): RosterColumns['attributes'] {
  return table.header
    .map((name, index) => ({ name, index }))
    .filter(({ name }) => name !== '' && !OWN_COLUMNS.includes(foldName(name)));
}

function checkAttributeNames(table: CsvTable, columns: RosterColumns): readonly Fault[] {
  return columns.attributes.flatMap(({ name }) => {
    const problem = findIdProblem(name);
    return problem === null
      ? []
      : [{ file: table.file, line: table.headerLine, column: name, ...problem }];
  });
}

function readEmployees(
  table: CsvTable,
  columns: RosterColumns,
  tree: UnitTree | null,
  faults: Fault[],
): readonly Employee[] {
  const { file } = table;
  const lineOfId = new Map<string, number>();
  const lineOfEmail = new Map<string, number>();
  const employees: Employee[] = [];
  for (const { line, cells, ragged } of table.rows) {
    const id = cells[columns.employee]!;
    const firstLine = lineOfId.get(id);
    if (firstLine !== undefined) faults.push(doubleId(file, line, 'employee_id', id, firstLine));
    else if (id !== '') lineOfId.set(id, line);
    if (ragged) continue;
    const idProblem = findIdProblem(id);
    if (idProblem !== null) faults.push({ file, line, column: 'employee_id', ...idProblem });
    const unit = cells[columns.unit]!;
    if (tree?.indexOf.has(unit as UnitId) === false) faults.push(unknownUnit(file, line, unit));
    const email = columns.email === -1 ? '' : cells[columns.email]!;
    if (email !== '') checkEmail(file, line, email, lineOfEmail, faults);
    employees.push({
      id: id as EmployeeId,
      unit: unit as UnitId,
      email: email === '' ? null : email,
      language: columns.language === -1 ? null : readLanguage(cells[columns.language]!),
      attributes: readAttributes(file, line, cells, columns, faults),
    });
  }
  return employees;
}

function readAttributes(
  file: string,
  line: number,
  cells: readonly string[],
  columns: RosterColumns,
  faults: Fault[],
): Readonly<Record<string, string>> {
  const entries = columns.attributes.map(({ name, index }): [string, string] => {
    const value = joinLines(cells[index]!);
    const problem = findTextProblem(value);
    if (problem !== null) faults.push({ file, line, column: name, ...problem });
    return [name, value];
  });
  return Object.fromEntries(entries);
}

/** `fr-CA`, `FR` and `Français` are French; a language that the product does not speak is no fault. */
function readLanguage(code: string): 'en' | 'fr' | null {
  const [primary = ''] = code.toLowerCase().split(/[-_]/, 1);
  return LANGUAGE_WORDS.get(primary) ?? null;
}

const LANGUAGE_WORDS: ReadonlyMap<string, 'en' | 'fr'> = new Map([
  ['fr', 'fr'],
  ['fra', 'fr'],
  ['fre', 'fr'],
  ['français', 'fr'],
  ['francais', 'fr'],
  ['french', 'fr'],
  ['en', 'en'],
  ['eng', 'en'],
  ['english', 'en'],
  ['anglais', 'en'],
]);

function checkEmail(
  file: string,
  line: number,
  email: string,
  lineOfEmail: Map<string, number>,
  faults: Fault[],
): void {
  const column = 'email';
  if (!isEmail(email)) {
    const problem = {
      en: 'this is no e-mail address',
      fr: "ce n'est pas une adresse électronique",
    };
    const expected = {
      en: 'one address such as name@example.org, or blank',
      fr: 'une seule adresse comme nom@example.org, ou rien',
    };
    faults.push({ file, line, column, problem, expected });
    return;
  }
  const folded = email.toLowerCase();
  const firstLine = lineOfEmail.get(folded);
  if (firstLine === undefined) lineOfEmail.set(folded, line);
  else {
    faults.push({
      file,
      line,
      column,
      problem: {
        en: `this address is already on line ${firstLine}`,
        fr: `cette adresse figure déjà à la ligne ${firstLine}`,
      },
      expected: { en: 'one address for each person', fr: 'une adresse par personne' },
    });
  }
}

/**
 * Enough to catch slips and to keep anything out that a mail program would read as more than one address;
 * whether the address exists only sending can tell.
 */
function isEmail(text: string): boolean {
  return (
    text.length <= EMAIL_MAX_CHARACTERS &&
    /^[^\s@<>()[\]\\,;:"\p{C}]+@[^\s@<>()[\]\\,;:"\p{C}]+$/u.test(text) &&
    /@(?:[^.]+\.)+[^.]{2,}$/.test(text) &&
    !/^\.|\.\.|\.@/.test(text)
  );
}

function unknownUnit(file: string, line: number, unit: string): Fault {
  return {
    file,
    line,
    column: 'unit_id',
    problem:
      unit === ''
        ? { en: 'the unit is missing', fr: "l'unité manque" }
        : {
            en: `unit "${showValue(unit)}" does not exist`,
            fr: `l'unité « ${showValue(unit)} » n'existe pas`,
          },
    expected: {
      en: 'the identifier of a unit in the units file',
      fr: "l'identifiant d'une unité du fichier d'unités",
    },
  };
}

function nobody(file: string): Fault {
  return {
    file,
    line: null,
    column: null,
    problem: { en: 'the file names nobody', fr: 'le fichier ne contient personne' },
    expected: { en: 'one line for each person', fr: 'une ligne par personne' },
  };
}
