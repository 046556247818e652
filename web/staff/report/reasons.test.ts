import { describe, expect, test } from 'vitest';
import type { Gate, Readiness } from '../../../surveys/release-document.ts';
import { listReasons } from './reasons.ts';

const complete = {
  goals: true,
  guidelines: true,
  voluntariness: true,
  training: true,
  leader: true,
};

function gate(plain: number, cautious: number): Gate {
  return { value: 60, bar: 60, plain, cautious };
}

function makeReadiness(part: Partial<Readiness>): Readiness {
  return {
    label: 'nearly',
    probability: 0.6,
    gates: {
      wellbeing: gate(0.7, 0.6),
      trust: gate(0.95, 0.9),
      response: { value: 75, bar: 60, plain: null, cautious: null },
    },
    missing: [],
    next: [],
    ...part,
  };
}

describe('listReasons', () => {
  test('nearly: names the bars that are not certain enough, and only those', () => {
    expect(listReasons(makeReadiness({}), complete)).toEqual([
      { id: 'nearly', gates: ['wellbeing'] },
    ]);
  });

  test('nearly with every bar cleared: the response or the set-up is what is missing', () => {
    const readiness = makeReadiness({
      gates: {
        trust: gate(0.95, 0.9),
        response: { value: 59.9, bar: 60, plain: null, cautious: null },
      },
    });
    expect(listReasons(readiness, { ...complete, training: false })).toEqual([
      { id: 'nearlyRest', gates: [] },
      { id: 'response', gates: [] },
      { id: 'setup', gates: [] },
    ]);
  });

  test('build first: names the bars that are probably not cleared', () => {
    const gates = { wellbeing: gate(0.2, 0.1), trust: gate(0.7, 0.4) };
    expect(listReasons(makeReadiness({ label: 'build-first', gates }), null)).toEqual([
      { id: 'buildFirst', gates: ['wellbeing'] },
    ]);
  });

  test('no label: names what is not known, and judges nothing', () => {
    const readiness = makeReadiness({ label: null, missing: ['willing'] });
    expect(listReasons(readiness, complete)).toEqual([{ id: 'missing', gates: ['willing'] }]);
  });

  test('ready: one reason', () => {
    expect(listReasons(makeReadiness({ label: 'ready' }), complete)).toEqual([
      { id: 'ready', gates: [] },
    ]);
  });
});
