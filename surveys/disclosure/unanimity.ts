/**
 * Promise (I5): no published figure is the answer of everyone in a group, so nobody can say of a
 * particular person which option they chose.
 * Adversary: viewers who read "all 7 chose 5", directly or from differences of groups.
 * Assumption: called on every atom (the smallest sets that can be derived) *before* sums go up;
 * then no union of atoms is unanimous either, and parents can not undo it.
 * Limits: an insider who knows their own answer may conclude what all others chose; n people of whom
 * one differs and n people who all agree give the same figures, on purpose.
 */
import type { ScaledItem } from '../scoring-key.ts';

/**
 * Where all people of an atom chose one option, move one of them to the neighbouring option: towards
 * the middle of the scale, and from the exact middle towards the less favourable side. In place.
 *
 * @param histogram people per option of one atom, `from` to `to`
 */
export function spreadUnanimous(item: ScaledItem, histogram: Int32Array): void {
  let used = -1;
  for (let option = 0; option < histogram.length; option++) {
    if (histogram[option] === 0) continue;
    if (used >= 0) return;
    used = option;
  }
  if (used < 0) return;
  const middle = (histogram.length - 1) / 2;
  const isUpperOrDown = used === middle ? item.best === 'high' : used > middle;
  const neighbour = isUpperOrDown ? used - 1 : used + 1;
  histogram[used]!--;
  histogram[neighbour]!++;
}
