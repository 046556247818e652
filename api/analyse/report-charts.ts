import type { DimensionFigures } from '../../surveys/release-document.ts';
import type { Html } from './report-markup.ts';
import { html } from './report-markup.ts';

/*
 * Drawings beside numbers: whoever can not see them misses nothing, so they are hidden from screen
 * readers. All geometry is in attributes, because the page's policy refuses inline styles; form
 * carries the meaning, colour only helps.
 */

/**
 * Mean and 90 % interval on an axis from 0 to 100: a thick bar for the interval, an upright stroke
 * for the mean.
 */
export function drawInterval(figures: DimensionFigures): Html {
  const margin = figures.margin ?? 0;
  const low = cut(Math.max(0, figures.mean - margin));
  const width = cut(Math.min(100, figures.mean + margin) - low);
  return html`<svg class="v" viewBox="-2 0 104 12" aria-hidden="true">
    <path class="a" d="M0 6h100M0 3v6M50 4v4M100 3v6" />
    <path class="m" d="M${low} 6h${width}" />
    <path class="p" d="M${cut(figures.mean)} 2v8" />
  </svg>`;
}

/** One column for each option of the scale, in scale order; the highest fills the drawing. */
export function drawDistribution(distribution: readonly number[]): Html {
  const highest = Math.max(1, ...distribution);
  const step = 100 / distribution.length;
  const columns = distribution.map((people, index) => {
    const height = cut((20 * people) / highest);
    return `M${cut(index * step)} 20v-${height}h${cut(step * 0.8)}v${height}z`;
  });
  return html`<svg class="d" viewBox="0 0 100 21" preserveAspectRatio="none" aria-hidden="true">
    <path d="${columns.join('')}" />
    <path class="a" d="M0 20.5h100" />
  </svg>`;
}

/** Lower ends of the five shades of the heat map, in points. */
export const SHADES = [0, 45, 55, 65, 75] as const;

/** Class of the shade for a mean: `h1` (lowest) to `h5`. */
export function shadeOf(mean: number): string {
  return `h${SHADES.filter((low) => mean >= low).length}`;
}

function cut(value: number): number {
  return Math.round(value * 10) / 10;
}
