import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { READINESS_BARS } from '../../../surveys/scoring/bars.ts';
import { FORMULAS, LABELS, LIMITS, SOURCES } from './contents.ts';
import { guideEn } from './texts.en.ts';
import { guideFr } from './texts.fr.ts';

const guides = [
  ['English', guideEn],
  ['French', guideFr],
] as const;

function countSentences(text: string): number {
  return text.split(/(?<=[.!?])\s+/).length;
}

describe.each(guides)('%s', (_, guide) => {
  test.each(LABELS)('the label %s is explained in six sentences without a formula', (label) => {
    const text = guide.label[label];
    expect(countSentences(text)).toBe(6);
    expect(text).not.toMatch(/[=≥≤<>0-9%]/);
  });

  test('the page shows every formula, limit and source that there is', () => {
    expect(Object.keys(guide.formula)).toEqual([...FORMULAS]);
    expect(Object.keys(guide.limits)).toEqual([...LIMITS]);
    expect(Object.keys(guide.sources)).toEqual([...SOURCES]);
    expect(Object.keys(guide.label)).toEqual([...LABELS]);
  });

  test('the bars are those that are applied', () => {
    const numbers = guide.formula.gates.is.match(/\d+/g)?.map(Number);
    const { wellbeing, trust, willing, composite, response } = READINESS_BARS;
    expect(numbers).toEqual([wellbeing, trust, willing, composite, response]);
    expect(guide.formula.label.is.replaceAll(',', '.')).toMatch(
      new RegExp(`[ 0]${String(READINESS_BARS.readyProbability).slice(1)}0`),
    );
    expect(guide.formula.cautious.is.replaceAll(',', '.')).toContain(
      `${String(READINESS_BARS.silentGap).slice(1)}0`,
    );
  });
});

test('docs/readiness.md says the same in English', () => {
  const file = readFileSync(join(import.meta.dirname, '../../../docs/readiness.md'), 'utf8');
  const plain = (text: string) => text.replaceAll(/[`*\\]/g, '').replaceAll(/\s+/g, ' ');
  const docs = plain(file);
  const texts = [
    guideEn.inputs,
    ...Object.values(guideEn.label),
    ...Object.values(guideEn.formula).flatMap(({ name, is, why }) => [name, is, why]),
    ...Object.values(guideEn.limits),
    ...Object.values(guideEn.sources),
  ];
  expect(texts.filter((text) => !docs.includes(plain(text)))).toEqual([]);
});
