import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('theme.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const readColours = (part: string) =>
  new Map(
    [...part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]),
  );
const lightColours = readColours(light);
const themes = { light: lightColours, dark: new Map([...lightColours, ...readColours(dark)]) };

/** Relative luminance and contrast of WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

const surfaces = ['paper', 'sheet', 'well'];
const words = ['ink', 'ink-soft', 'accent', 'accent-strong', 'positive', 'caution', 'negative'];
/** Text 4.5:1 (1.4.3), boundaries of controls and marks of charts 3:1 (1.4.11). */
const pairs: readonly (readonly [string, string, number])[] = [
  ...words.flatMap((word) => surfaces.map((surface) => [word, surface, 4.5] as const)),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ...['accent', 'positive', 'caution', 'negative'].flatMap((word) => [
    [word, `${word}-soft`, 4.5] as const,
    ['ink', `${word}-soft`, 4.5] as const,
  ]),
  ['ink-soft', 'accent-soft', 4.5],
  ...surfaces.map((surface) => ['line-strong', surface, 3] as const),
  ...['data', 'data-2', 'data-3'].map((mark) => [mark, 'sheet', 3] as const),
];

describe.each(Object.entries(themes))('%s theme', (_, colours) => {
  test.each(pairs)('%s on %s is at least %f to 1', (front, back, least) => {
    expect(contrast(colours.get(front)!, colours.get(back)!)).toBeGreaterThanOrEqual(least);
  });
});
