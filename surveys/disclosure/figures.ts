/**
 * Promise (I1, I5): the one place where people per option become published item figures.
 * Adversary: viewers (A1).
 * Assumption: the histogram is that of a set of atoms that may be published, with unanimity already
 * taken out of every atom (items.ts, breakdowns.ts).
 * Limits: none of its own; it chooses nothing.
 */
import type { ItemFigures } from '../release-document.ts';
import type { ScaledItem } from '../scoring-key.ts';
import { capShares, favourablePercent } from './caps.ts';

/**
 * Figures of one item for one group.
 *
 * @param histogram people per option, `from` to `to`; at least one person
 * @param isDetailed whether distribution and favourable share may be published
 */
export function describeItem(
  item: ScaledItem,
  histogram: ArrayLike<number>,
  isDetailed: boolean,
): ItemFigures {
  const range = item.to - item.from;
  let n = 0;
  let points = 0;
  for (let option = 0; option <= range; option++) {
    n += histogram[option]!;
    points += histogram[option]! * (item.best === 'high' ? option : range - option);
  }
  // One division, so that halves are exact and round up on every machine.
  const mean = Math.round((100 * points) / (range * n));
  if (!isDetailed) return { n, mean, favourable: null, distribution: null };
  const distribution = capShares(item, histogram);
  return { n, mean, favourable: favourablePercent(item, distribution), distribution };
}
