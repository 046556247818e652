import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildTree } from '../../test/support/arbitrary-rounds.ts';
import { chooseAudience, explainAudience } from './audience.ts';
import type { UnitTree } from './units.ts';

const MIN = 5;

/** root (3) > north (2) > north-a (8), north-b (7), north-c (0); south (9) > south-a (2). */
const TREE = buildTree(
  ['root', null],
  ['north', 'root'],
  ['north-a', 'north'],
  ['north-b', 'north'],
  ['north-c', 'north'],
  ['south', 'root'],
  ['south-a', 'south'],
);
const HEADS = Int32Array.from([3, 2, 8, 7, 0, 9, 2]);

const choose = (...choice: string[]) => chooseAudience(TREE, HEADS, choice, MIN);

function chooseWell(...choice: string[]) {
  const chosen = choose(...choice);
  if (!chosen.ok || chosen.audience === null) throw new Error('refused');
  const { tree, ...rest } = chosen.audience;
  return { ...rest, units: tree.units.map(({ id }) => id) };
}

describe('who is asked', () => {
  test('everybody: no choice, or the root', () => {
    expect(chooseAudience(TREE, HEADS, null, MIN)).toEqual({ ok: true, audience: null });
    expect(choose('root', 'south')).toEqual({ ok: true, audience: null });
  });

  test('a unit with everything below it, under the units that hold it', () => {
    expect(chooseWell('north')).toEqual({
      chosen: ['north'],
      partly: ['root'],
      units: ['root', 'north', 'north-a', 'north-b', 'north-c'],
    });
    expect(chooseWell('north-a', 'south')).toEqual({
      chosen: ['north-a', 'south'],
      partly: ['root', 'north'],
      units: ['root', 'north', 'north-a', 'south', 'south-a'],
    });
  });

  test('a unit below another chosen one adds nothing', () => {
    expect(chooseWell('north', 'north-b')).toEqual(chooseWell('north'));
  });

  test.each([
    ['a unit of too few people', ['south-a'], [{ unit: 'south-a', why: 'too-few', heads: 2 }]],
    ['nobody at all', ['north-c'], [{ unit: 'north-c', why: 'too-few', heads: 0 }]],
    [
      'all but two of a unit',
      ['north-a', 'north-b'],
      [{ unit: 'north', why: 'leaves-few', heads: 2 }],
    ],
    [
      'all but three of the company',
      ['north', 'south'],
      [{ unit: 'root', why: 'leaves-few', heads: 3 }],
    ],
    ['a unit that is not there', ['gone', 'north'], [{ unit: 'gone', why: 'unknown', heads: 0 }]],
  ] as const)('refused: %s', (_, choice, refusals) => {
    expect(choose(...choice)).toEqual({ ok: false, refusals });
    const words = explainAudience(refusals[0], 'Team', MIN);
    expect([words.en, words.fr].every((text) => text.includes('Team'))).toBe(true);
  });

  test('whatever is chosen: nobody else is in it, and no small group is chosen or left out', () => {
    const units = fc.array(fc.record({ above: fc.nat(), heads: fc.nat({ max: 12 }) }), {
      minLength: 2,
      maxLength: 12,
    });
    let accepted = 0;
    fc.assert(
      fc.property(units, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (made, picks) => {
        const tree = buildTree(
          ...made.map(({ above }, index): [string, string | null] => [
            `u${index}`,
            index === 0 ? null : `u${above % index}`,
          ]),
        );
        const heads = Int32Array.from(tree.units, ({ id }) => made[Number(id.slice(1))]!.heads);
        const choice = picks.map((pick) => `u${pick % made.length}`);
        const chosen = chooseAudience(tree, heads, choice, MIN);
        if (!chosen.ok || chosen.audience === null) return;
        accepted += 1;
        const { audience } = chosen;
        const partly = new Set<string>(audience.partly);
        const kept = new Set<string>(audience.tree.units.map(({ id }) => id));
        for (const { id } of tree.units) {
          const above = listAbove(tree, id);
          const isAsked = above.some((unit) => choice.includes(unit));
          expect(kept.has(id) && !partly.has(id)).toBe(isAsked);
          const below = tree.units.filter((other) => listAbove(tree, other.id).includes(id));
          const sum = (list: readonly { id: string }[]) =>
            list.reduce((people, unit) => people + heads[tree.indexOf.get(unit.id as never)!]!, 0);
          const left = sum(below.filter((unit) => !kept.has(unit.id) || partly.has(unit.id)));
          if (partly.has(id)) expect(left === 0 || left >= MIN).toBe(true);
          if (audience.chosen.includes(id)) expect(sum(below)).toBeGreaterThanOrEqual(MIN);
        }
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});

/** The unit and those above it. */
function listAbove(tree: UnitTree, id: string): string[] {
  const above: string[] = [];
  for (let at = tree.indexOf.get(id as never)!; at >= 0; at = tree.parentIndex[at]!)
    above.push(tree.units[at]!.id);
  return above;
}
