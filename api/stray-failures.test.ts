import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { surviveLostConnections } from './stray-failures.ts';

function listen() {
  const logged: unknown[] = [];
  const source = new EventEmitter();
  surviveLostConnections((line) => logged.push(line), source);
  const fail = (error: unknown) => source.emit('unhandledRejection', error);
  return { logged, fail };
}

test('a lost connection that nobody waits for is logged', () => {
  const { logged, fail } = listen();
  for (const code of [
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'CONNECTION_CLOSED',
    'CONNECT_TIMEOUT',
  ])
    fail(Object.assign(new Error('lost'), { code }));
  expect(logged).toHaveLength(5);
  expect(logged[0]).toMatchObject({ event: 'problem', kind: 'Error ECONNREFUSED' });
});

test('any other failure ends the process as before', () => {
  const { logged, fail } = listen();
  for (const error of [
    new Error('defect'),
    null,
    Object.assign(new Error('x'), { code: 'ENOSPC' }),
  ])
    expect(() => fail(error)).toThrow();
  expect(logged).toEqual([]);
});
