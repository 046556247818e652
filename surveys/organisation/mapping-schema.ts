import { z } from 'zod';
import { PEOPLE_USES, UNITS_USES } from './mapping.ts';

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
