import { createHash } from 'node:crypto';
import type { Sql } from '../../../db/connect.ts';
import type { ImportMapping, ListMapping } from '../../../surveys/organisation/mapping-schema.ts';
import { PEOPLE_USES, UNITS_USES } from '../../../surveys/organisation/mapping.ts';
import type { ColumnsView } from '../views.ts';
import { readMeanings, saveMeanings } from './store.ts';

/** The same titles in the same order are the same kind of file. */
function hashTitles(list: ColumnsView['list'], titles: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([list, ...titles]))
    .digest('hex');
}

/** The proposal for a file, replaced by what was said of the same columns before. */
export async function recallMeanings(sql: Sql, view: ColumnsView): Promise<ColumnsView> {
  const titles = view.columns.map(({ title }) => title);
  for (const list of ['people', 'units'] as const) {
    const uses = await readMeanings(sql, hashTitles(list, titles));
    if (uses?.length !== titles.length) continue;
    const known: readonly string[] = list === 'people' ? PEOPLE_USES : UNITS_USES;
    if (!uses.every((use) => known.includes(use))) continue;
    const columns = view.columns.map((column, index) => ({ ...column, [list]: uses[index] }));
    return { ...view, list, columns, remembered: true };
  }
  return view;
}

/** Remember what was said, now that it was applied. */
export async function keepMeanings(sql: Sql, mapping: ImportMapping): Promise<void> {
  await keep(sql, 'people', mapping.people);
  if (mapping.units !== null) await keep(sql, 'units', mapping.units);
}

async function keep(sql: Sql, list: ColumnsView['list'], { columns }: ListMapping): Promise<void> {
  const titles = columns.map(({ title }) => title);
  await saveMeanings(
    sql,
    hashTitles(list, titles),
    columns.map(({ use }) => use),
  );
}
