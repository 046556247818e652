import { optionCount, optionScore, type ScaledItem, type ScoringKey } from './scoring-key.ts';
import {
  isScored,
  NO_SCORE,
  type CompanyMoments,
  type CrossMoments,
  type PackedAnswers,
  type TabulatedComment,
  type Tabulation,
} from './tabulation.ts';

/** Persons' dimension scores are summed in hundredths of a point: whole numbers add up alike in any order. */
const HUNDREDTHS = 100;

export interface Tabulator {
  /** Count one ballot of the cohort with this index. `commented`: it carries a comment elsewhere. */
  add(cohort: number, packed: PackedAnswers, commented?: boolean): void;
  finish(comments: readonly TabulatedComment[]): Tabulation;
}

/**
 * Reduce ballots to sums, one at a time, in any order: the result is identical to the bit.
 * A ballot with no scored answer and no comment is no respondent.
 */
export function createTabulator(key: ScoringKey, cohortCount: number): Tabulator {
  const { items } = key;
  const options = items.map(optionCount);
  const respondents = new Int32Array(cohortCount);
  const histograms = options.map((count) => new Int32Array(cohortCount * count));
  const moments = createMoments(key, cohortCount);
  return {
    add(cohort, packed, commented = false) {
      let scored = 0;
      for (let item = 0; item < items.length; item += 1) {
        const byte = packed[item]!;
        if (!isScored(byte)) continue;
        scored += 1;
        histograms[item]![cohort * options[item]! + byte - 1]! += 1;
      }
      if (scored === 0 && !commented) return;
      respondents[cohort]! += 1;
      moments.add(cohort, packed);
    },
    finish: (comments) => ({ respondents, histograms, moments: moments.finish(), comments }),
  };
}

function createMoments(key: ScoringKey, cohortCount: number) {
  const { items, dimensions } = key;
  const position = new Map(items.map((item, index) => [item.id, index]));
  const members = dimensions.map((dimension) => dimension.items.map((id) => position.get(id)!));
  const scores = items.map(scoresByByte);
  const recommend = items.findIndex((item) => item.role === 'recommend');
  const complete = members.map((of) => createCross(of.length));
  const drivers = recommend === -1 ? null : createCross(dimensions.length + 1);
  const count = members.map(() => new Float64Array(cohortCount));
  const sum = members.map(() => new Float64Array(cohortCount));
  const squares = members.map(() => new Float64Array(cohortCount));
  const row = new Float64Array(dimensions.length + 1);

  return {
    add(cohort: number, packed: PackedAnswers) {
      let dimensionsScored = 0;
      for (const [dimension, of] of members.entries()) {
        addComplete(complete[dimension]!, of, packed);
        const score = scorePerson(of, packed, scores);
        if (score === null) continue;
        dimensionsScored += 1;
        row[dimension] = score;
        count[dimension]![cohort]! += 1;
        sum[dimension]![cohort]! += score;
        squares[dimension]![cohort]! += score * score;
      }
      if (drivers === null || dimensionsScored < dimensions.length) return;
      const byte = packed[recommend]!;
      if (!isScored(byte)) return;
      row[dimensions.length] = byte - 1;
      addRow(drivers, row);
    },
    finish: (): CompanyMoments => ({
      dimensions: complete.map((cross, dimension) =>
        rescale(
          cross,
          members[dimension]!.map((item) => lineOf(items[item]!)),
        ),
      ),
      within: members.map((_, dimension) =>
        poolWithin(
          count[dimension]!,
          sum[dimension]!,
          squares[dimension]!,
          smallestStep(members[dimension]!.map((item) => items[item]!)),
        ),
      ),
      drivers:
        drivers === null
          ? null
          : rescale(drivers, [
              ...dimensions.map(() => ({ at0: 0, step: 1 / HUNDREDTHS })),
              lineOf(items[recommend]!),
            ]),
    }),
  };
}

