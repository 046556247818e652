/** Symmetric matrices as row-major arrays of `size * size`. */

const SWEEPS_MAX = 60;

export interface EigenDecomposition {
  /** Largest first. */
  readonly values: Float64Array;
  /** `vectors[j]` is the unit eigenvector of `values[j]`. */
  readonly vectors: readonly Float64Array[];
}

/**
 * Eigenvalues and eigenvectors by cyclic Jacobi rotations (Golub and Van Loan, Matrix
 * Computations, 8.5): slow for large matrices, exact to rounding for the small ones here.
 */
export function decomposeSymmetric(matrix: Float64Array, size: number): EigenDecomposition {
  const a = Float64Array.from(matrix);
  const v = identity(size);
  for (let sweep = 0; sweep < SWEEPS_MAX && !isDiagonal(a, size); sweep += 1) {
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) rotate(a, v, size, p, q);
  }
  const order = Array.from({ length: size }, (_, index) => index);
  order.sort((i, j) => a[j * size + j]! - a[i * size + i]! || i - j);
  return {
    values: Float64Array.from(order, (j) => a[j * size + j]!),
    vectors: order.map((j) => Float64Array.from({ length: size }, (_, i) => v[i * size + j]!)),
  };
}

function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) matrix[i * size + i] = 1;
  return matrix;
}

function isDiagonal(a: Float64Array, size: number): boolean {
  let off = 0;
  let diagonal = 0;
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1) {
      const square = a[i * size + j]! ** 2;
      if (i === j) diagonal += square;
      else off += square;
    }
  return off <= diagonal * 1e-32;
}

/** Turn rows and columns p and q so that the element (p, q) becomes zero. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!;
  if (apq === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cos = 1 / Math.hypot(t, 1);
  const sin = t * cos;
  for (let i = 0; i < size; i += 1) turn(a, i * size + p, i * size + q, cos, sin);
  for (let i = 0; i < size; i += 1) turn(a, p * size + i, q * size + i, cos, sin);
  for (let i = 0; i < size; i += 1) turn(v, i * size + p, i * size + q, cos, sin);
}

function turn(a: Float64Array, at: number, other: number, cos: number, sin: number): void {
  const x = a[at]!;
  const y = a[other]!;
  a[at] = cos * x - sin * y;
  a[other] = sin * x + cos * y;
}

/**
 * The x with `matrix` x = `right`, by Cholesky decomposition; null when the matrix is not
 * positive definite (to 1e-12 of its diagonal), that is, when the variables are redundant.
 */
export function solvePositive(
  matrix: Float64Array,
  right: Float64Array,
  size: number,
): Float64Array | null {
  const lower = Float64Array.from(matrix);
  for (let j = 0; j < size; j += 1) {
    let pivot = matrix[j * size + j]!;
    for (let k = 0; k < j; k += 1) pivot -= lower[j * size + k]! ** 2;
    if (!(pivot > matrix[j * size + j]! * 1e-12)) return null;
    const root = Math.sqrt(pivot);
    lower[j * size + j] = root;
    for (let i = j + 1; i < size; i += 1) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k += 1) sum -= lower[i * size + k]! * lower[j * size + k]!;
      lower[i * size + j] = sum / root;
    }
  }
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) x[i]! -= lower[i * size + k]! * x[k]!;
    x[i]! /= lower[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1) x[i]! -= lower[k * size + i]! * x[k]!;
    x[i]! /= lower[i * size + i]!;
  }
  return x;
}
