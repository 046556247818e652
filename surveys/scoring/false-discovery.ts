/**
 * Adjusted p-values that control the false discovery rate: calling everything at or below q keeps
 * the expected share of wrong calls at or below q. Same order as the input.
 * Source: Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57.
 */
export function adjustPValues(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((i, j) => pValues[j]! - pValues[i]!);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  order.forEach((index, position) => {
    const rank = pValues.length - position;
    smallest = Math.min(smallest, (pValues[index]! * pValues.length) / rank);
    adjusted[index] = smallest;
  });
  return adjusted;
}