/** Score in hundredths of a point by packed byte; NaN for no score. */
function scoresByByte(item: ScaledItem): Float64Array {
  const table = new Float64Array(NO_SCORE + 1).fill(Number.NaN);
  for (let option = 0; option < optionCount(item); option += 1) {
    table[option + 1] = HUNDREDTHS * optionScore(item, option);
  }
  return table;
}

/** A person's dimension score in hundredths: mean of the answered items, at least half of them; else null. */
function scorePerson(
  members: readonly number[],
  packed: PackedAnswers,
  scores: readonly Float64Array[],
): number | null {
  let total = 0;
  let answered = 0;
  for (const item of members) {
    const score = scores[item]![packed[item]!]!;
    if (Number.isNaN(score)) continue;
    total += score;
    answered += 1;
  }
  return answered === 0 || answered * 2 < members.length ? null : Math.round(total / answered);
}

interface Cross {
  n: number;
  readonly sums: Float64Array;
  readonly products: Float64Array;
}

function createCross(size: number): Cross {
  return { n: 0, sums: new Float64Array(size), products: new Float64Array(size * size) };
}

/** Add the options of a person who answered every item of the dimension. */
function addComplete(cross: Cross, members: readonly number[], packed: PackedAnswers): void {
  for (const item of members) if (!isScored(packed[item]!)) return;
  const size = members.length;
  cross.n += 1;
  for (let i = 0; i < size; i += 1) {
    const a = packed[members[i]!]! - 1;
    cross.sums[i]! += a;
    for (let j = i; j < size; j += 1)
      cross.products[i * size + j]! += a * (packed[members[j]!]! - 1);
  }
}

function addRow(cross: Cross, row: Float64Array): void {
  const size = cross.sums.length;
  cross.n += 1;
  for (let i = 0; i < size; i += 1) {
    cross.sums[i]! += row[i]!;
    for (let j = i; j < size; j += 1) cross.products[i * size + j]! += row[i]! * row[j]!;
  }
}

/** Score as a line in the option: `at0 + step * option`. */
function lineOf(item: ScaledItem): { at0: number; step: number } {
  const at0 = optionScore(item, 0);
  return { at0, step: optionScore(item, 1) - at0 };
}

/** The same moments in score points, both halves of the symmetric matrix filled. */
function rescale(cross: Cross, lines: readonly { at0: number; step: number }[]): CrossMoments {
  const { n } = cross;
  const size = lines.length;
  const sums = new Float64Array(size);
  const products = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    const a = lines[i]!;
    sums[i] = n * a.at0 + a.step * cross.sums[i]!;
    for (let j = i; j < size; j += 1) {
      const b = lines[j]!;
      const product =
        n * a.at0 * b.at0 +
        a.at0 * b.step * cross.sums[j]! +
        b.at0 * a.step * cross.sums[i]! +
        a.step * b.step * cross.products[i * size + j]!;
      products[i * size + j] = product;
      products[j * size + i] = product;
    }
  }
  return { size, n, sums, products };
}

/** What one neighbouring answer on one item moves a person's dimension score by, in hundredths. */
function smallestStep(members: readonly ScaledItem[]): number {
  const steps = members.map((item) => (HUNDREDTHS * 100) / (item.to - item.from));
  return Math.min(...steps) / members.length;
}

/**
 * Sum of squares within cohorts. A cohort in which everyone answered alike counts as if one person had
 * chosen the neighbouring answer (anonymity I5): otherwise who knows all other cohorts would read off
 * the pooled figure that this one was unanimous.
 */
function poolWithin(count: Float64Array, sum: Float64Array, squares: Float64Array, step: number) {
  let sumOfSquares = 0;
  let degreesOfFreedom = 0;
  for (let cohort = 0; cohort < count.length; cohort += 1) {
    const n = count[cohort]!;
    if (n < 2) continue;
    const own = squares[cohort]! - (sum[cohort]! * sum[cohort]!) / n;
    sumOfSquares += Math.max(own, (step * step * (n - 1)) / n);
    degreesOfFreedom += n - 1;
  }
  return { sumOfSquares: sumOfSquares / (HUNDREDTHS * HUNDREDTHS), degreesOfFreedom };
}
