import { describe, expect, test } from 'vitest';
import { writePaperCode } from '../../surveys/ballot/paper-code.ts';
import { askWhetherKnown, readCode } from './check-code.ts';

const CODE = writePaperCode(Uint8Array.from([0, 1, 2, 3, 40, 50, 60, 70, 80, 90]));
const LINK = 'abcdefghijklmnopqrst_-';

describe('what a person typed', () => {
  test.each([
    ['as printed', CODE],
    ['small, with blanks, O for 0 and l for 1', respell(CODE)],
    ['without hyphens', CODE.replaceAll('-', '')],
    ['with two of the hyphens only, which is as long as the secret of a link', dropHyphens(CODE)],
    ['as the whole link of the QR code', `https://survey.example.org/a#${CODE}`],
  ])('%s is the code', (_, typed) => {
    expect(readCode(typed)).toEqual({ secret: CODE });
  });

  test('a link from an e-mail is taken as well, case and all', () => {
    expect(readCode(LINK)).toEqual({ secret: LINK });
    expect(readCode(` https://survey.example.org/a#${LINK}\n`)).toEqual({ secret: LINK });
  });

  test('that is no code gets the reason', () => {
    expect(readCode(' - ')).toEqual({ why: 'empty' });
    expect(readCode(CODE.slice(0, -1))).toEqual({ why: 'length', count: 19 });
    expect(readCode(`${CODE}X7`)).toEqual({ why: 'length', count: 22 });
    const wrong = (CODE.startsWith('7') ? '8' : '7') + CODE.slice(1);
    expect(readCode(wrong)).toEqual({ why: 'slip' });
    expect(readCode(`U${CODE.slice(1)}`)).toEqual({ why: 'slip' });
  });
});

test('the server knows it, does not know it, or can not say', async () => {
  const reply = (status: number) => () =>
    Promise.resolve(new Response(JSON.stringify({ code: 'invitation-unknown' }), { status }));
  expect(await askWhetherKnown(reply(200), CODE)).toBe(true);
  expect(await askWhetherKnown(reply(404), CODE)).toBe(false);
  expect(await askWhetherKnown(reply(429), CODE)).toBeNull();
  expect(await askWhetherKnown(reply(500), CODE)).toBeNull();
  expect(await askWhetherKnown(() => Promise.reject(new TypeError('offline')), CODE)).toBeNull();
});

function respell(code: string): string {
  return code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
}

function dropHyphens(code: string): string {
  const [a, b, c, d, e] = code.split('-');
  return `${a}${b}-${c}${d}-${e}`;
}
