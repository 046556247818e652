import { expect, test } from 'vitest';
import { flatten } from '../ui/i18n.ts';
import { SLICES, type Slice } from './slices.ts';

function listPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!).toSorted();
}

test.each(Object.keys(SLICES) as readonly Slice[])(
  '%s: French names the same figures as English, and no text is empty',
  async (slice) => {
    const [en, fr] = await Promise.all([SLICES[slice].en(), SLICES[slice].fr()]);
    const english = [...flatten(en)];
    const french = flatten(fr);
    expect(english.length).toBeGreaterThan(5);
    expect(french.size).toBe(english.length);
    for (const [key, text] of english) {
      expect(text, key).not.toBe('');
      expect(french.get(key), key).not.toBe('');
      expect(listPlaceholders(french.get(key) ?? ''), key).toEqual(listPlaceholders(text));
    }
  },
);
