import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countPlaces, findPlaces, sumCounters } from './breakdown-counter.ts';
import type { ScaledItem } from './scoring-key.ts';
import { createTabulator } from './tabulate.ts';
import { NO_SCORE } from './tabulation.ts';

const item = (id: string, to: number): ScaledItem => ({
  id,
  dimension: 'D',
  role: null,
  from: 1,
  to,
  best: 'high',
  notApplicable: [],
  text: {},
});
const key = { items: [item('a', 5), item('b', 2), item('c', 7)], comments: [], dimensions: [] };

test('counting ballot by ballot gives the sums of counting all at once', () => {
  const ballot = fc.record({
    group: fc.nat(2),
    packed: fc
      .tuple(
        fc.constantFrom(0, 1, 2, 3, 4, 5, NO_SCORE),
        fc.constantFrom(0, 1, 2),
        fc.constantFrom(0, 1, 7, NO_SCORE),
      )
      .map((bytes) => Uint8Array.from(bytes)),
  });
  fc.assert(
    fc.property(fc.array(ballot, { maxLength: 30 }), (ballots) => {
      const rows = [0, 1, 2].map(() => new Array<number>(countPlaces(key)).fill(0));
      const tabulator = createTabulator(key, 3);
      for (const { group, packed } of ballots) {
        tabulator.add(group, packed);
        for (const place of findPlaces(key, packed)) rows[group]![place]! += 1;
      }
      const { respondents, histograms } = tabulator.finish([]);
      expect(sumCounters(key, rows)).toEqual({ respondents, histograms });
    }),
  );
});

test('a row has a place for respondents and for every option', () => {
  expect(countPlaces(key)).toBe(15);
  expect(findPlaces(key, Uint8Array.from([5, 2, 7]))).toEqual([0, 5, 7, 14]);
  expect(findPlaces(key, Uint8Array.from([0, NO_SCORE, 0]))).toEqual([]);
});
