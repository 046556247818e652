import type { UnitId } from '../ids.ts';
import type { Fault } from './fault.ts';
import { showValue } from './fault.ts';
import { joinLines } from './identifiers.ts';
import { COMPANY_ID } from './name-units.ts';
import { placeAt } from './place.ts';
import type { RawRow, RawTable } from './raw-table.ts';
import type { Unit } from './units.ts';
import type { FoundUnits } from './units-from-levels.ts';

export interface ManagerColumns {
  readonly employee: number;
  /** -1 where there is none. */
  readonly email: number;
  readonly manager: number;
  /** Columns of the name of a person, in the order in which they are read; only managers' are. */
  readonly names: readonly number[];
  /** In which teams are named. */
  readonly language: 'en' | 'fr';
}

/**
 * Units from a column that names the manager of each person by identifier or e-mail address: the people with
 * one manager are a unit, below the unit of that manager. Who has no manager belongs to the company itself.
 */
export function readManagers(
  raw: RawTable,
  header: readonly string[],
  rows: readonly RawRow[],
  columns: ManagerColumns,
  company: string,
): FoundUnits {
  const faults: Fault[] = [];
  const managers = findManagers(raw, header, rows, columns, faults);
  reportCircles(raw, header, rows, columns, managers, faults);
  const tops = rows.flatMap((_, row) => (managers[row] === null ? [row] : []));
  const hasReports = new Set(managers);
  const leaders = tops.filter((row) => hasReports.has(row));
  // One person at the top: their people and they are the company itself, not a team below it.
  const leader = leaders.length === 1 ? leaders[0]! : null;
  const idOf = (manager: number | null): UnitId =>
    manager === null || manager === leader
      ? COMPANY_ID
      : (`team ${rows[manager]!.cells[columns.employee]!}` as UnitId);
  const units: Unit[] = [{ id: COMPANY_ID, parent: null, name: joinLines(company) }];
  for (const row of [...hasReports].filter((one) => typeof one === 'number')) {
    if (row === leader) continue;
    const above = managers[row];
    if (above === 'faulty') continue;
    units.push({ id: idOf(row), parent: idOf(above!), name: nameTeam(rows[row]!, columns) });
  }
  return {
    units,
    unitOf: managers.map((manager) => (manager === 'faulty' ? '' : idOf(manager))),
    faults,
    notices: [],
  };
}

function findManagers(
  raw: RawTable,
  header: readonly string[],
  rows: readonly RawRow[],
  columns: ManagerColumns,
  faults: Fault[],
): readonly (number | null | 'faulty')[] {
  const rowOf = new Map<string, number>();
  // Identifiers come last: where one looks like somebody's address, it is the identifier.
  for (const index of [columns.email, columns.employee]) {
    if (index === -1) continue;
    for (const [row, { cells }] of rows.entries()) rowOf.set(cells[index]!.toLowerCase(), row);
  }
  rowOf.delete('');
  return rows.map(({ line, cells }, row) => {
    const value = cells[columns.manager] ?? '';
    if (value === '') return null;
    const manager = rowOf.get(value.toLowerCase());
    // Who leads themselves is at the top.
    if (manager === row) return null;
    if (manager !== undefined) return manager;
    faults.push({
      ...placeAt(raw, header, line, columns.manager),
      problem: {
        en: `nobody in this list is "${showValue(value)}"`,
        fr: `personne dans cette liste n'est « ${showValue(value)} »`,
      },
      expected: {
        en: 'the identifier or e-mail address of a person of the list, or blank for the top',
        fr: "l'identifiant ou l'adresse électronique d'une personne de la liste, ou rien pour la tête",
      },
    });
    return 'faulty';
  });
}

/** Each circle once, at its first row. */
function reportCircles(
  raw: RawTable,
  header: readonly string[],
  rows: readonly RawRow[],
  columns: ManagerColumns,
  managers: readonly (number | null | 'faulty')[],
  faults: Fault[],
): void {
  const walkOf = new Int32Array(rows.length);
  for (let start = 0; start < rows.length; start++) {
    let at: number | null | 'faulty' = start;
    while (typeof at === 'number' && walkOf[at] === 0) {
      walkOf[at] = start + 1;
      at = managers[at]!;
    }
    if (typeof at !== 'number' || walkOf[at] !== start + 1) continue;
    const value = showValue(rows[at]!.cells[columns.employee]!);
    faults.push({
      ...placeAt(raw, header, rows[at]!.line, columns.manager),
      problem: {
        en: `the managers above "${value}" lead back to "${value}"`,
        fr: `les responsables au-dessus de « ${value} » ramènent à « ${value} »`,
      },
      expected: {
        en: 'a chain of managers that ends at the top',
        fr: 'une chaîne de responsables qui aboutit à la tête',
      },
    });
  }
}

/** Never the bare name of a person: figures of the team would look like figures about them. */
function nameTeam({ cells }: RawRow, columns: ManagerColumns): string {
  const name = joinLines(columns.names.map((index) => cells[index] ?? '').join(' '));
  const team = columns.language === 'fr' ? 'Équipe' : 'Team';
  return `${team} ${name === '' ? cells[columns.employee]! : name}`;
}
