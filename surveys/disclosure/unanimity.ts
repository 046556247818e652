/**
 * Promise (I5): no published figure is the answer of everyone in a group, so nobody can say of a
 * particular person which option they chose.
 * Adversary: viewers who read "all 7 chose 5", directly or from differences of groups.
 * Assumption: called on every atom (the smallest sets that can be derived) *before* sums go up;
 * then no union of atoms is unanimous either, and parents can not undo it.
 * Limits: an insider who knows their own answer may conclude what all others chose; n people of whom
 * one differs and n people who all agree give the same figures, on purpose.
 */
import { optionCount, type ScaledItem } from '../scoring-key.ts';

/**
 * Where all people of an atom chose one option, move one of them to the neighbouring option: towards
 * the middle of the scale, and from the exact middle towards the less favourable side. In place.
 *
 * @param histogram people per option of some atoms, `from` to `to` each
 * @param start where that of this atom starts
 */
export function spreadUnanimous(item: ScaledItem, histogram: Int32Array, start = 0): void {
  const options = optionCount(item);
  let used = -1;
  for (let option = 0; option < options; option++) {
    if (histogram[start + option] === 0) continue;
    if (used >= 0) return;
    used = option;
  }
  if (used < 0) return;
  const middle = (options - 1) / 2;
  const isUpperOrDown = used === middle ? item.best === 'high' : used > middle;
  const neighbour = isUpperOrDown ? used - 1 : used + 1;
  histogram[start + used]!--;
  histogram[start + neighbour]!++;
}
