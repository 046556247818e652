import { expect, test } from 'vitest';
import { createLimit } from './limit.ts';
import { AppError } from './problem.ts';

function refusal(take: () => void): unknown {
  try {
    take();
    return null;
  } catch (error) {
    return error instanceof AppError ? { code: error.code, ...error.details } : error;
  }
}

test('a bucket gives what it holds, says how long to wait, and fills up again', () => {
  let now = 1000;
  const take = createLimit({ size: 3, perMinute: 6 }, () => now);
  for (let attempt = 0; attempt < 3; attempt += 1) expect(refusal(take)).toBeNull();
  expect(refusal(take)).toEqual({ code: 'too-many-requests', retryAfter: 10 });
  now += 4_000;
  expect(refusal(take)).toEqual({ code: 'too-many-requests', retryAfter: 6 });
  now += 6_000;
  expect(refusal(take)).toBeNull();
  expect(refusal(take)).toEqual({ code: 'too-many-requests', retryAfter: 10 });
  now += 3_600_000;
  for (let attempt = 0; attempt < 3; attempt += 1) expect(refusal(take)).toBeNull();
  expect(refusal(take)).not.toBeNull();
});
