import { z } from 'zod';

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

const COLUMNS_MAX = 500;
const TITLE_MAX_CHARACTERS = 2_000;

function listSchema<Use extends string>(uses: readonly [Use, ...Use[]]) {
  return z.strictObject({
    /** null for a text file. */
    sheet: z.string().max(200).nullable(),
    /** Line of the column titles. */
    headerLine: z.int().min(1).max(10_000_000),
    columns: z
      .array(z.strictObject({ title: z.string().max(TITLE_MAX_CHARACTERS), use: z.enum(uses) }))
      .max(COLUMNS_MAX),
  });
}

/** What the columns of one or two files mean. */
export const mappingSchema = z.strictObject({
  people: listSchema(PEOPLE_USES),
  units: listSchema(UNITS_USES).nullable(),
  /** Name of the company, for files that do not say it. */
  company: z.string().max(200),
  /** In which units without a name of their own are named. */
  language: z.enum(['en', 'fr']),
});
export type ImportMapping = z.infer<typeof mappingSchema>;
export type ListMapping = ImportMapping['people'] | NonNullable<ImportMapping['units']>;
