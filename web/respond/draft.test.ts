import { describe, expect, test } from 'vitest';
import {
  eraseDraft,
  isDraftEmpty,
  nameInvitation,
  readDraft,
  startDraft,
  writeDraft,
} from './draft.ts';
import { createDeviceKeep, createMemoryKeep } from './keep.ts';
import { listPending } from './pending.ts';

const draft = { round: 'R', answers: { A: 1 }, comments: { C: 'x' }, topic: 3 };

/** As much of the browser's storage as is used, with room for `room` characters. */
function makeStorage(room = Infinity): Storage {
  const values: Record<string, string> = {};
  return Object.defineProperties(values as unknown as Storage, {
    getItem: { value: (name: string) => values[name] ?? null },
    setItem: {
      value: (name: string, value: string) => {
        if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
        values[name] = value;
      },
    },
    removeItem: { value: (name: string) => Reflect.deleteProperty(values, name) },
  });
}

describe('a draft', () => {
  test('is read as it was written, for its round only', () => {
    const keep = createMemoryKeep();
    writeDraft(keep, 'N', draft);
    expect(readDraft(keep, 'N', 'R')).toEqual(draft);
    expect(readDraft(keep, 'N', 'another round')).toEqual(startDraft('another round'));
    expect(readDraft(keep, 'another invitation', 'R')).toEqual(startDraft('R'));
  });

  test('leaves nothing behind when it is erased or empty', () => {
    const keep = createMemoryKeep();
    writeDraft(keep, 'N', draft);
    eraseDraft(keep, 'N');
    expect(keep.names()).toEqual([]);
    writeDraft(keep, 'N', draft);
    writeDraft(keep, 'N', { ...draft, answers: {}, comments: { C: ' ' } });
    expect(keep.names()).toEqual([]);
  });

  test.each([
    '',
    'null',
    '[]',
    '{"round":"R"}',
    '{"round":"R","topic":0,"answers":[],"comments":{}}',
  ])('that is damaged (%j) is a new one', (text) => {
    const keep = createMemoryKeep();
    keep.write('tutti/draft/N', text);
    expect(readDraft(keep, 'N', 'R')).toEqual(startDraft('R'));
  });

  test('of blanks only is empty', () => {
    expect(isDraftEmpty(startDraft('R'))).toBe(true);
    expect(isDraftEmpty(draft)).toBe(false);
  });
});

test('the name of an invitation on the device is stable, and not its secret', async () => {
  const name = await nameInvitation('AAAAAAAAAAAAAAAAAAAAAA');
  expect(name).toMatch(/^[\w-]{22}$/);
  expect(name).toBe(await nameInvitation('AAAAAAAAAAAAAAAAAAAAAA'));
  expect(name).not.toBe(await nameInvitation('AAAAAAAAAAAAAAAAAAAAAB'));
});

describe('keeping on the device', () => {
  test('lasts, and lists what is kept', () => {
    const storage = makeStorage();
    const keep = createDeviceKeep(() => storage);
    keep.write('tutti/submission/N', 'x');
    expect(keep.lasts).toBe(true);
    expect(listPending(createDeviceKeep(() => storage))).toEqual(['N']);
  });

  test('works without lasting where the browser blocks storage', () => {
    const keep = createDeviceKeep(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    keep.write('a', '1');
    expect(keep.lasts).toBe(false);
    expect(keep.read('a')).toBe('1');
  });

  test('a full disk does not lose what was written last', () => {
    const storage = makeStorage(10);
    const keep = createDeviceKeep(() => storage);
    keep.write('a', 'short');
    keep.write('a', 'too long for this disk');
    expect(keep.read('a')).toBe('too long for this disk');
    keep.erase('a');
    expect(keep.read('a')).toBeNull();
    expect(keep.names()).toEqual([]);
  });
});
