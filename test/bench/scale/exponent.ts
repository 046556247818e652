export interface Point {
  readonly size: number;
  readonly cost: number;
}

/** Cost grows like the size to this power: the slope of the logarithms by least squares. */
export function fitExponent(points: readonly Point[]): number {
  const x = points.map(({ size }) => Math.log(size));
  const y = points.map(({ cost }) => Math.log(cost));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [atX, atY] = [mean(x), mean(y)];
  const across = x.reduce((sum, value, index) => sum + (value - atX) * (y[index]! - atY), 0);
  const along = x.reduce((sum, value) => sum + (value - atX) ** 2, 0);
  return across / along;
}
