import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  concatBytes,
  decodeBase64url,
  decodeHex,
  encodeBase64url,
  encodeHex,
  encodeUtf8,
  equalBytes,
  writeCanonicalJson,
} from './encoding.ts';

describe('base64url', () => {
  test('writes and reads any bytes as the platform does', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = encodeBase64url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(decodeBase64url(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  test.each(['A', 'AB=', 'AB==', 'A+', 'A/', 'A B', 'é', 'AAAAA', '\u{1f600}'])(
    'refuses %j',
    (text) => {
      expect(decodeBase64url(text)).toBeNull();
    },
  );

  test('refuses a second spelling of the same bytes', () => {
    expect(decodeBase64url('AA')).toEqual(Uint8Array.of(0));
    expect(decodeBase64url('AB')).toBeNull();
    expect(decodeBase64url('AAB')).toBeNull();
  });

  test('never throws, and whatever it accepts it writes back alike', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const bytes = decodeBase64url(text);
        if (bytes !== null) expect(encodeBase64url(bytes)).toBe(text);
      }),
    );
  });
});

describe('hexadecimal', () => {
  test('writes and reads any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(encodeHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(decodeHex(encodeHex(bytes))).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  test.each(['0', '0g', ' 00', '0x00', '00\n'])('refuses %j', (text) => {
    expect(decodeHex(text)).toBeNull();
  });
});

test('concatBytes puts parts in a row', () => {
  const parts = [Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3)];
  expect(concatBytes(...parts)).toEqual(Uint8Array.of(1, 2, 3));
});

test('equalBytes sees one different byte and another length', () => {
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 0))).toBe(false);
});

test('encodeUtf8 writes more than one byte where a letter needs it', () => {
  expect(encodeHex(encodeUtf8('é€'))).toBe('c3a9e282ac');
});

describe('canonical JSON', () => {
  test('sorts keys by code unit at every depth and writes no blanks', () => {
    const value = { b: [1, { z: null, a: true }], a: 'é"', '\u20ac': 1, '\r': 2, '1': 3 };
    expect(writeCanonicalJson(value)).toBe(
      '{"\\r":2,"1":3,"a":"é\\"","b":[1,{"a":true,"z":null}],"\u20ac":1}',
    );
  });

  test('is JSON of the same value, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const text = writeCanonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(writeCanonicalJson(reverseKeys(value))).toBe(text);
      }),
    );
  });

  test.each([undefined, NaN, Infinity, () => 1, 1n, { a: undefined }])('refuses %s', (value) => {
    expect(() => writeCanonicalJson(value)).toThrow(TypeError);
  });
});

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]) => [key, reverseKeys(member)] as const);
  return Object.fromEntries(members.reverse());
}
