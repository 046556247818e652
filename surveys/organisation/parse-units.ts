import type { UnitId } from '../ids.ts';
import type { CsvTable } from './csv.ts';
import { readCsv, requireColumns } from './csv.ts';
import type { Fault } from './fault.ts';
import { showValue, sortFaults } from './fault.ts';
import { findIdProblem, findTextProblem, joinLines } from './identifiers.ts';
import type { UnitTree } from './units.ts';
import { buildUnitTree } from './units.ts';

export type ParsedUnits =
  | { readonly ok: true; readonly tree: UnitTree }
  | { readonly ok: false; readonly faults: readonly Fault[] };

interface UnitLine {
  readonly line: number;
  readonly id: string;
  /** '' where the unit has no parent. */
  readonly parent: string;
  readonly name: string;
  readonly ragged: boolean;
}

/** How many members of a long cycle, or roots of a forest, are named. */
const NAMED_MAX = 20;

/**
 * Read `units.csv` (`unit_id,parent_id,name`, exactly one line with a blank parent).
 * All faults are reported at once; names may repeat, columns may be in any order, further columns are ignored.
 */
export function parseUnits(file: string, text: string): ParsedUnits {
  const { table, faults } = readCsv(file, text);
  if (table === null) return { ok: false, faults };
  return checkUnits(table, faults);
}

/** The same for a table that is read already; `csvFaults` are those found while reading it. */
export function checkUnits(table: CsvTable, csvFaults: readonly Fault[]): ParsedUnits {
  const { file } = table;
  const required = requireColumns(table, ['unit_id', 'parent_id', 'name']);
  if (!required.ok) return { ok: false, faults: sortFaults([...csvFaults, ...required.faults]) };
  const lines = readUnitLines(table, required.columns);
  const sound = lines.filter((line) => !line.ragged);
  const lineOf = firstLines(lines);
  const faults = [
    ...csvFaults,
    ...sound.flatMap((unit) => checkUnit(file, unit, lineOf)),
    ...checkRoots(file, lines),
    ...checkCycles(file, sound, lineOf),
  ];
  if (faults.length > 0) return { ok: false, faults: sortFaults(faults) };
  const units = lines.map(({ id, parent, name }) => ({
    id: id as UnitId,
    parent: parent === '' ? null : (parent as UnitId),
    name,
  }));
  return { ok: true, tree: buildUnitTree(units) };
}

function readUnitLines(
  table: CsvTable,
  columns: Readonly<Record<'unit_id' | 'parent_id' | 'name', number>>,
): readonly UnitLine[] {
  return table.rows.map(({ line, cells, ragged }) => ({
    line,
    id: cells[columns.unit_id]!,
    parent: cells[columns.parent_id]!,
    name: joinLines(cells[columns.name]!),
    ragged,
  }));
}

function firstLines(units: readonly UnitLine[]): ReadonlyMap<string, number> {
  const lineOf = new Map<string, number>();
  for (const { id, line } of units) {
    if (id !== '' && !lineOf.has(id)) lineOf.set(id, line);
  }
  return lineOf;
}

function checkUnit(
  file: string,
  unit: UnitLine,
  lineOf: ReadonlyMap<string, number>,
): readonly Fault[] {
  const faults: Fault[] = [];
  const { line } = unit;
  const idProblem = findIdProblem(unit.id);
  const firstLine = lineOf.get(unit.id);
  if (idProblem !== null) faults.push({ file, line, column: 'unit_id', ...idProblem });
  if (firstLine !== undefined && firstLine !== line) {
    faults.push(doubleId(file, line, 'unit_id', unit.id, firstLine));
  }
  if (unit.parent !== '' && !lineOf.has(unit.parent)) {
    faults.push({
      file,
      line,
      column: 'parent_id',
      problem: {
        en: `unit "${showValue(unit.parent)}" does not exist`,
        fr: `l'unité « ${showValue(unit.parent)} » n'existe pas`,
      },
      expected: {
        en: 'the identifier of a unit on another line, or blank for the top unit',
        fr: "l'identifiant d'une unité d'une autre ligne, ou rien pour l'unité de tête",
      },
    });
  }
  const nameProblem = unit.name === '' ? MISSING_NAME : findTextProblem(unit.name);
  if (nameProblem !== null) faults.push({ file, line, column: 'name', ...nameProblem });
  return faults;
}

