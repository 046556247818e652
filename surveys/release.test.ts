import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReleaseDocument } from './release-document.ts';
import { serializeRelease } from './release.ts';

test('the document written in pieces is that of JSON, byte for byte but for ends of line', () => {
  const value = fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()), fc.constant(undefined));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value, { minKeys: 1 }), (document) => {
      fc.pre(Object.values(document).some((one) => one !== undefined));
      // Ends of line in a text are written as two characters, so these are all outside of texts.
      expect(write(document).replaceAll('\n', '')).toBe(JSON.stringify(document));
    }),
  );
});

test('each field begins a line, and each entry of a list', () => {
  const document = {
    format: 'x',
    round: { id: 'r\n' },
    groups: [{ id: 'a', n: [1] }, 2],
    none: [],
  };
  expect(write(document)).toBe(
    [
      '{',
      '"format":"x",',
      '"round":{"id":"r\\n"},',
      '"groups":[',
      '{"id":"a","n":[1]},',
      '2',
      '],',
      '"none":[]',
      '}',
      '',
    ].join('\n'),
  );
});

function write(document: object): string {
  return serializeRelease(document as unknown as ReleaseDocument);
}
