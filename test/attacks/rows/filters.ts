import { auditRelease } from '../../../surveys/disclosure/audit.ts';
import { judge, type Attack } from '../finding.ts';
import type { PlayedRound } from '../world.ts';

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

/**
 * Row 3: three one-way filters of 61 people. Declared at launch they are never all released, and what is
 * released can not be combined into fewer people; undeclared, or on what names people, they are refused.
 */
export const askForBreakdowns: Attack = async ({ server, closed, filters }) => {
  const gains: string[] = [];
  const names = new Set(listDeclared(filters).map((id) => id.split(':')[1]!.split('=')[0]!));
  if (names.size === 0) gains.push('no breakdown was released: the attack proves nothing');
  if (names.size > 2) gains.push(`${[...names].join(', ')} are all released`);
  for (const { release, truth } of [filters, closed]) {
    const { violations, undecided } = auditRelease({ release, truth });
    if (undecided > 0) gains.push(`${undecided} parts could not be searched`);
    gains.push(...violations.map((violation) => violation.words));
  }
  if (listDeclared(closed).length === 0) gains.push('the company has no breakdown to attack');

  const round = { title: 'Filters', instrument: 'pulse@1', closesOn: '2099-12-31' };
  for (const extra of [
    { breakdowns: ['email'] },
    { breakdowns: ['employee_id'] },
    { breakdowns: ['unit_depth_1*email'] },
    { breakdowns: ['salary'] },
    { breakdowns: ['gender*site'] },
    { breakdowns: ['gender', 'gender'] },
    { breakdown: 'gender' },
    { attributes: ['gender'] },
    { policy: { breakdowns: ['gender'] } },
    { policy: { breakdownMin: 4 } },
  ]) {
    const outcome = await server.hr
      .call('POST', '/rounds', { ...round, ...extra })
      .then(() => 'accepted')
      .catch((error: unknown) => (error as Error).message);
    if (!outcome.includes('invalid-fields')) gains.push(`${JSON.stringify(extra)}: ${outcome}`);
  }
  for (const { id } of [filters, closed]) {
    const late = await server.hr
      .call('PATCH', `/rounds/${id}`, { breakdowns: ['shift'] })
      .then(() => 'accepted')
      .catch((error: unknown) => (error as Error).message);
    if (!late.includes('settings-frozen')) gains.push(`declared after launch: ${late}`);
  }
  return judge(gains, `of three declared, ${[...names].join(' and ')} released; the rest refused`);
};

function listDeclared({ release }: PlayedRound): string[] {
  return release.groups.map(({ id }) => id).filter((id) => id.startsWith('breakdown:'));
}

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
