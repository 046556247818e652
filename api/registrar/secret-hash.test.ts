import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSecretHasher } from './secret-hash.ts';

const MASTER = randomBytes(32);
const CODE = '0123-4567-89AB-CDEF-GHJK';

test('the same key and secret give the same hash again, another of either another one', () => {
  const hash = createSecretHasher(MASTER);
  const { keyed, plain } = hash(CODE);
  expect(createSecretHasher(MASTER)(CODE)).toEqual({ keyed, plain });
  const others = [hash('other').keyed, createSecretHasher(randomBytes(32))(CODE).keyed, plain];
  expect(new Set([keyed, ...others].map((one) => one.toString('hex'))).size).toBe(4);
  expect(keyed).toHaveLength(32);
});

test('the form of rounds that were launched before stays as it was', () => {
  expect(createSecretHasher(MASTER)(CODE).plain.toString('hex')).toBe(
    'ae285c91623c8ab42d22f6f734606ddfcc29ac41311a217fd73ad3b310ddf681',
  );
});
