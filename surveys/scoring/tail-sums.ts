/**
 * P(X >= at) for a distribution on the whole numbers `from`..`to`, given only the ratio of
 * neighbouring probabilities p(x + 1) / p(x): no factorials, so no loss of digits for large counts.
 * @param start a likely value; the sums grow from there in both directions
 */
export function sumUpperTail(
  support: { readonly from: number; readonly to: number; readonly start: number },
  ratio: (x: number) => number,
  at: number,
): number {
  const { from, to } = support;
  if (at <= from) return 1;
  if (at > to) return 0;
  const start = Math.min(Math.max(Math.round(support.start), from), to);
  let upper = 0;
  let lower = 0;
  const add = (x: number, weight: number): void => {
    if (x >= at) upper += weight;
    else lower += weight;
  };
  add(start, 1);
  for (let x = start, weight = 1; x < to && weight > 1e-300; x += 1) {
    weight *= ratio(x);
    add(x + 1, weight);
  }
  for (let x = start, weight = 1; x > from && weight > 1e-300; x -= 1) {
    weight /= ratio(x - 1);
    add(x - 1, weight);
  }
  return upper / (upper + lower);
}
