/** A small company for tests: [unit, parent, own members]. */
export type TestUnit = readonly [id: string, parent: string, heads: number];

export const SMALL_COMPANY: readonly TestUnit[] = [
  ['root', '', 2],
  ['north', 'root', 1],
  ['north-a', 'north', 8],
  ['north-b', 'north', 7],
  ['south', 'root', 9],
  ['tiny', 'root', 2],
];

export function writeUnits(units: readonly TestUnit[]): string {
  const lines = units.map(([id, parent]) => `${id},${parent},Team ${id}`);
  return ['unit_id,parent_id,name', ...lines, ''].join('\n');
}

/** Employees `<unit>-1`, `<unit>-2`, …; every third one reads English. */
export function writeRoster(units: readonly TestUnit[]): string {
  const lines = units.flatMap(([id, , heads]) =>
    Array.from({ length: heads }, (_, member) => {
      const employee = `${id}-${member + 1}`;
      return `${employee},${employee}@example.org,${id},${member % 3 === 2 ? 'en' : 'fr'}`;
    }),
  );
  return ['employee_id,email,unit_id,language', ...lines, ''].join('\n');
}

/** A closing day that is always ahead. */
export const CLOSES_ON = '2099-12-31';
