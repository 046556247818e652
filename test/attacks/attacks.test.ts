import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUE } from './catalogue.ts';
import { prepareWorld, type World } from './world.ts';

const ROWS = 32;

describe('attacks on a running server by somebody who knows what was answered', () => {
  let world: World;
  beforeAll(async () => {
    world = await prepareWorld();
  });
  afterAll(() => world.close());

  test('every row of the catalogue is attacked, in order', () => {
    const rows = CATALOGUE.map(({ row }) => row);
    expect(rows).toEqual(Array.from({ length: ROWS }, (_, index) => index + 1));
  });

  for (const { row, name, attack } of CATALOGUE) {
    test(`row ${row}: ${name}`, async () => {
      const finding = await attack(world);
      expect(finding).toEqual({ held: true, words: finding.words });
    });
  }
});
