/**
 * Sparse vectors with whole-number coefficients modulo a prime, for the certificate of breakdowns.
 * Promise: `reduce` leaves nothing of a vector exactly when it is a combination of those added before.
 * Adversary: that of certificate.ts, whose question is answered here.
 * Assumption: no minor that matters of a 0/1 membership matrix is a multiple of the prime.
 * Limits: columns here have at most one coefficient per breakdown and one for the unit; their minors are small numbers.
 */

/** Coordinate → coefficient, 1 … prime - 1; coordinates that are zero are absent. */
export type SparseVector = Map<number, number>;

/** Products of two coefficients stay below 2^53. */
const PRIME = 67_108_859;

export function toVector(entries: Iterable<readonly [number, number]>): SparseVector {
  const vector: SparseVector = new Map();
  for (const [coordinate, value] of entries) {
    const sum = ((((vector.get(coordinate) ?? 0) + value) % PRIME) + PRIME) % PRIME;
    if (sum === 0) vector.delete(coordinate);
    else vector.set(coordinate, sum);
  }
  return vector;
}

/** An independent set of vectors that grows. */
export interface Span {
  readonly pivots: Map<number, SparseVector>;
}

export function createSpan(): Span {
  return { pivots: new Map() };
}

/**
 * Take out of a vector, in place, everything in the span. What remains has no pivot coordinate.
 * Each pivot row is 1 at its pivot and holds no other pivot that was there when it was added.
 */
export function reduce(span: Span, vector: SparseVector): SparseVector {
  const open = [...vector.keys()];
  for (let coordinate = open.pop(); coordinate !== undefined; coordinate = open.pop()) {
    const value = vector.get(coordinate);
    const row = span.pivots.get(coordinate);
    if (value === undefined || row === undefined) continue;
    for (const [other, coefficient] of row) {
      const sum = ((vector.get(other) ?? 0) + (PRIME - value) * coefficient) % PRIME;
      if (sum === 0) vector.delete(other);
      else {
        vector.set(other, sum);
        open.push(other);
      }
    }
  }
  return vector;
}

/** Add a vector that `reduce` has left over. @returns false when it is already in the span */
export function extend(span: Span, vector: SparseVector): boolean {
  const left = scaleToOne(reduce(span, vector));
  const [pivot] = left.keys();
  if (pivot === undefined) return false;
  span.pivots.set(pivot, left);
  return true;
}

/** The same direction with a first coefficient of 1, coordinates ascending. */
export function scaleToOne(vector: SparseVector): SparseVector {
  const entries = [...vector].sort(([a], [b]) => a - b);
  const factor = invert(entries[0]?.[1] ?? 1);
  return new Map(entries.map(([coordinate, value]) => [coordinate, (value * factor) % PRIME]));
}

/** Whether the vector says "one coordinate against another" or "one coordinate", up to a factor. */
export function isDifference(vector: SparseVector): boolean {
  const values = [...vector.values()];
  return values.length === 1 || (values.length === 2 && (values[0]! + values[1]!) % PRIME === 0);
}

function invert(value: number): number {
  let result = 1;
  let base = value;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
