import { optionCount, optionScore, type ScaledItem, type ScoringKey } from './scoring-key.ts';
import {
  BLANK,
  isScored,
  NO_SCORE,
  type CompanyMoments,
  type CrossMoments,
  type PackedAnswers,
} from './tabulation.ts';

/** Persons' dimension scores are summed in hundredths of a point: whole numbers add up alike in any order. */
const HUNDREDTHS = 100;
/** Values of a byte. */
const BYTES = 256;
/** Ways to answer a dimension of which tables are kept: six items of five options are 117,649, two megabytes. */
const PATTERNS_MAX = 1 << 17;

export interface MomentCounter {
  /** @param packed answers of ballots of this cohort, one after the other; blank ones count for nothing */
  addAll(cohort: number, packed: PackedAnswers): void;
  finish(): CompanyMoments;
}

/** Sums of ballots for reliability, within-variance and drivers, in any order: identical to the bit. */
export function createMomentCounter(key: ScoringKey, cohortCount: number): MomentCounter {
  const { items, dimensions } = key;
  const position = new Map(items.map((item, index) => [item.id, index]));
  const places = dimensions.map((dimension) => dimension.items.map((id) => position.get(id)!));
  const counters = places.map((of) => createDimensionCounter(items, of));
  const recommend = items.findIndex((item) => item.role === 'recommend');
  const drivers = recommend === -1 ? null : createCross(dimensions.length + 1);
  const count = dimensions.map(() => new Float64Array(cohortCount));
  const sum = dimensions.map(() => new Float64Array(cohortCount));
  const squares = dimensions.map(() => new Float64Array(cohortCount));
  /** Per dimension the scores of the ballots at hand. */
  let scores = dimensions.map(() => new Int32Array(0));
  /** The same of complete ballots only, and their recommendation. */
  let complete = [...dimensions, 'recommend'].map(() => new Float64Array(0));

  function addToCohort(dimension: number, cohort: number, ballots: number): void {
    const own = scores[dimension]!;
    let people = 0;
    let total = 0;
    let totalOfSquares = 0;
    for (let ballot = 0; ballot < ballots; ballot += 1) {
      const score = own[ballot]!;
      if (score === NONE) continue;
      people += 1;
      total += score;
      totalOfSquares += score * score;
    }
    count[dimension]![cohort]! += people;
    sum[dimension]![cohort]! += total;
    squares[dimension]![cohort]! += totalOfSquares;
  }

  function addToDrivers(cross: Cross, packed: PackedAnswers, ballots: number): void {
    const options = complete.at(-1)!;
    let people = 0;
    for (let ballot = 0; ballot < ballots; ballot += 1) {
      const byte = packed[ballot * items.length + recommend]!;
      if (!isScored(byte)) continue;
      let dimension = 0;
      for (; dimension < scores.length; dimension += 1) {
        const score = scores[dimension]![ballot]!;
        if (score === NONE) break;
        complete[dimension]![people] = score;
      }
      if (dimension < scores.length) continue;
      options[people] = byte - 1;
      people += 1;
    }
    addColumns(cross, complete, people);
  }

  return {
    // A dimension at a time: a million ballots take two thirds of the time that they took one by one.
    addAll(cohort, packed) {
      const ballots = packed.length / items.length;
      if (ballots > complete[0]!.length) {
        scores = scores.map(() => new Int32Array(2 * ballots));
        complete = complete.map(() => new Float64Array(2 * ballots));
      }
      for (const [dimension, counter] of counters.entries()) {
        counter.score(packed, scores[dimension]!);
        addToCohort(dimension, cohort, ballots);
      }
      if (drivers !== null) addToDrivers(drivers, packed, ballots);
    },
    finish: () => ({
      dimensions: counters.map((counter, dimension) =>
        rescale(
          counter.finish(),
          places[dimension]!.map((item) => lineOf(items[item]!)),
        ),
      ),
      within: places.map((of, dimension) =>
        poolWithin(
          count[dimension]!,
          sum[dimension]!,
          squares[dimension]!,
          smallestStep(of.map((item) => items[item]!)),
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

/** In place of a score: the person has none in this dimension. */
const NONE = -1;

interface DimensionCounter {
  /** Count ballots. @param scores takes each person's score in hundredths of a point, or NONE */
  score(packed: PackedAnswers, scores: Int32Array): void;
  /** Of those who answered every item of the dimension, in options. */
  finish(): Cross;
}

/**
 * People who answer a dimension alike count alike, so that only how often each way of answering came is
 * counted, and the products are made once at the end. Where there are too many ways for a table, person by
 * person.
 * @param places of the dimension's items in a ballot
 */
function createDimensionCounter(
  items: readonly ScaledItem[],
  places: readonly number[],
): DimensionCounter {
  const members = places.map((place) => items[place]!);
  const scorePerson = createScorer(members);
  const own = new Uint8Array(members.length);
  const chosen = new Float64Array(members.length);

  const addAnswers = (cross: Cross, answers: Uint8Array, times: number): void => {
    for (let member = 0; member < answers.length; member += 1) {
      if (!isScored(answers[member]!)) return;
      chosen[member] = answers[member]! - 1;
    }
    addRow(cross, chosen, times);
  };

  const readOwn = (packed: PackedAnswers, at: number): void => {
    for (let member = 0; member < own.length; member += 1)
      own[member] = packed[at + places[member]!]!;
  };

  const bytes = members.map(listBytes);
  const patterns = bytes.reduce((product, { length }) => product * length, 1);
  if (patterns > PATTERNS_MAX) {
    const cross = createCross(members.length);
    return {
      score(packed, scores) {
        for (let at = 0, ballot = 0; at < packed.length; at += items.length, ballot += 1) {
          readOwn(packed, at);
          addAnswers(cross, own, 1);
          scores[ballot] = scorePerson(own);
        }
      },
      finish: () => cross,
    };
  }

  const table: Patterns = {
    width: items.length,
    places: Int32Array.from(places),
    steps: createSteps(bytes),
    seen: new Int32Array(patterns),
    scores: new Int32Array(patterns),
    score(packed, at) {
      readOwn(packed, at);
      return scorePerson(own);
    },
  };
  const { seen } = table;
  return {
    score: (packed, scores) => scorePatterns(table, packed, scores),
    finish() {
      const cross = createCross(members.length);
      for (const [pattern, times] of seen.entries())
        if (times > 0) addAnswers(cross, readPattern(bytes, pattern), times);
      return cross;
    },
  };
}

interface Patterns {
  /** Items of a ballot. */
  readonly width: number;
  /** Of the dimension's items in it. */
  readonly places: Int32Array;
  readonly steps: Int32Array;
  /** How often each way of answering came. */
  readonly seen: Int32Array;
  /** Of the ways that came. */
  readonly scores: Int32Array;
  readonly score: (packed: PackedAnswers, at: number) => number;
}

/** Ten million times for a large company. */
function scorePatterns(table: Patterns, packed: PackedAnswers, scores: Int32Array): void {
  const { width, places, steps, seen, scores: known } = table;
  for (let at = 0, ballot = 0; at < packed.length; at += width, ballot += 1) {
    let pattern = 0;
    for (let member = 0; member < places.length; member += 1)
      pattern += steps[member * BYTES + packed[at + places[member]!]!]!;
    if (seen[pattern] === 0) known[pattern] = table.score(packed, at);
    seen[pattern]! += 1;
    scores[ballot] = known[pattern]!;
  }
}

/** Every byte that an answer to an item can be packed into. */
function listBytes(item: ScaledItem): readonly number[] {
  return [BLANK, ...Array.from({ length: optionCount(item) }, (_, option) => option + 1), NO_SCORE];
}

/** What each byte of each item adds to the index of a way of answering: `[member * BYTES + byte]`. */
function createSteps(bytes: readonly (readonly number[])[]): Int32Array {
  const steps = new Int32Array(bytes.length * BYTES);
  let weight = 1;
  for (const [member, possible] of bytes.entries()) {
    for (const [index, byte] of possible.entries()) steps[member * BYTES + byte] = index * weight;
    weight *= possible.length;
  }
  return steps;
}

/** The answers of a way of answering, by the index that `createSteps` gives it. */
function readPattern(bytes: readonly (readonly number[])[], pattern: number): Uint8Array {
  let rest = pattern;
  return Uint8Array.from(bytes, (possible) => {
    const byte = possible[rest % possible.length]!;
    rest = Math.floor(rest / possible.length);
    return byte;
  });
}

/** A person's dimension score in hundredths: mean of the answered items, at least half of them; else NONE. */
function createScorer(members: readonly ScaledItem[]): (answers: Uint8Array) => number {
  const scores = members.map((item) =>
    Float64Array.from(
      { length: optionCount(item) },
      (_, option) => HUNDREDTHS * optionScore(item, option),
    ),
  );
  return (answers) => {
    let total = 0;
    let answered = 0;
    for (let member = 0; member < answers.length; member += 1) {
      if (!isScored(answers[member]!)) continue;
      total += scores[member]![answers[member]! - 1]!;
      answered += 1;
    }
    return answered === 0 || answered * 2 < members.length ? NONE : Math.round(total / answered);
  };
}

interface Cross {
  n: number;
  readonly sums: Float64Array;
  readonly products: Float64Array;
}

function createCross(size: number): Cross {
  return { n: 0, sums: new Float64Array(size), products: new Float64Array(size * size) };
}

/** Add the values that `times` people have in common; values of a longer row are not looked at. */
function addRow(cross: Cross, row: Float64Array, times: number): void {
  const { sums, products } = cross;
  const size = sums.length;
  cross.n += times;
  for (let i = 0; i < size; i += 1) {
    const value = times * row[i]!;
    sums[i]! += value;
    for (let j = i; j < size; j += 1) products[i * size + j]! += value * row[j]!;
  }
}

/** Add the rows of `people`, given by columns: sums of two columns at a time need no store in between. */
function addColumns(cross: Cross, columns: readonly Float64Array[], people: number): void {
  const { sums, products } = cross;
  cross.n += people;
  for (const [i, column] of columns.entries()) {
    for (let person = 0; person < people; person += 1) sums[i]! += column[person]!;
    for (let j = i; j < columns.length; j += 1) {
      const other = columns[j]!;
      let product = 0;
      for (let person = 0; person < people; person += 1)
        product += column[person]! * other[person]!;
      products[i * columns.length + j]! += product;
    }
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
