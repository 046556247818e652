import { expect, test, vi } from 'vitest';
import { createClock, isTimeZone, startClock } from './clock.ts';
import { createLog } from './log.ts';

test('a day begins at midnight of its zone, in summer and in winter', () => {
  const at = (zone: string, time: string) => createClock(zone, () => new Date(time)).today();
  expect(at('UTC', '2026-12-31T23:59:59Z')).toBe('2026-12-31');
  expect(at('Europe/Paris', '2026-12-31T22:59:59Z')).toBe('2026-12-31');
  expect(at('Europe/Paris', '2026-12-31T23:00:00Z')).toBe('2027-01-01');
  expect(at('Europe/Paris', '2026-07-31T22:00:00Z')).toBe('2026-08-01');
  expect(at('America/Los_Angeles', '2026-03-01T07:59:00Z')).toBe('2026-02-28');
});

test('a zone that does not exist is none', () => {
  expect(isTimeZone('Europe/Paris')).toBe(true);
  expect(isTimeZone('Europe/Atlantis')).toBe(false);
});

test('the hour is that of the zone, 0 to 23', () => {
  const at = (zone: string, time: string) => createClock(zone, () => new Date(time)).hour();
  expect(at('UTC', '2026-12-31T00:10:00Z')).toBe(0);
  expect(at('Europe/Paris', '2026-07-01T06:10:00Z')).toBe(8);
  expect(at('Europe/Paris', '2026-12-31T22:10:00Z')).toBe(23);
});

test('a machine whose clock is set to another day is not followed at once, and the log says so', () => {
  const lines: string[] = [];
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-03-01T12:00:00Z') });
  try {
    const clock = startClock(
      'Europe/Paris',
      createLog((line) => lines.push(line)),
    );
    vi.setSystemTime(new Date('2027-03-04T23:30:00Z'));
    expect(clock.today()).toBe('2027-03-01');
    expect(clock.hour()).toBe(13);
    expect(new Date(clock.nowMillis()).toISOString()).toMatch(/^2027-03-01T12:00/);
    expect(lines).toEqual(['{"event":"clock-jumped","day":"2027-03-05"}\n']);
  } finally {
    vi.useRealTimers();
  }
});
