import type { Unit } from '../../../surveys/organisation/units.ts';
import { isNearlyUnique } from '../../../surveys/organisation/recognise-columns.ts';
import type { EmployeeRow } from '../store.ts';
import type { ImportPreview, ImportView } from '../views.ts';
import type { ReadOrganisation } from './read-jobs.ts';

/** People and units that are named one by one; the rest is counted. */
const NAMED_MAX = 100;

export interface Before {
  readonly units: readonly Unit[];
  readonly employees: readonly EmployeeRow[];
}

/** What an import would change: counts of everything, and some of it by name. */
export function describeImport(
  before: Before,
  after: ReadOrganisation,
): Omit<ImportView, 'applied'> & {
  readonly preview: ImportPreview;
} {
  const units = compare(before.units, after.units, (unit) => `${unit.parent ?? ''}\0${unit.name}`);
  const people = compare(before.employees, after.employees, ({ unit }) => unit);
  const edited = compare(before.employees, after.employees, describePerson);
  return {
    units: {
      total: after.units.length,
      added: units.added.length,
      removed: units.removed.length,
      changed: units.changed.length,
    },
    employees: {
      before: before.employees.length,
      total: after.employees.length,
      added: people.added.length,
      removed: people.removed.length,
      moved: people.changed.length,
      edited: edited.changed.length,
      withoutEmail: after.employees.filter(({ email }) => email === null).length,
    },
    preview: {
      units: listUnits(after, units),
      removedUnits: units.removed.slice(0, NAMED_MAX).map(({ name }) => name),
      ...listPeople(before, after, people),
      attributes: listAttributes(after),
      notices: after.notices,
    },
  };
}

function describePerson({ email, language, attributes }: Omit<EmployeeRow, 'id' | 'unit'>): string {
  const values = Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([email, language, values]);
}

interface Comparison<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  /** As they were, and as they are. */
  readonly changed: readonly (readonly [T, T])[];
}

function compare<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  describe: (row: T) => string,
): Comparison<T> {
  const past = new Map(before.map((row) => [row.id, row]));
  const added: T[] = [];
  const changed: (readonly [T, T])[] = [];
  for (const row of after) {
    const old = past.get(row.id);
    if (old === undefined) added.push(row);
    else if (describe(old) !== describe(row)) changed.push([old, row]);
    past.delete(row.id);
  }
  return { added, changed, removed: [...past.values()] };
}

function listUnits(after: ReadOrganisation, units: Comparison<Unit>): ImportPreview['units'] {
  const heads = new Map<string, number>();
  for (const { unit } of after.employees) heads.set(unit, (heads.get(unit) ?? 0) + 1);
  const added = new Set(units.added.map(({ id }) => id));
  const changed = new Set(units.changed.map(([, { id }]) => id));
  return after.units.map((unit) => ({
    ...unit,
    heads: heads.get(unit.id) ?? 0,
    change: added.has(unit.id) ? 'added' : changed.has(unit.id) ? 'changed' : null,
  }));
}

function listPeople(
  before: Before,
  after: ReadOrganisation,
  people: Comparison<Pick<EmployeeRow, 'id' | 'unit'>>,
): Pick<ImportPreview, 'left' | 'moved'> {
  const past = new Map<string, string>(before.units.map(({ id, name }) => [id, name]));
  const present = new Map<string, string>(after.units.map(({ id, name }) => [id, name]));
  return {
    left: people.removed
      .slice(0, NAMED_MAX)
      .map(({ id, unit }) => ({ id, from: past.get(unit) ?? unit })),
    moved: people.changed.slice(0, NAMED_MAX).map(([old, { id, unit }]) => ({
      id,
      from: past.get(old.unit) ?? old.unit,
      to: present.get(unit) ?? unit,
    })),
  };
}

function listAttributes({ employees }: ReadOrganisation): ImportPreview['attributes'] {
  return Object.keys(employees[0]?.attributes ?? {}).map((name) => {
    const values = employees.map(({ attributes }) => attributes[name] ?? '').filter(Boolean);
    return { name, nearlyUnique: isNearlyUnique(new Set(values).size, values.length) };
  });
}
