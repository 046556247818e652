import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReleaseDocument } from './release-document.ts';
import { serializeRelease } from './release.ts';

test('the document written in pieces is that of JSON, byte for byte', () => {
  const value = fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()), fc.constant(undefined));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value, { minKeys: 1 }), (document) => {
      fc.pre(Object.values(document).some((one) => one !== undefined));
      expect(serializeRelease(document as unknown as ReleaseDocument)).toBe(
        `${JSON.stringify(document, null, 1)}\n`,
      );
    }),
  );
});
