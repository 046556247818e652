import { expect, test } from 'vitest';
import { findOwnPath } from './own-path.ts';

test('a path of the application is kept with its query', () => {
  expect(findOwnPath('/rounds/1/report/south')).toBe('/rounds/1/report/south');
  expect(findOwnPath('/audit?action=signed-in')).toBe('/audit?action=signed-in');
});

test.each([
  [undefined],
  [''],
  ['rounds'],
  ['//evil.example'],
  ['/\\evil.example'],
  ['\\\\evil.example'],
  ['https://evil.example/'],
  ['javascript:alert(1)'],
  ['/../../evil'],
  ['/..//evil.example'],
  ['/%2e%2e/a'],
  ['/sign-in?to=/sign-in'],
  ['/set-up'],
])('%s leads to the start page', (wanted) => {
  expect(findOwnPath(wanted)).toBe('/');
});
