import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldLetters } from './letters.ts';

test.each([
  ['Équipe façade, cœur de Noël', 'Équipe façade, cœur de Noël'],
  ['Straße, señor, Ångström, 5 €', 'Straße, señor, Ångström, 5 €'],
  ['Wrocław, Łódź, Kraków, Gdańsk', 'Wroclaw, Lódz, Kraków, Gdansk'],
  ['Dvořák, Žižkov, Đorđe, Iași', 'Dvorák, Žižkov, Dorde, Iasi'],
  ['E\u0301quipe', 'Équipe'],
  ['« 1\u202f000 »', '« 1\u00a0000 »'],
  ['ﬁn №7', 'fin No7'],
  ['Αθήνα', '?????'],
  ['tab\there', 'tab?here'],
])('%s is printed as %s', (text, printed) => {
  expect(foldLetters(text)).toBe(printed);
});

test('whatever comes, only letters that the fonts have go out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldLetters(text)).toMatch(/^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/);
    }),
  );
});
