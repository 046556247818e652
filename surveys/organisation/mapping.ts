/** How many columns can say where a person works, from the top of the organisation down. */
export const LEVELS_MAX = 8;

const LEVEL_USES = [
  'level-1',
  'level-2',
  'level-3',
  'level-4',
  'level-5',
  'level-6',
  'level-7',
  'level-8',
] as const;
export type LevelUse = (typeof LEVEL_USES)[number];

/** What a column of a list of people is. */
export const PEOPLE_USES = [
  'ignore',
  'employee',
  'email',
  'language',
  'unit',
  'unit-name',
  ...LEVEL_USES,
  'manager',
  'person-name',
  'attribute',
] as const;
export type PeopleUse = (typeof PEOPLE_USES)[number];

/** What a column of a list of units is. */
export const UNITS_USES = ['ignore', 'unit', 'parent', 'name'] as const;
export type UnitsUse = (typeof UNITS_USES)[number];

/** 0 for `level-1`; -1 for what is no level. */
export function levelOf(use: string): number {
  return (LEVEL_USES as readonly string[]).indexOf(use);
}

export function useOfLevel(level: number): LevelUse {
  return LEVEL_USES[Math.min(level, LEVELS_MAX - 1)]!;
}
