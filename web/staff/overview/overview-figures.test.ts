import { expect, test } from 'vitest';
import { judgeReliability } from './overview-figures.ts';

const measured = (alpha: number | null, omega: number | null) => ({
  n: 200,
  alpha,
  omega,
  withinVariance: 300,
});

test('reliability is judged by omega, by alpha without one, and not at all without either', () => {
  expect(judgeReliability(measured(0.5, 0.7))).toBe('good');
  expect(judgeReliability(measured(0.9, 0.6999))).toBe('warn');
  expect(judgeReliability(measured(0.9, 0.5999))).toBe('not-scored');
  expect(judgeReliability(measured(0.6, null))).toBe('warn');
  expect(judgeReliability(measured(null, null))).toBe('unknown');
  expect(judgeReliability(undefined)).toBe('unknown');
});
