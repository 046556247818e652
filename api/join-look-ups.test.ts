import { expect, test } from 'vitest';
import { joinLookUps } from './join-look-ups.ts';

/** Look-ups that a test lets end one by one. */
function createSource() {
  const asked: (readonly string[])[] = [];
  const ends: (() => void)[] = [];
  const find = joinLookUps(async (keys) => {
    asked.push(keys);
    await new Promise<void>((done) => ends.push(done));
    return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, key.toUpperCase()]));
  });
  return { asked, find, end: (index: number) => ends[index]!() };
}

const settle = () => new Promise((done) => setImmediate(done));

test('who comes while a look-up is under way is in the next one, never in that one', async () => {
  const { asked, find, end } = createSource();
  const first = find('a');
  await settle();
  const later = [find('a'), find('b'), find('nobody'), find('b')];
  await settle();
  expect(asked).toEqual([['a']]);
  end(0);
  expect(await first).toBe('A');
  await settle();
  expect(asked).toEqual([['a'], ['a', 'b', 'nobody']]);
  end(1);
  expect(await Promise.all(later)).toEqual(['A', 'B', undefined, 'B']);
});

test('a look-up that fails is told to those who wait for it, and to nobody else', async () => {
  let isBroken = true;
  const find = joinLookUps((keys) =>
    isBroken
      ? Promise.reject(new Error('away'))
      : Promise.resolve(new Map(keys.map((k) => [k, k]))),
  );
  const [one, other] = await Promise.allSettled([find('a'), find('b')]);
  expect([one.status, other.status]).toEqual(['rejected', 'rejected']);
  isBroken = false;
  expect(await find('a')).toBe('a');
});
