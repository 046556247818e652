import type { Database } from '../../db/connect.ts';
import { decodeText } from '../../surveys/organisation/csv.ts';
import type { Fault } from '../../surveys/organisation/fault.ts';
import { parseRoster, type Employee } from '../../surveys/organisation/parse-roster.ts';
import { parseUnits } from '../../surveys/organisation/parse-units.ts';
import type { Unit } from '../../surveys/organisation/units.ts';
import { AppError } from '../problem.ts';
import type { InputFile } from '../upload.ts';
import { readEmployees, readUnits, replaceOrganisation } from './store.ts';
import type { ImportView } from './views.ts';

/**
 * Check both files and, with `apply`, replace the organisation by them: all or nothing.
 * @throws AppError faulty-files with every fault of both files at once
 */
export async function importOrganisation(
  database: Database,
  files: { readonly units: InputFile; readonly roster: InputFile },
  apply: boolean,
): Promise<ImportView> {
  const { units, employees } = parseFiles(files);
  return database.as('registrar', async (sql) => {
    const change = describeChange(await readUnits(sql), units, await readEmployees(sql), employees);
    if (apply) await replaceOrganisation(sql, units, employees);
    return { applied: apply, ...change };
  });
}

function parseFiles(files: { readonly units: InputFile; readonly roster: InputFile }) {
  const units = parseText(files.units, parseUnits);
  const tree = units.ok ? units.tree : null;
  const roster = parseText(files.roster, (name, text) => parseRoster(name, text, tree));
  const faults = [units, roster].flatMap((parsed) => (parsed.ok ? [] : parsed.faults));
  if (!units.ok || !roster.ok) throw new AppError('faulty-files', { faults });
  return { units: units.tree.units, employees: roster.roster.employees };
}

function parseText<T>(
  file: InputFile,
  parse: (name: string, text: string) => T,
): T | { readonly ok: false; readonly faults: readonly Fault[] } {
  const decoded = decodeText(file.name, file.bytes);
  return decoded.ok ? parse(file.name, decoded.text) : decoded;
}

function describeChange(
  oldUnits: readonly Unit[],
  newUnits: readonly Unit[],
  oldEmployees: readonly Pick<Employee, 'id' | 'unit'>[],
  newEmployees: readonly Pick<Employee, 'id' | 'unit'>[],
): Omit<ImportView, 'applied'> {
  const units = compare(oldUnits, newUnits, (unit) => `${unit.parent ?? ''}\0${unit.name}`);
  const employees = compare(oldEmployees, newEmployees, (employee) => employee.unit);
  return {
    units: {
      total: newUnits.length,
      added: units.added,
      removed: units.removed,
      changed: units.changed,
    },
    employees: {
      total: newEmployees.length,
      added: employees.added,
      removed: employees.removed,
      moved: employees.changed,
    },
  };
}

function compare<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  describe: (row: T) => string,
): { added: number; removed: number; changed: number } {
  const known = new Map(before.map((row) => [row.id, describe(row)]));
  let added = 0;
  let changed = 0;
  for (const row of after) {
    const past = known.get(row.id);
    if (past === undefined) added += 1;
    else if (past !== describe(row)) changed += 1;
  }
  return { added, changed, removed: before.length - (after.length - added) };
}