const MISSING_NAME = {
  problem: { en: 'the name is missing', fr: 'le nom manque' },
  expected: { en: 'a name on every line', fr: 'un nom sur chaque ligne' },
};

/** The fault of an identifier that an earlier line has already. */
export function doubleId(
  file: string,
  line: number,
  column: string,
  id: string,
  firstLine: number,
): Fault {
  return {
    file,
    line,
    column,
    problem: {
      en: `"${showValue(id)}" is already on line ${firstLine}`,
      fr: `« ${showValue(id)} » figure déjà à la ligne ${firstLine}`,
    },
    expected: { en: 'each identifier once', fr: 'chaque identifiant une seule fois' },
  };
}

function checkRoots(file: string, units: readonly UnitLine[]): readonly Fault[] {
  const roots = units.filter((unit) => !unit.ragged && unit.parent === '');
  if (roots.length === 1) return [];
  const column = 'parent_id';
  const expected = {
    en: 'exactly one unit without a parent, the top of the organisation',
    fr: "une seule unité sans parent, la tête de l'organisation",
  };
  if (roots.length === 0) {
    // The top unit may be on a line that could not be read.
    if (units.some((unit) => unit.ragged)) return [];
    const problem = { en: 'no unit is without a parent', fr: "aucune unité n'est sans parent" };
    return [{ file, line: null, column, problem, expected }];
  }
  const en = roots.map(({ id, line }) => `"${showValue(id)}" (line ${line})`);
  const fr = roots.map(({ id, line }) => `« ${showValue(id)} » (ligne ${line})`);
  const problem = {
    en: `${roots.length} units are without a parent: ${nameSome(en, ', ')}`,
    fr: `${roots.length} unités sont sans parent : ${nameSome(fr, ', ')}`,
  };
  return [{ file, line: roots[1]!.line, column, problem, expected }];
}

function checkCycles(
  file: string,
  units: readonly UnitLine[],
  lineOf: ReadonlyMap<string, number>,
): readonly Fault[] {
  const parentOf = new Map<string, string>();
  for (const { id, parent, line } of units) {
    if (lineOf.get(id) === line) parentOf.set(id, parent);
  }
  return findCycles(parentOf).map((members) => {
    const path = nameSome([...members, members[0]!].map(showValue), ' → ');
    return {
      file,
      line: lineOf.get(members[0]!)!,
      column: 'parent_id',
      problem: {
        en: `these units lie above each other in a circle: ${path}`,
        fr: `ces unités se trouvent en boucle l'une au-dessus de l'autre : ${path}`,
      },
      expected: {
        en: 'a chain of parents that ends at the top unit',
        fr: "une chaîne de parents qui aboutit à l'unité de tête",
      },
    };
  });
}

/** Every cycle once, from its first member in file order, each followed by its parent. O(units). */
function findCycles(parentOf: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const walkOf = new Map<string, number>();
  const cycles: (readonly string[])[] = [];
  let walk = 0;
  for (const start of parentOf.keys()) {
    walk += 1;
    const path: string[] = [];
    let id: string | undefined = start;
    while (id !== undefined && parentOf.has(id) && !walkOf.has(id)) {
      walkOf.set(id, walk);
      path.push(id);
      id = parentOf.get(id);
    }
    // Only a walk that comes back to itself has found a cycle; one that meets an earlier walk has not.
    if (id !== undefined && walkOf.get(id) === walk) cycles.push(path.slice(path.indexOf(id)));
  }
  return cycles;
}

function nameSome(names: readonly string[], separator: string): string {
  const some = names.slice(0, NAMED_MAX).join(separator);
  return names.length > NAMED_MAX ? `${some}${separator}… (${names.length - NAMED_MAX})` : some;
}
