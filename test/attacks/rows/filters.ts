import { judge, type Attack } from '../finding.ts';

const QUERIES = [
  'gender=woman',
  'where[gender]=woman',
  'breakdown=gender',
  'filter=unit_id:core,gender:woman',
  'unit=duo',
  'group=unit:duo',
  'groups=unit:solo',
  'groupMin=1',
  'minimum=1&raw=true',
  'format=raw',
  'from=2020-01-01&to=2099-01-01',
];

/** Row 3: three one-way filters of 61 people. There is no way to ask for one of them. */
export const askForBreakdowns: Attack = async ({ server, closed }) => {
  const gains: string[] = [];
  const round = { title: 'Filters', instrument: 'pulse@1', closesOn: '2099-12-31' };
  for (const extra of [
    { breakdowns: ['gender', 'site', 'shift'] },
    { breakdown: 'gender' },
    { attributes: ['gender'] },
    { policy: { breakdowns: ['gender'] } },
    { policy: { breakdownMin: 1 } },
  ]) {
    const outcome = await server.hr
      .call('POST', '/rounds', { ...round, ...extra })
      .then(() => 'accepted')
      .catch((error: unknown) => (error as Error).message);
    if (!outcome.includes('invalid-fields')) gains.push(`${JSON.stringify(extra)}: ${outcome}`);
  }
  const { groups } = closed.release;
  for (const { id, of } of groups)
    if (id.startsWith('breakdown:') || 'where' in of) gains.push(`${id} was not declared`);
  return judge(gains, 'no setting of a live round names an attribute; no group is by attribute');
};

/** Row 5: a free filter on any address that reads. */
export const filterFreely: Attack = async ({ server, closed }) => {
  const gains: string[] = [];
  let tried = 0;
  for (const path of [`/reports/${closed.id}`, `/reports/${closed.id}/release.json`]) {
    const plain = JSON.stringify(await server.hr.call('GET', path));
    for (const query of QUERIES) {
      tried++;
      const filtered = JSON.stringify(await server.hr.call('GET', `${path}?${query}`));
      if (filtered !== plain) gains.push(`${path}?${query} gives something else`);
    }
    for (const method of ['POST', 'PUT', 'PATCH']) {
      tried++;
      const answer = await server.hr
        .call(method, path, { where: { gender: 'woman' } })
        .then(() => 'accepted')
        .catch((error: unknown) => (error as Error).message);
      if (!/not-found|not-allowed/.test(answer)) gains.push(`${method} ${path}: ${answer}`);
    }
  }
  return judge(gains, `${tried} filters tried: ignored to the byte, or refused`);
};
