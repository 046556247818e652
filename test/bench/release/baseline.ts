import type { OwnedDatabase } from '../../../db/connect.ts';
import { eachCohort } from '../../../api/tally/store.ts';
import { createTabulator } from '../../../surveys/tabulate.ts';
import type { LargeCompany } from '../large-company.ts';
import { INSTRUMENT } from './instrument.ts';

/**
 * The baseline: nothing but the mean of every item per cohort, by one statement over the ballots as they were collected,
 * a row each. Before the close: mixed ballots lie by cohort.
 */
export async function timePlainMeans({ owner }: OwnedDatabase, round: string): Promise<number> {
  const means = INSTRUMENT.items.map(
    (_, item) =>
      `avg(get_byte(answers, ${item})) filter (where get_byte(answers, ${item}) between 1 and 254)`,
  );
  return owner.begin(async (sql) => {
    await sql`set local work_mem = '128MB'`;
    const started = performance.now();
    await sql.unsafe(
      `select cohort, ${means.join(', ')} from ballotbox.inbox where round = $1 group by cohort`,
      [round],
    );
    return secondsSince(started);
  });
}

/** The same ballots as a close counts them, in this process. */
export async function timeCounting(
  database: OwnedDatabase,
  round: string,
  { plan }: LargeCompany,
): Promise<number> {
  const cohortOf = new Map<string, number>(plan.cohorts.map(({ id }, index) => [id, index]));
  const tabulator = createTabulator(INSTRUMENT, plan.cohorts.length);
  const started = performance.now();
  await database.as('tally', async (sql) => {
    for await (const cohorts of eachCohort(sql, round))
      for (const { cohort, answers } of cohorts) tabulator.addAll(cohortOf.get(cohort)!, answers);
  });
  tabulator.finish([]);
  return secondsSince(started);
}

function secondsSince(started: number): number {
  return Math.round((performance.now() - started) / 10) / 100;
}
