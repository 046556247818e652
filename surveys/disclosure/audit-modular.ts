/**
 * Whole numbers modulo a prime, for the auditor's linear algebra.
 * Promise: what is independent here is independent in fractions as well.
 * Adversary: that of audit-space.ts.
 * Assumption: no minor that matters of a membership matrix is a multiple of the prime.
 * Limits: should one be, a combination may be taken for zero; published groups give small minors.
 */

/** Products of two residues stay below 2^53. */
export const PRIME = 67_108_859;

/** 1 / value, by Fermat's little theorem. */
export function inverse(value: number): number {
  let result = 1;
  let base = value;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
