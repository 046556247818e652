import fc from 'fast-check';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packText, unpackText } from './pack-text.ts';

test('any text comes back, in whatever parts it was packed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), async (parts) => {
      expect(await unpackText(await packText(parts))).toBe(parts.join(''));
    }),
  );
});

test('parts of a megabyte make one text that everything can unpack', async () => {
  const parts = Array.from({ length: 12 }, (_, at) => `${at} é `.repeat(200_000));
  const packed = await packText(parts);
  expect(gunzipSync(packed).toString()).toBe(parts.join(''));
  expect(packed.length).toBeLessThan(parts.join('').length / 8);
});

test('what is damaged is no shorter text', async () => {
  const packed = await packText(['one ', 'two ', 'three']);
  await expect(unpackText(packed.subarray(0, -4))).rejects.toThrow();
  await expect(unpackText(Buffer.concat([packed.subarray(0, 12), packed]))).rejects.toThrow();
});
