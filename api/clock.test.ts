import { expect, test } from 'vitest';
import { createToday, isTimeZone } from './clock.ts';

test('a day begins at midnight of its zone, in summer and in winter', () => {
  const at = (zone: string, time: string) => createToday(zone, () => new Date(time))();
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
