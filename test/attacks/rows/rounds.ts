import { createRespondents } from '../../../api/demo/respondent.ts';
import { COMPANY, TWINS } from '../company.ts';
import { judge, type Attack } from '../finding.ts';
import { importTeams, type World } from '../world.ts';

/** What HR can look at while a round is open. */
async function look({ server, open }: World): Promise<string> {
  const read = (path: string) =>
    server.hr.call('GET', path).catch((error: unknown) => (error as Error).message);
  const paths = [
    `/rounds/${open.id}`,
    '/rounds',
    `/rounds/${open.id}/outbox`,
    `/rounds/${open.id}/outbox/people`,
    `/rounds/${open.id}/mail`,
    `/rounds/${open.id}/manifest`,
    `/rounds/${open.id}/plan`,
    `/reports/${open.id}`,
    `/reports/${open.id}/release.json`,
    '/organisation',
  ];
  return JSON.stringify(await Promise.all(paths.map(read)));
}

/** Row 11: look, let one person answer, look again. */
export const pollOpenRound: Attack = async (world) => {
  const before = await look(world);
  const gains = before.includes('not-released') ? [] : ['an open round has a report'];
  const respondents = createRespondents(world.server.url);
  for (const unit of ['choir', 'core', 'sales-a']) {
    const secret = world.open.secrets.get(unit)!.shift()!;
    await respondents.answer(secret, { answers: { WB1: 1 }, comments: {} });
    if ((await look(world)) !== before) gains.push(`one answer of ${unit} moved a figure`);
  }
  return judge(gains, 'ten addresses read before and after each of three answers: no change');
};

/** Row 29: nobody on the staff can tell those who answered from those who have to be reminded. */
export const askWhoAnswered: Attack = async (world) => {
  const { server, open } = world;
  const before = await look(world);
  const [used, unused] = open.secrets.get('core')!.splice(0, 2);
  const respondents = createRespondents(server.url);
  await respondents.answer(used!, { answers: { WB1: 3 }, comments: {} });
  const gains = (await look(world)) === before ? [] : ['something changed with one answer'];
  for (const [method, path] of [
    ['GET', 'invitations'],
    ['GET', 'employees'],
    ['GET', 'reminders'],
    ['POST', 'reminders'],
    ['GET', 'mail/reminders'],
    ['POST', 'mail/reminders'],
    ['POST', 'remind'],
    ['GET', 'claims'],
    ['GET', 'status'],
  ] as const) {
    const outcome = await server.hr
      .call(method, `/rounds/${open.id}/${path}`)
      .then(() => 'answered')
      .catch((error: unknown) => (error as Error).message);
    if (!outcome.includes('not-found')) gains.push(`${method} ${path}: ${outcome}`);
  }
  gains.push(...(await lookAtLinks(world, used!, unused!)));
  return judge(
    gains,
    'outbox, round and mail unchanged by an answer; no list of the silent; a link does not tell',
  );
};

/** HR takes the links that there are without a mail server, and looks what they open. */
async function lookAtLinks({ server, open }: World, used: string, unused: string) {
  const file = await server.hr.send('GET', `/rounds/${open.id}/outbox/links.csv`);
  const text = await file.text();
  const gains = [used, unused].flatMap((secret) =>
    text.includes(`#${secret}`) ? [] : ['a link is missing from the file: one can tell by that'],
  );
  const lookAt = async (secret: string) => {
    const response = await fetch(`${server.url}/api/registrar/invitation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret }),
    });
    return response.text();
  };
  if ((await lookAt(used)) !== (await lookAt(unused))) gains.push('a used link opens otherwise');
  return gains;
}

/** Row 12: one person joins between two rounds, and answers. */
export const watchJoiner: Attack = ({ twins }) => {
  const gains: string[] = [];
  const units = ({ release }: World['closed']) =>
    new Set(release.groups.flatMap(({ of }) => ('unit' in of ? [of.unit] : [])));
  if (!units(twins.plain).has('six')) gains.push('the team was hidden before: nothing is proved');
  if (units(twins.strict).has('six')) gains.push('strict: the team that one joined is shown');
  if (units(twins.strict).has('root')) gains.push('strict: the company that one joined is shown');
  if (!units(twins.joined).has('six')) gains.push('by default the team is not shown');
  return judge(gains, 'strict: team and company withheld; by default both rounds stand alone');
};

/** Row 13: lower the minimum of a round that is open, and of one that is closed. */
export const lowerThreshold: Attack = async ({ server, open, closed }) => {
  const gains: string[] = [];
  for (const { id } of [open, closed]) {
    const before = await readBoth(server, id);
    for (const change of [
      { policy: { groupMin: 5, distributionMin: 5, commentMin: 5 } },
      { policy: { groupMin: 4 } },
      { policy: { groupMin: 1, cohortMin: 1 } },
      { state: 'draft' },
      { closesOn: '2098-01-01' },
      { instrument: 'pulse@1' },
    ]) {
      const outcome = await refused(server, 'PATCH', `/rounds/${id}`, change);
      if (!/settings-frozen|invalid-fields/.test(outcome))
        gains.push(`${JSON.stringify(change)}: ${outcome}`);
    }
    const again = await refused(server, 'POST', `/rounds/${id}/launch`);
    if (again !== 'round-state') gains.push(`launched again: ${again}`);
    if ((await readBoth(server, id)) !== before) gains.push('the round or its report changed');
  }
  return judge(gains, 'twelve changes refused after launch and after close; outputs unchanged');
};

/** Row 14: merge all teams after the close, rename them, close again. */
export const redrawTeams: Attack = async ({ server, closed }) => {
  const before = await readBoth(server, closed.id);
  const gains: string[] = [];
  await importTeams(server, TWINS);
  try {
    if ((await readBoth(server, closed.id)) !== before) gains.push('new teams changed the report');
    const again = await refused(server, 'POST', `/rounds/${closed.id}/close`);
    if (again !== 'round-state') gains.push(`closed again: ${again}`);
    if ((await readBoth(server, closed.id)) !== before) gains.push('a second close changed it');
  } finally {
    await importTeams(server, COMPANY);
  }
  return judge(gains, 'another organisation and a second close: the same bytes');
};

async function readBoth(server: World['server'], id: string): Promise<string> {
  const read = (path: string) =>
    server.hr.call('GET', path).catch((error: unknown) => (error as Error).message);
  return JSON.stringify([await read(`/rounds/${id}`), await read(`/reports/${id}`)]);
}

async function refused(
  server: World['server'],
  method: string,
  path: string,
  body?: unknown,
): Promise<string> {
  return server.hr
    .call(method, path, body)
    .then(() => 'accepted')
    .catch((error: unknown) => (error as Error).message.split(': ')[1]!);
}
