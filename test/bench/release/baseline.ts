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
  return timeSecond(owner, () =>
    owner.begin(async (sql) => {
      await sql`set local work_mem = '128MB'`;
      await sql.unsafe(
        `select cohort, ${means.join(', ')} from ballotbox.inbox where round = $1 group by cohort`,
        [round],
      );
    }),
  );
}

/** The same ballots, mixed, as a close counts them, in this process. */
export async function timeCounting(
  database: OwnedDatabase,
  round: string,
  { plan }: LargeCompany,
): Promise<number> {
  const cohortOf = new Map<string, number>(plan.cohorts.map(({ id }, index) => [id, index]));
  return timeSecond(database.owner, async () => {
    const tabulator = createTabulator(INSTRUMENT, plan.cohorts.length);
    await database.as('tally', async (sql) => {
      for await (const cohorts of eachCohort(sql, round))
        for (const { cohort, answers } of cohorts) tabulator.addAll(cohortOf.get(cohort)!, answers);
    });
    tabulator.finish([]);
  });
}

/**
 * Seconds of the second of two runs: what was written before is on disk, and what is read is in memory, for the baseline
 * as for what stands beside it.
 */
async function timeSecond(
  owner: OwnedDatabase['owner'],
  work: () => Promise<void>,
): Promise<number> {
  await owner`checkpoint`;
  await work();
  const started = performance.now();
  await work();
  return Math.round((performance.now() - started) / 10) / 100;
}
