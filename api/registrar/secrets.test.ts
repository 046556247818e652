import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { parsePaperCode } from '../../surveys/ballot/paper-code.ts';
import { createSecretWriter, drawSalt } from './secrets.ts';

const MASTER = randomBytes(32);
const SALT = drawSalt();
const ROUND = '3c9e6a0e-0d3f-4a51-9c0e-4d4f0f5f0b11';

test('the same key, salt, round and person give the same secret again', () => {
  const [first, second] = [1, 2].map(() => createSecretWriter(MASTER, SALT, ROUND));
  expect(first!('p1', true)).toBe(second!('p1', true));
  expect(first!('p1', false)).toBe(second!('p1', false));
  expect(first!('p1', true)).toMatch(/^[\w-]{22}$/);
  expect(parsePaperCode(first!('p1', false))).toBe(first!('p1', false));
});

test('another key, salt, round, person or kind gives another one', () => {
  const other = ROUND.replace('3c', '4c');
  const writers = [
    createSecretWriter(MASTER, SALT, ROUND),
    createSecretWriter(randomBytes(32), SALT, ROUND),
    createSecretWriter(MASTER, drawSalt(), ROUND),
    createSecretWriter(MASTER, SALT, other),
  ];
  const secrets = writers.flatMap((write) =>
    ['p1', 'p2', 'p11'].flatMap((person) => [write(person, true), write(person, false)]),
  );
  expect(new Set(secrets).size).toBe(24);
});
