import type { PlanView } from '../../../api/rounds/views.ts';
import { listSets } from '../arithmetic.ts';
import { COMPANY, type TestTeam } from '../company.ts';
import { judge, type Attack } from '../finding.ts';
import { importTeams, type World } from '../world.ts';

const FOUR_PEOPLE: readonly TestTeam[] = [
  { id: 'root', parent: '', heads: 1, answering: 1 },
  { id: 'all', parent: 'root', heads: 3, answering: 3 },
];

/** Row 18: a company of four, and teams of one and two. */
export const surveyTiny: Attack = async ({ server, closed }) => {
  const gains: string[] = [];
  await importTeams(server, FOUR_PEOPLE);
  try {
    const outcome = await tryDraft(server, (id) => server.hr.call('POST', `/rounds/${id}/launch`));
    if (outcome !== 'organisation-too-small') gains.push(`four people: ${outcome}`);
  } finally {
    await importTeams(server, COMPANY);
  }
  const { release, truth } = closed;
  const groups = new Set(listSets(release, truth).map(({ id }) => id));
  for (const unit of ['duo', 'solo', 'sales-c', 'sales-d', 'pair-a']) {
    const entry = release.withheld.find((withheld) => withheld.unit === unit);
    if (groups.has(`unit:${unit}`)) gains.push(`${unit} is shown`);
    else if (entry?.seeInstead == null || !groups.has(entry.seeInstead))
      gains.push(`${unit} is a dead end`);
  }
  return judge(
    gains,
    'a company of four can not be surveyed; tiny teams only inside larger groups',
  );
};

/** Row 26: a group of one to four people under a key of its own. */
export const planSmallCohort: Attack = async ({ server, attacker, open }) => {
  const gains: string[] = [];
  for (const policy of [{ cohortMin: 4 }, { groupMin: 4 }, { groupMin: 1, cohortMin: 1 }]) {
    const outcome = await server.hr
      .call('POST', '/rounds', {
        title: 'X',
        instrument: 'pulse@1',
        closesOn: '2099-12-31',
        policy,
      })
      .then(() => 'accepted')
      .catch((error: unknown) => (error as Error).message);
    if (!outcome.includes('invalid-fields')) gains.push(`${JSON.stringify(policy)}: ${outcome}`);
  }
  const { manifest } = await attacker.readManifest(open.id);
  for (const { id, heads } of manifest.keys) if (heads < 5) gains.push(`${id} has ${heads} people`);
  const outcome = await tryDraft(server, async (id) => {
    const plan = await server.hr.call<PlanView>('GET', `/rounds/${id}/plan`);
    for (const { id: cohort, heads } of plan.cohorts)
      if (heads < 5) gains.push(`${cohort} is planned with ${heads}`);
    for (const unit of ['duo', 'solo'])
      if (!plan.unplanned.some((entry) => entry.unit === unit)) gains.push(`${unit} stands alone`);
  });
  if (outcome !== 'accepted') gains.push(`the plan can not be read: ${outcome}`);
  return judge(gains, `${manifest.keys.length} keys, the smallest group has five or more people`);
};

/** Try something with a draft that is deleted afterwards. @returns the code of the refusal */
async function tryDraft(
  server: World['server'],
  work: (id: string) => Promise<unknown>,
): Promise<string> {
  const { id } = await server.hr.call<{ id: string }>('POST', '/rounds', {
    title: 'Draft',
    instrument: 'pulse@1',
    closesOn: '2099-12-31',
  });
  const outcome = await work(id)
    .then(() => 'accepted')
    .catch((error: unknown) => (error as Error).message.split(': ')[1]!);
  await server.hr.call('DELETE', `/rounds/${id}`).catch(() => null);
  return outcome;
}
