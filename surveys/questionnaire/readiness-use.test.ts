import { describe, expect, test } from 'vitest';
import { findInstrument } from '../catalogue.ts';
import { computeOmega } from '../scoring/reliability.ts';
import type { ScoringKey } from '../scoring-key.ts';
import { describeReadiness, listGatesOf, listLostGates } from './readiness-use.ts';

const full = findInstrument('full@1')!;

function without(...ids: readonly string[]): ScoringKey {
  const dimensions = full.dimensions
    .map((one) => ({ ...one, items: one.items.filter((id) => !ids.includes(id)) }))
    .filter(({ items }) => items.length > 0);
  return { ...full, items: full.items.filter(({ id }) => !ids.includes(id)), dimensions };
}

const states = (key: ScoringKey) =>
  Object.fromEntries(describeReadiness(key).gates.map(({ gate, state }) => [gate, state]));

describe('whether a team can be labelled ready with a questionnaire', () => {
  test('with the full one every gate can be judged, against the bars that score a release', () => {
    const use = describeReadiness(full);
    expect(use.labels).toBe(true);
    expect(use.gates.map(({ gate, bar }) => [gate, bar])).toEqual([
      ['wellbeing', 60],
      ['trust', 55],
      ['willing', 40],
      ['composite', 65],
      ['response', 60],
    ]);
  });

  test('with the pulse never: one question alone has no reliability', () => {
    expect(computeOmega(new Float64Array([1]), 1)).toBeNull();
    expect(states(findInstrument('pulse@1')!)).toEqual({
      wellbeing: 'one-question',
      trust: 'one-question',
      willing: 'possible',
      composite: 'few-dimensions',
      response: 'possible',
    });
    expect(describeReadiness(findInstrument('pulse@1')!)).toMatchObject({
      labels: false,
      anyDimension: false,
    });
  });

  test('the overall mean needs six of ten dimensions with two questions', () => {
    const ones = full.dimensions.slice(0, 5).flatMap(({ items }) => items.slice(1));
    expect(states(without(...ones))['composite']).toBe('few-dimensions');
    const four = full.dimensions.slice(0, 4).flatMap(({ items }) => items.slice(1));
    const use = describeReadiness(without(...four));
    expect(use.gates[3]).toMatchObject({ state: 'possible', dimensions: { needed: 6, has: 6 } });
  });
});

describe('removing a question that feeds a gate', () => {
  test('it is marked with its gate', () => {
    const use = describeReadiness(full);
    expect(listGatesOf('WB1', use)).toEqual(['wellbeing']);
    expect(listGatesOf('TV4', use)).toEqual(['trust']);
    expect(listGatesOf('WV1', use)).toEqual(['willing']);
    expect(listGatesOf('JS1', use)).toEqual([]);
  });

  test('the figure is lost with the question for the willing, and with the last but one of a mean', () => {
    const before = describeReadiness(full);
    const lost = (...ids: string[]) => listLostGates(before, describeReadiness(without(...ids)));
    expect(lost('WB1')).toEqual([]);
    expect(lost('WV1')).toEqual(['willing']);
    expect(lost('WB1', 'WB2', 'WB3')).toEqual(['wellbeing']);
    expect(lost('TV1', 'TV2', 'TV3', 'TV4')).toEqual(['trust']);
  });
});
