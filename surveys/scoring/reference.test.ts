import { describe, expect, test } from 'vitest';
import { describeRecommendation } from '../disclosure/indices.ts';
import { isFavourable, optionScore, type ScaledItem } from '../scoring-key.ts';
import type { CrossMoments } from '../tabulation.ts';
import { correlate, relativeWeights } from './drivers.ts';
import { adjustPValues } from './false-discovery.ts';
import { incompleteBeta, logBeta, logGamma } from './gamma.ts';
import { covariancesOf } from './moments.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import reference from './reference.json' with { type: 'json' };
import { computeAlpha, computeOmega, computeReliability } from './reliability.ts';
import {
  exactCountInterval,
  shareMargin,
  shareStandardError,
  wilsonInterval,
} from './share-intervals.ts';
import { boundShare, describeSilent, shareProbability } from './shares.ts';
import {
  meanErrorVariance,
  priorVariance,
  probabilityAtLeast,
  shrinkMean,
  splitPersonVariance,
} from './shrinkage.ts';

const AGREEMENT: ScaledItem = {
  id: 'A',
  dimension: 'D',
  from: 1,
  to: 5,
  best: 'high',
  notApplicable: [],
  role: null,
  text: {},
};
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function momentsOf(rows: readonly (readonly number[])[]): CrossMoments {
  const size = rows[0]!.length;
  const sums = new Float64Array(size);
  const products = new Float64Array(size * size);
  for (const row of rows) {
    row.forEach((a, i) => {
      sums[i]! += a;
      row.forEach((b, j) => (products[i * size + j]! += a * b));
    });
  }
  return { size, n: rows.length, sums, products };
}

/** The digits given, and not one less. */
function expectDigits(value: number, expected: number, digits: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-12);
}

describe('Civil Service People Survey 2019, worked examples', () => {
  const { personIndex, teamIndex, profiles, favourable, fpcMargin95 } = reference.civilService2019;

  test('a person’s index is the mean of the five answers on 0-100', () => {
    const scores = [4, 3, 3, 2, 1].map((option) => optionScore(AGREEMENT, option));
    expect(scores).toEqual(personIndex.answers0to100);
    expect(mean(scores)).toBe(personIndex.index);
  });

  test('a team’s index is the mean of its people', () => {
    expectDigits(mean(teamIndex.people), teamIndex.index, 0);
  });

  test('a profile of percentages gives the published score', () => {
    for (const { pctStronglyAgreeToStronglyDisagree: percent, score } of profiles) {
      const points = percent.map((share, index) => share * optionScore(AGREEMENT, 4 - index));
      expect(points.reduce((sum, value) => sum + value, 0) / 100).toBe(score);
    }
  });

  test('favourable is the top two of five', () => {
    const counts = favourable.countsStronglyAgreeToStronglyDisagree;
    const good = counts.filter((_, index) => isFavourable(AGREEMENT, 4 - index));
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expectDigits((100 * sum(good)) / sum(counts), favourable.percent, 2);
  });

  test.each(fpcMargin95)('95 % margin of $p with $n of $N', ({ N, n, p, exact, published }) => {
    const margin = 100 * shareMargin(p, n, N, 1.96);
    expectDigits(margin, exact, 6);
    expect(Math.round(margin)).toBe(published);
  });
});

describe('finite populations, as in R’s samplingbook', () => {
  test.each(reference.samplingbook.fpcSe)('standard error of $m of $n in $N', ({ m, n, N, se }) => {
    // 45 of 100 in 300 is 1/sqrt(600) = .04082482905: the tenth digit given is rounded up.
    expectDigits(shareStandardError(m, n, N), se, m === 45 ? 9 : 7);
  });

  test.each(reference.samplingbook.exactCount95)('exact count of $m of $n in $N', (row) => {
    const { lower, upper } = exactCountInterval(row.m, row.n, row.N, 0.95);
    expect([lower, upper]).toEqual([row.lower, row.upper]);
  });
});

test.each(reference.wilson95)('Wilson interval of $x in $n', ({ x, n, lower, upper }) => {
  const interval = wilsonInterval(x, n, 0.95);
  expectDigits(interval.lower, lower, 7);
  expectDigits(interval.upper, upper, 7);
});

test('Benjamini and Hochberg’s fifteen p-values', () => {
  const { p, adjusted } = reference.benjaminiHochberg;
  adjustPValues(p).forEach((value, index) => expectDigits(value, adjusted[index]!, 7));
});

test('recommendation score: promoters minus detractors', () => {
  const { promoters, detractors, score } = reference.recommendation;
  const item: ScaledItem = { ...AGREEMENT, from: 0, to: 10, role: 'recommend' };
  const distribution = [
    0,
    0,
    0,
    0,
    0,
    0,
    detractors,
    100 - promoters - detractors,
    0,
    0,
    promoters,
  ];
  const figures = { n: 100, mean: 80, favourable: 55, distribution };
  expect(describeRecommendation(item, figures)?.score).toBe(score);
});

