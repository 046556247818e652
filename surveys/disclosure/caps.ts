/**
 * Promise (I5): published shares never come close to "all" or "none": they are capped by size, at
 * 20/80 % below 20 people, 10/90 below 40, 5/95 below 100, 2/98 below 300, 1/99 from 300.
 * Adversary: viewers who conclude from "97 % unfavourable" what a particular colleague chose.
 * Assumption: means and n are published beside it, so a cap blurs extreme shares, it does not hide that a group is extreme.
 * Limits: display only. Sums that go up to parents are not capped, so a parent's distribution minus
 * its children's may differ from the rest; the floor of every derivable set is kept by unanimity.ts.
 */
import type { ScaledItem } from '../scoring-key.ts';
import { isFavourable } from '../scoring-key.ts';

/** Largest share that may be shown for `n` people, per cent. */
function capPercent(n: number): number {
  if (n < 20) return 80;
  if (n < 40) return 90;
  if (n < 100) return 95;
  if (n < 300) return 98;
  return 99;
}

/**
 * The distribution as published. Where the favourable or the other side holds more people than the
 * cap allows, the excess moves across the boundary to the nearest option of the other side, those
 * nearest to the boundary first. Every option lies on one of the sides, so no option exceeds the cap.
 *
 * @param histogram people per option, `from` to `to`
 * @returns a new array with the same sum
 */
export function capShares(item: ScaledItem, histogram: ArrayLike<number>): number[] {
  const shares: number[] = [];
  for (let option = 0; option < histogram.length; option++) shares.push(histogram[option]!);
  const { n, favourable } = countFavourable(item, shares);
  const most = Math.floor((n * capPercent(n)) / 100);
  if (favourable <= most && n - favourable <= most) return shares;
  // In order of favour: rank 0 is the least favourable option.
  if (item.best === 'low') shares.reverse();
  const optionAt = (rank: number) => (item.best === 'high' ? rank : shares.length - 1 - rank);
  const boundary = shares.findIndex((_, rank) => isFavourable(item, optionAt(rank)));
  moveAcross(shares, boundary, 1, favourable - most);
  moveAcross(shares, boundary - 1, -1, n - favourable - most);
  return item.best === 'low' ? shares.reverse() : shares;
}

/** Take `excess` people from option `start` outwards (in steps of `step`) to the option on the other side. */
function moveAcross(ordered: number[], start: number, step: 1 | -1, excess: number): void {
  let left = excess;
  for (let rank = start; left > 0 && rank >= 0 && rank < ordered.length; rank += step) {
    const moved = Math.min(left, ordered[rank]!);
    ordered[rank]! -= moved;
    ordered[start - step]! += moved;
    left -= moved;
  }
}

/** Favourable people per cent of a distribution, whole number. */
export function favourablePercent(item: ScaledItem, distribution: readonly number[]): number {
  const { n, favourable } = countFavourable(item, distribution);
  return Math.round((100 * favourable) / n);
}

function countFavourable(
  item: ScaledItem,
  distribution: readonly number[],
): { n: number; favourable: number } {
  let n = 0;
  let favourable = 0;
  for (let option = 0; option < distribution.length; option++) {
    const people = distribution[option]!;
    n += people;
    if (isFavourable(item, option)) favourable += people;
  }
  return { n, favourable };
}
