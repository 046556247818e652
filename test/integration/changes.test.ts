import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRegistrar } from '../../api/registrar/port.ts';
import { CLOSES_ON } from '../support/company.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const UNITS = 'unit_id,parent_id,name\nroot,,Root\nA,root,A\nB,root,B\n';
const BEFORE = [
  'stays,A,woman,Lyon',
  'moves,A,woman,Lyon',
  'changes,A,man,Lyon',
  'leaves,B,man,Lille',
];
const AFTER = [
  'stays,A,woman,Lyon',
  'moves,B,woman,Lyon',
  'changes,A,man,Lille',
  'joins,B,woman,Lille',
];
/** Enough others for a round. */
const OTHERS = Array.from({ length: 12 }, (_, n) => `other-${n},${n % 2 ? 'A' : 'B'},man,Lyon`);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('who joined, left, moved or has another attribute between two launches', async () => {
  const launch = async (people: readonly string[]) => {
    const roster = ['employee_id,unit_id,gender,site', ...people, ...OTHERS, ''].join('\n');
    await server.hr.importOrganisation(UNITS, roster);
    return server.hr.launchRound({ title: 'Round', instrument: 'pulse@1', closesOn: CLOSES_ON });
  };
  const first = await launch(BEFORE);
  const second = await launch(AFTER);
  const registrar = createRegistrar({ database: server.database } as never);
  const changes = await registrar.listChanges([first], second);
  expect(changes.map((change) => ({ ...change, attributes: [...change.attributes] }))).toEqual(
    expect.arrayContaining([
      { from: 'A', to: 'B', attributes: [] },
      { from: 'A', to: 'A', attributes: ['site'] },
      { from: 'B', to: null, attributes: [] },
      { from: null, to: 'B', attributes: [] },
    ]),
  );
  expect(changes).toHaveLength(4);
  expect(await registrar.listChanges([first], first)).toEqual([]);
});
