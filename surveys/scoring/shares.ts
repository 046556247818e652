import { logBeta } from './gamma.ts';
import { RHO_GRID } from './shrinkage.ts';
import { sumUpperTail } from './tail-sums.ts';

/**
 * Shares of a team (who would take part, who asks for training): beta-binomial.
 * The answers of those who answered are known; only the silent are uncertain, and what they would
 * say is learned from their team and, through (a, b), from the other teams.
 * Source: Gelman et al., Bayesian Data Analysis, 3rd ed., 2.4 and 5.3; Skellam 1948 (JRSS B 10).
 */
export interface ShareCount {
  /** Favourable answers; may be an expected count where only the mean is published. */
  readonly count: number;
  readonly n: number;
}

/** The spread of shares over teams: Beta(a, b). */
export interface SharePrior {
  readonly a: number;
  readonly b: number;
}

/** With fewer than two teams nothing is borrowed: every share is equally likely beforehand. */
const FLAT_PRIOR: SharePrior = { a: 1, b: 1 };

/**
 * Fit (a, b) to teams that do not overlap: for each intraclass correlation rho = 1 / (a + b + 1)
 * on the grid the weighted mean share, then the posterior mean of both over the grid.
 */
export function fitShares(teams: readonly ShareCount[]): SharePrior {
  if (teams.length < 2) return FLAT_PRIOR;
  const candidates = RHO_GRID.map(({ rho, logPrior }) => {
    const share = weightedShare(teams, rho);
    const a = share * (1 / rho - 1);
    const b = (1 - share) * (1 / rho - 1);
    const base = logBeta(a, b);
    let logWeight = logPrior;
    for (const { count, n } of teams) logWeight += logBeta(a + count, b + n - count) - base;
    return { rho, share, logWeight };
  });
  const best = Math.max(...candidates.map(({ logWeight }) => logWeight));
  let total = 0;
  let rho = 0;
  let share = 0;
  for (const candidate of candidates) {
    const weight = Math.exp(candidate.logWeight - best);
    total += weight;
    rho += weight * candidate.rho;
    share += weight * candidate.share;
  }
  const strength = total / rho - 1;
  return { a: (share / total) * strength, b: (1 - share / total) * strength };
}

/** Mean share with the weights of a beta-binomial; half an answer each way keeps it off 0 and 1. */
function weightedShare(teams: readonly ShareCount[], rho: number): number {
  let favourable = 0.5;
  let all = 1;
  for (const { count, n } of teams) {
    const weight = 1 / (1 + (n - 1) * rho);
    favourable += weight * count;
    all += weight * n;
  }
  return favourable / all;
}

/** What the silent are taken to be like: Beta(a + x, b + n - x). */
export function describeSilent(team: ShareCount, prior: SharePrior): SharePrior {
  return { a: prior.a + team.count, b: prior.b + team.n - team.count };
}

export function meanShare({ a, b }: SharePrior): number {
  return a / (a + b);
}

/**
 * The same if the silent are less favourable: their expected share is lower by `silentGap` standard
 * deviations of one answer, sqrt(p (1 - p)), as means are by standard deviations of a score, but
 * stays above nothing. Taking the gap off before the answers are split in two (a probit shift) would
 * be a smaller one: this is the cautious of the two readings.
 */
export function lowerSilentShare(silent: SharePrior, silentGap: number): SharePrior {
  const strength = silent.a + silent.b;
  const share = meanShare(silent);
  const lowered = Math.max(share - silentGap * Math.sqrt(share * (1 - share)), share / 100);
  return { a: strength * lowered, b: strength * (1 - lowered) };
}

/**
 * P(share of all `invited` >= bar): the exact finite sum over the unseen answers.
 * @param count favourable answers among `n`, a whole number
 * @param silent from `describeSilent`, lowered or not
 * @param bar 0-1
 */
export function shareProbability(
  team: ShareCount & { readonly invited: number },
  silent: SharePrior,
  bar: number,
): number {
  const unseen = Math.max(team.invited - team.n, 0);
  const needed = Math.ceil(bar * (team.n + unseen) - 1e-9) - team.count;
  const { a, b } = silent;
  const support = { from: 0, to: unseen, start: (unseen * a) / (a + b) };
  const ratio = (z: number): number => (((unseen - z) / (z + 1)) * (a + z)) / (b + unseen - z - 1);
  return sumUpperTail(support, ratio, needed);
}

/** Whatever the silent say, the share lies between these (0-1). */
export function boundShare(team: ShareCount & { readonly invited: number }): {
  readonly lower: number;
  readonly upper: number;
} {
  const invited = Math.max(team.invited, team.n);
  return {
    lower: team.count / invited,
    upper: (team.count + invited - team.n) / invited,
  };
}
