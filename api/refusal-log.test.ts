import { expect, test } from 'vitest';
import { createLog } from './log.ts';
import { createRefusalLog, type Refusal } from './refusal-log.ts';

const WRONG_ROLE: Refusal = {
  event: 'refused',
  route: 'GET /api/staff/audit',
  code: 'not-allowed',
  status: 403,
};

function start() {
  const lines: string[] = [];
  const clock = { day: '2026-03-01' };
  const note = createRefusalLog(
    createLog((line) => lines.push(line.trim())),
    () => clock.day,
  );
  return { lines, clock, note };
}

test('a hundred thousand refusals of one kind are six lines, each with how many there were', () => {
  const { lines, note } = start();
  for (let times = 0; times < 100_000; times += 1) note(WRONG_ROLE);
  expect(lines.map((line) => (JSON.parse(line) as { count: number }).count)).toEqual([
    1, 10, 100, 1000, 10_000, 100_000,
  ]);
  expect(lines[0]).toBe(
    '{"event":"refused","day":"2026-03-01","count":1,"code":"not-allowed","status":403,"route":"GET /api/staff/audit"}',
  );
});

test('each kind is counted by itself, and anew on the next day', () => {
  const { lines, clock, note } = start();
  note(WRONG_ROLE);
  note({ ...WRONG_ROLE, code: 'not-found' });
  note({ ...WRONG_ROLE, route: 'GET /api/rounds' });
  note(WRONG_ROLE);
  expect(lines).toHaveLength(3);
  clock.day = '2026-03-02';
  for (let times = 0; times < 10; times += 1) note(WRONG_ROLE);
  expect(lines.slice(3).map((line) => line.slice(0, 49))).toEqual([
    '{"event":"refused","day":"2026-03-02","count":1,"',
    '{"event":"refused","day":"2026-03-02","count":10,',
  ]);
});

test('what is written down once has no count', () => {
  const { lines, note } = start();
  const limit: Refusal = { event: 'limit-reached', route: 'POST /x', code: 'too-many-requests' };
  for (let times = 0; times < 1000; times += 1) note(limit, true);
  expect(lines).toEqual([
    '{"event":"limit-reached","day":"2026-03-01","code":"too-many-requests","route":"POST /x"}',
  ]);
});
