import { expect, test } from 'vitest';
import { BELIEVED_AFTER_MILLIS, createSteadyTime } from './steady-time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOON = Date.parse('2027-03-01T12:00:00Z');

/** A machine whose clock can be set; `pass` lets time go by and looks every minute, as the server does. */
function startMachine() {
  let [wall, elapsed] = [NOON, 5_000];
  const steps: string[] = [];
  const read = createSteadyTime({
    wallMillis: () => wall,
    elapsedMillis: () => elapsed,
    onStep: (what, millis) => steps.push(`${what} ${new Date(millis).toISOString().slice(0, 10)}`),
  });
  return {
    steps,
    set: (by: number) => (wall += by),
    pass(minutes: number): string {
      for (let minute = 0; minute < minutes; minute += 1) {
        wall += MINUTE;
        elapsed += MINUTE;
        read();
      }
      return new Date(read()).toISOString().slice(0, 16);
    },
  };
}

test('it is the time of the machine, and corrections by seconds are followed at once', () => {
  const machine = startMachine();
  expect(machine.pass(24 * 60)).toBe('2027-03-02T12:00');
  machine.set(-40_000);
  expect(machine.pass(1)).toBe('2027-03-02T12:00');
  for (let correction = 0; correction < 9; correction += 1) {
    machine.set(40_000);
    machine.pass(1);
  }
  expect(machine.pass(0)).toBe('2027-03-02T12:15');
  expect(machine.steps).toEqual([]);
});

test('a clock that jumps forward, then back behind, then is right, moves nothing', () => {
  const machine = startMachine();
  machine.set(3 * DAY);
  expect(machine.pass(30)).toBe('2027-03-01T12:30');
  machine.set(-5 * DAY);
  expect(machine.pass(30)).toBe('2027-03-01T13:00');
  machine.set(2 * DAY);
  expect(machine.pass(120)).toBe('2027-03-01T15:00');
  expect(machine.steps).toEqual(['jumped 2027-03-04', 'jumped 2027-02-27']);
});

test('what a clock was set to is believed when it has gone on from there for an hour', () => {
  const machine = startMachine();
  machine.set(3 * DAY);
  expect(machine.pass(BELIEVED_AFTER_MILLIS / MINUTE)).toBe('2027-03-01T13:00');
  expect(machine.pass(1)).toBe('2027-03-04T13:01');
  expect(machine.steps).toEqual(['jumped 2027-03-04', 'believed 2027-03-04']);
  machine.set(-3 * DAY);
  expect(machine.pass(10)).toBe('2027-03-04T13:11');
  expect(machine.pass(60)).toBe('2027-03-01T14:11');
});

test('one that jumps again and again is not believed', () => {
  const machine = startMachine();
  for (let jump = 1; jump <= 10; jump += 1) {
    machine.set(DAY);
    machine.pass(30);
  }
  expect(machine.pass(0)).toBe('2027-03-01T17:00');
});
