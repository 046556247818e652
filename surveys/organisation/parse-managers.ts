import { readCsv, requireColumns, type CsvRow } from './csv.ts';
import { showValue, sortFaults, type Fault } from './fault.ts';
import { findTextProblem, joinLines } from './identifiers.ts';

/** One line of the file: somebody who leads a unit. */
export interface ManagerLine {
  readonly email: string;
  readonly name: string;
  readonly unit: string;
}

export type ParsedManagers =
  | { readonly ok: true; readonly managers: readonly ManagerLine[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** What the lines are held against. */
export interface Surroundings {
  /** Ids of the units of the organisation. */
  readonly units: ReadonlySet<string>;
  /** Addresses of accounts that are not those of managers, with their role. */
  readonly others: ReadonlyMap<string, string>;
}

const NAME_MAX_CHARACTERS = 200;
const EMAIL = /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]{1,250}\.[^\s@,;<>".]{2,}$/;

/** Read `managers.csv` (`email,name,unit_id`). All faults are reported at once; further columns are ignored. */
export function parseManagers(
  file: string,
  text: string,
  surroundings: Surroundings,
): ParsedManagers {
  const { table, faults: csvFaults } = readCsv(file, text);
  if (table === null) return { ok: false, faults: csvFaults };
  const required = requireColumns(table, ['email', 'name', 'unit_id']);
  if (!required.ok) return { ok: false, faults: sortFaults([...csvFaults, ...required.faults]) };
  const { columns } = required;
  const firstLineOf = new Map<string, number>();
  const managers: ManagerLine[] = [];
  const faults = [...csvFaults];
  for (const row of table.rows.filter(({ ragged }) => !ragged)) {
    const manager = readLine(row, columns);
    faults.push(...checkLine(file, row.line, manager, surroundings));
    const first = firstLineOf.get(manager.email);
    if (first !== undefined) faults.push(doubleEmail(file, row.line, manager.email, first));
    else firstLineOf.set(manager.email, row.line);
    managers.push(manager);
  }
  if (table.rows.length === 0) faults.push(noLines(file));
  return faults.length > 0 ? { ok: false, faults: sortFaults(faults) } : { ok: true, managers };
}

function readLine(
  { cells }: CsvRow,
  columns: Readonly<Record<'email' | 'name' | 'unit_id', number>>,
): ManagerLine {
  return {
    email: cells[columns.email]!.toLowerCase(),
    name: joinLines(cells[columns.name]!),
    unit: cells[columns.unit_id]!,
  };
}

function checkLine(
  file: string,
  line: number,
  { email, name, unit }: ManagerLine,
  { units, others }: Surroundings,
): Fault[] {
  const faults: Fault[] = [];
  const add = (column: string, fault: Pick<Fault, 'problem' | 'expected'>): void => {
    faults.push({ file, line, column, ...fault });
  };
  const role = others.get(email);
  if (!EMAIL.test(email)) add('email', noEmail(email));
  else if (role !== undefined) add('email', otherRole(email, role));
  const nameProblem = name === '' ? NO_NAME : findTextProblem(name, NAME_MAX_CHARACTERS);
  if (nameProblem !== null) add('name', nameProblem);
  if (!units.has(unit)) add('unit_id', noUnit(unit));
  return faults;
}

const NO_NAME = {
  problem: { en: 'there is no name', fr: 'il n’y a pas de nom' },
  expected: { en: 'the name of the manager', fr: 'le nom du ou de la manager' },
};

function noEmail(email: string): Pick<Fault, 'problem' | 'expected'> {
  const shown = showValue(email);
  return {
    problem: {
      en: `"${shown}" is no e-mail address`,
      fr: `« ${shown} » n’est pas une adresse e-mail`,
    },
    expected: {
      en: 'an address such as name@example.org',
      fr: 'une adresse comme nom@exemple.org',
    },
  };
}

function otherRole(email: string, role: string): Pick<Fault, 'problem' | 'expected'> {
  const shown = showValue(email);
  return {
    problem: {
      en: `${shown} has an account with another role (${role})`,
      fr: `${shown} a un compte avec un autre rôle (${role})`,
    },
    expected: {
      en: 'the address of a manager, or one without an account; change the role on the page of accounts',
      fr: 'l’adresse d’un ou d’une manager, ou sans compte ; changez le rôle sur la page des comptes',
    },
  };
}

function noUnit(unit: string): Pick<Fault, 'problem' | 'expected'> {
  const shown = showValue(unit);
  return {
    problem:
      unit === ''
        ? { en: 'there is no unit', fr: 'il n’y a pas d’unité' }
        : { en: `unit "${shown}" does not exist`, fr: `l’unité « ${shown} » n’existe pas` },
    expected: {
      en: 'the unit_id of a unit of the organisation',
      fr: 'le unit_id d’une unité de l’organisation',
    },
  };
}

function doubleEmail(file: string, line: number, email: string, first: number): Fault {
  const shown = showValue(email);
  return {
    file,
    line,
    column: 'email',
    problem: {
      en: `${shown} stands in line ${first} already`,
      fr: `${shown} figure déjà à la ligne ${first}`,
    },
    expected: { en: 'each manager once', fr: 'chaque manager une seule fois' },
  };
}

function noLines(file: string): Fault {
  return {
    file,
    line: null,
    column: null,
    problem: { en: 'the file names nobody', fr: 'le fichier ne nomme personne' },
    expected: { en: 'one line per manager', fr: 'une ligne par manager' },
  };
}