describe('attitude data of R', () => {
  const { data, alphaRaw } = reference.alphaAttitude;
  const moments = momentsOf(data);

  test('raw alpha', () => {
    expectDigits(computeAlpha(covariancesOf(moments), 7)!, alphaRaw, 10);
  });

  test('standardised alpha and omega of one factor, on correlations', () => {
    const covariances = covariancesOf(moments);
    const deviation = Array.from({ length: 7 }, (_, i) => Math.sqrt(covariances[i * 8]!));
    const correlations = covariances.map(
      (value, at) => value / (deviation[Math.floor(at / 7)]! * deviation[at % 7]!),
    );
    expectDigits(computeAlpha(correlations, 7)!, reference.alphaAttitude.alphaStandardised, 7);
    const omega = reference.alphaAttitude.omegaOneFactorCorrelationMetric;
    expectDigits(computeOmega(correlations, 7)!, omega, 6);
    // The seventh digit is the published optimiser's tolerance: the likelihood has its maximum here
    // (200,000 steps of expectation-maximisation, computed apart).
    expectDigits(computeOmega(correlations, 7)!, 0.8405444897, 10);
  });

  test('Johnson’s relative weights sum to R2', () => {
    const { johnson, r2 } = reference.relativeWeightsAttitude;
    const rows = data.map(([rating, ...rest]) => [...rest, rating!]);
    const weights = relativeWeights(correlate(momentsOf(rows))!)!;
    weights.forEach((weight, index) => expectDigits(weight, johnson[index]!, 7));
    expectDigits(
      weights.reduce((sum, weight) => sum + weight, 0),
      r2,
      7,
    );
  });
});

test('Efron and Morris 1975: shrinkage with a common error', () => {
  const { hitsOf45, mean: center, c, estimatesDistinct } = reference.efronMorris1975;
  const hits = hitsOf45.map((count) => count / 45);
  expectDigits(mean(hits), center, 10);
  // c = 1 - (k - 3) s2 / S, with the binomial variance of the overall mean.
  const spread = hits.reduce((sum, share) => sum + (share - center) ** 2, 0);
  expectDigits(1 - ((hits.length - 3) * center * (1 - center)) / 45 / spread, c, 10);
  const shrunk = [...new Set(hitsOf45)].map((hits) => {
    const { mean: value } = shrinkMean(hits / 45, { mu: center, muVariance: 0 }, c, 1 - c);
    return value;
  });
  shrunk.forEach((value, index) => expectDigits(value, estimatesDistinct[index]!, 6));
});

describe('finite-population shrinkage', () => {
  const { given, rows, census } = reference.finitePopulationShrinkage;
  const judge = (row: { N: number; n: number; ybar: number; bar: number }, omega: number) => {
    const team = { n: row.n, invited: row.N, mean: row.ybar };
    const persons = splitPersonVariance(given.S2w, omega);
    const prior = priorVariance(team, persons, given.tau2);
    const error = meanErrorVariance(team, persons);
    const posterior = shrinkMean(row.ybar, { mu: given.mu, muVariance: 0 }, prior, error);
    const standardError = Math.sqrt(posterior.variance);
    return { ...posterior, standardError };
  };

  test.each(rows)('$n of $N answered, mean $ybar, bar $bar', (row) => {
    const { gamma, mean: estimate, standardError } = judge(row, given.omega);
    expectDigits(gamma, row.gamma, 5);
    expectDigits(estimate, row.T, 5);
    expectDigits(standardError, row.se, 7);
    expectDigits(normalCdf((estimate - row.bar) / standardError), row.P, 7);
  });

  test('a census without measurement error is not shrunk at all', () => {
    const { gamma, mean: estimate, standardError } = judge(census, census.omega);
    expect([gamma, estimate, standardError]).toEqual([census.gamma, census.T, census.se]);
    const team = { mean: census.ybar, n: census.n, invited: census.N };
    const persons = splitPersonVariance(given.S2w, census.omega);
    const points = [{ weight: 1, tau2: given.tau2, mu: given.mu, muVariance: 0 }];
    expect(probabilityAtLeast(team, { persons, points }, census.bar)).toBe(census.P);
  });
});

test.each(reference.betaBinomialShare)('share $x of $n in $N, bar $bar', (row) => {
  const team = { count: row.x, n: row.n, invited: row.N };
  const silent = describeSilent(team, { a: row.a, b: row.b });
  expectDigits(shareProbability(team, silent, row.bar), row.P, 7);
  expect(boundShare(team)).toEqual({
    lower: row.x / row.N,
    upper: (row.x + row.N - row.n) / row.N,
  });
});

describe('the kernel, against values known in closed form', () => {
  test('normal distribution', () => {
    expectDigits(normalCdf(1.959963984540054), 0.975, 12);
    expect(Math.abs(normalCdf(-8) / 6.220960574271786e-16 - 1)).toBeLessThan(1e-10);
    for (const p of [1e-12, 0.025, 0.5, 0.9, 1 - 1e-9]) {
      expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-9);
    }
  });

  test('gamma, beta and the incomplete beta function', () => {
    expectDigits(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 12);
    expectDigits(logGamma(11), Math.log(3_628_800), 11);
    expectDigits(logBeta(2, 3), Math.log(1 / 12), 12);
    expectDigits(incompleteBeta(0.3, 1, 1), 0.3, 12);
    expectDigits(incompleteBeta(0.5, 4, 4), 0.5, 12);
  });
});

describe('where nothing can be computed the result is null, never NaN', () => {
  const none = { sumOfSquares: 0, degreesOfFreedom: 0 };

  test('one item, no variance, nobody', () => {
    const oneItem = momentsOf([[10], [20], [30]]);
    expect(computeReliability(oneItem, none, 2)).toMatchObject({ n: 3, alpha: null });
    const still = momentsOf([
      [50, 50],
      [50, 50],
      [50, 50],
    ]);
    expect(computeReliability(still, none, 2)).toEqual({
      n: 3,
      alpha: null,
      omega: null,
      withinVariance: null,
    });
    const nobody = { size: 2, n: 0, sums: new Float64Array(2), products: new Float64Array(4) };
    expect(computeReliability(nobody, none, 2)).toMatchObject({ alpha: null, omega: null });
  });
});
