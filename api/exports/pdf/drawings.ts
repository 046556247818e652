import type { DimensionFigures } from '../../../surveys/release-document.ts';
import { INK, RULE } from './pen.ts';
import type { Drawing } from './table.ts';

/** Lower ends of the five shades of the heat map, in points, as in the report of `analyse`. */
const SHADES: readonly (readonly [from: number, shade: string])[] = [
  [75, '#9cc4b8'],
  [65, '#bcd8cf'],
  [55, '#d8e8e2'],
  [45, '#eef4f1'],
  [0, '#ffffff'],
];

/** Darker is higher, in colour and in grey; the figure stands in the cell. */
export function shadeOf(mean: number): string {
  return SHADES.find(([from]) => mean >= from)?.[1] ?? '#ffffff';
}

const ACCENT = '#1f5f4f';
const BAND = '#8db8aa';

/**
 * Mean and 90 % interval on an axis from 0 to 100: a band for the interval, a dot for the mean, an
 * upright stroke for the mean of the company.
 * @param alt the same in words
 */
export function drawInterval(
  { mean, margin }: Pick<DimensionFigures, 'mean' | 'margin'>,
  company: number | null,
  alt: string,
): Drawing {
  return {
    alt,
    height: 11,
    draw: (doc, { x, y, width, height }) => {
      const at = (points: number): number =>
        x + 2 + ((width - 4) * Math.max(0, Math.min(100, points))) / 100;
      const middle = y + height / 2;
      doc.lineWidth(0.5).moveTo(at(0), middle).lineTo(at(100), middle).stroke(RULE);
      for (const tick of [0, 50, 100]) {
        doc.moveTo(at(tick), middle - 2.5).lineTo(at(tick), middle + 2.5);
      }
      doc.stroke(RULE);
      if (margin !== null) {
        const low = at(mean - margin);
        doc.rect(low, middle - 2.6, at(mean + margin) - low, 5.2).fill(BAND);
      }
      if (company !== null) {
        doc
          .lineWidth(1.2)
          .moveTo(at(company), middle - 5.5)
          .lineTo(at(company), middle + 5.5);
        doc.stroke(INK);
      }
      doc.circle(at(mean), middle, 2.2).fill(ACCENT);
    },
  };
}

/** Shades of grey from the first option of a scale to the last, far enough apart on paper. */
function greyOf(option: number, options: number): string {
  const level = Math.round(245 - (150 * option) / Math.max(1, options - 1));
  const hex = level.toString(16).padStart(2, '0');
  return `#${hex}${hex}${hex}`;
}

/**
 * How answers are spread over the options: one bar in pieces, in scale order, and the people per option
 * under it.
 */
export function drawSpread(distribution: readonly number[], alt: string): Drawing {
  const all = distribution.reduce((sum, people) => sum + people, 0);
  return {
    alt,
    height: 17,
    draw: (doc, { x, y, width }, write) => {
      let left = x;
      for (const [option, people] of distribution.entries()) {
        const piece = (width * people) / Math.max(1, all);
        doc.lineWidth(0.4).rect(left, y, piece, 7.5);
        doc.fillAndStroke(greyOf(option, distribution.length), INK);
        left += piece;
      }
      write(distribution.join(' · '), x, y + 9.2, { size: 6 });
    },
  };
}

/** A share of 1 as a bar. */
export function drawShare(share: number, alt: string): Drawing {
  return {
    alt,
    height: 10,
    draw: (doc, { x, y, width, height }) => {
      doc
        .lineWidth(0.4)
        .rect(x, y + 1.5, width, height - 3)
        .stroke(RULE);
      doc.rect(x, y + 1.5, width * share, height - 3).fill(BAND);
    },
  };
}
