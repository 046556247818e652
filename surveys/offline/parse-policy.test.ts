import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderFault } from '../organisation/fault.ts';
import { DEFAULT_POLICY } from '../policy.ts';
import { parsePolicy } from './parse-policy.ts';

const THRESHOLD = 'a whole number from 5 to 1000; no threshold below groupMin';
const FIELDS = 'one of groupMin, distributionMin, commentMin, breakdownMin, cohortMin';
const OBJECT = 'a JSON object such as {"groupMin": 5}';

test('missing fields take their defaults, cohortMin follows groupMin', () => {
  expect(parsePolicy('policy.json', '\u{feff}{}')).toEqual({ ok: true, policy: DEFAULT_POLICY });
  const parsed = parsePolicy('policy.json', '{ "groupMin": 8 }');
  expect(parsed.ok && parsed.policy).toEqual({
    groupMin: 8,
    distributionMin: 10,
    commentMin: 10,
    breakdownMin: 10,
    cohortMin: 8,
  });
});

describe('faults', () => {
  test.each([
    ['no JSON', '{', [`policy.json: the file is not JSON (expected: ${OBJECT})`]],
    ['no object', '[5]', [`policy.json: the file holds no policy (expected: ${OBJECT})`]],
    ['null', 'null', [`policy.json: the file holds no policy (expected: ${OBJECT})`]],
    [
      'a group minimum under 5',
      '{\n  "groupMin": 4\n}',
      [`policy.json:2: groupMin: this threshold can not be used (expected: ${THRESHOLD})`],
    ],
    [
      'a threshold as text',
      '{"commentMin": "10"}',
      [`policy.json:1: commentMin: this threshold can not be used (expected: ${THRESHOLD})`],
    ],
    [
      'a threshold below the group minimum',
      '{"groupMin": 12,\n"distributionMin": 20, "breakdownMin": 20,\n"commentMin": 11}',
      [`policy.json:3: commentMin: this threshold can not be used (expected: ${THRESHOLD})`],
    ],
    [
      'the last of two equal names, which is the one that counts',
      '{"groupMin": 5,\n"groupMin": 4}',
      [`policy.json:2: groupMin: this threshold can not be used (expected: ${THRESHOLD})`],
    ],
    [
      'a misspelt threshold',
      '{\n"groupmin": 8,\n"cohortMin": 6.5}',
      [
        `policy.json:3: cohortMin: this threshold can not be used (expected: ${THRESHOLD})`,
        `policy.json:2: groupmin: this field is unknown (expected: ${FIELDS})`,
      ],
    ],
  ])('%s', (_, text, expected) => {
    const parsed = parsePolicy('policy.json', text);
    const faults = parsed.ok ? [] : parsed.faults.map((fault) => renderFault(fault, 'en'));
    expect(faults).toEqual(expected);
  });
});

test('any text gives a policy with a group minimum of at least 5, or faults', () => {
  const policy = fc.dictionary(fc.constantFrom('groupMin', 'cohortMin', 'x'), fc.anything());
  const json = fc.oneof(
    fc.string(),
    fc.json(),
    policy.map((one) => JSON.stringify(one, asText)),
  );
  fc.assert(
    fc.property(json, (text) => {
      const parsed = parsePolicy('policy.json', text);
      if (parsed.ok) expect(parsed.policy.groupMin).toBeGreaterThanOrEqual(5);
      else expect(parsed.faults.length).toBeGreaterThan(0);
    }),
  );
});

function asText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
