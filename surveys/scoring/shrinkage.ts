import { normalCdf, normalQuantile } from './normal.ts';

/**
 * The estimated true mean of a team: finite population first, shrinkage second.
 * A team is not a sample from an endless crowd (9 of 12 answered), but each answer still carries
 * measurement error. The estimate is a Fay-Herriot composite with a prior variance of its own per
 * team, averaged over the unknown variance between teams.
 * Sources: Fay and Herriot 1979 (Journal of the American Statistical Association 74); Rao and
 * Molina 2015, Small Area Estimation, chapters 6 and 10; Cochran 1977, Sampling Techniques, 2.
 */

/** A team's published mean (0-100) of `n` people with a score out of `invited`. */
export interface TeamMean {
  readonly mean: number;
  readonly n: number;
  readonly invited: number;
}

/** Variance between persons within teams, in points squared. */
export interface PersonVariance {
  /** Of true scores: omega S2w. */
  readonly trueScore: number;
  /** Of measurement error: (1 - omega) S2w. */
  readonly error: number;
}

/** What is borrowed from the other teams: one entry per value of tau2 on the grid. */
export interface ShrinkageFit {
  readonly persons: PersonVariance;
  readonly points: readonly ShrinkagePoint[];
}

export interface ShrinkagePoint {
  /** Posterior weight; the weights sum to 1. */
  readonly weight: number;
  /** Variance between teams. */
  readonly tau2: number;
  readonly mu: number;
  /** Variance of mu: 1 / sum 1/(A + D). */
  readonly muVariance: number;
}

export interface Estimate {
  readonly mean: number;
  readonly standardError: number;
}

const GRID_POINTS = 60;
const RHO_FROM = 0.002;
const RHO_TO = 0.5;
/** Grid points with less of the posterior than this change no published digit. */
const WEIGHT_FLOOR = 1e-9;
export const MARGIN_QUANTILE = normalQuantile(0.95);

/** Values of the intraclass correlation rho = tau2 / (tau2 + S2w) with log Beta(rho; 2, 16). */
export const RHO_GRID: readonly { readonly rho: number; readonly logPrior: number }[] = Array.from(
  { length: GRID_POINTS },
  (_, index) => {
    const rho = RHO_FROM + ((RHO_TO - RHO_FROM) * index) / (GRID_POINTS - 1);
    return { rho, logPrior: Math.log(rho) + 15 * Math.log1p(-rho) };
  },
);

export function splitPersonVariance(withinVariance: number, omega: number): PersonVariance {
  return { trueScore: omega * withinVariance, error: (1 - omega) * withinVariance };
}

/** D: error variance of a team mean, from the people who did not answer and from measurement. */
export function meanErrorVariance(team: TeamMean, persons: PersonVariance): number {
  const silent = Math.max(1 - team.n / team.invited, 0);
  return (persons.trueScore * silent + persons.error) / team.n;
}

/** A: prior variance of the true mean of all the team's members. */
export function priorVariance(team: TeamMean, persons: PersonVariance, tau2: number): number {
  return tau2 + persons.trueScore / team.invited;
}

/**
 * Posterior of one team's true mean for known mu (with its own variance) and known variances.
 * @param prior A, not negative
 * @param error D, not negative; A and D not both 0
 */
export function shrinkMean(
  mean: number,
  center: { readonly mu: number; readonly muVariance: number },
  prior: number,
  error: number,
): { readonly gamma: number; readonly mean: number; readonly variance: number } {
  const gamma = prior / (prior + error);
  return {
    gamma,
    mean: center.mu + gamma * (mean - center.mu),
    variance: gamma * error + (1 - gamma) ** 2 * center.muVariance,
  };
}

/**
 * Learn mu and the posterior of tau2 from teams that do not overlap.
 * With a single team nothing can be borrowed: mu is its own mean and its estimate stays as it is.
 * @returns null without teams or without variance between persons
 */
export function fitShrinkage(
  teams: readonly TeamMean[],
  persons: PersonVariance,
): ShrinkageFit | null {
  const within = persons.trueScore + persons.error;
  if (teams.length === 0 || !(within > 0)) return null;
  const errors = teams.map((team) => meanErrorVariance(team, persons));
  const sampled = teams.map((team, i) => errors[i]! + persons.trueScore / team.invited);
  const candidates = RHO_GRID.map(({ rho, logPrior }) => {
    const tau2 = (rho / (1 - rho)) * within;
    return { tau2, ...weighTau2(teams, sampled, tau2, logPrior) };
  });
  const best = Math.max(...candidates.map(({ logWeight }) => logWeight));
  const likely = candidates
    .map((point) => ({ ...point, weight: Math.exp(point.logWeight - best) }))
    .filter(({ weight }) => weight > WEIGHT_FLOOR);
  const total = likely.reduce((sum, { weight }) => sum + weight, 0);
  return {
    persons,
    points: likely.map(({ tau2, mu, muVariance, weight }) => ({
      weight: weight / total,
      tau2,
      mu,
      muVariance,
    })),
  };
}

/** mu and the log posterior weight of one tau2, with V = A + D per team. */
function weighTau2(
  teams: readonly TeamMean[],
  sampled: readonly number[],
  tau2: number,
  logPrior: number,
): { mu: number; muVariance: number; logWeight: number } {
  let precision = 0;
  let weighted = 0;
  let logs = 0;
  for (let i = 0; i < teams.length; i += 1) {
    const variance = tau2 + sampled[i]!;
    precision += 1 / variance;
    weighted += teams[i]!.mean / variance;
    logs += Math.log(variance);
  }
  const mu = weighted / precision;
  let squares = 0;
  for (let i = 0; i < teams.length; i += 1)
    squares += (teams[i]!.mean - mu) ** 2 / (tau2 + sampled[i]!);
  const logWeight = logPrior - 0.5 * logs - 0.5 * squares - 0.5 * Math.log(precision);
  return { mu, muVariance: 1 / precision, logWeight };
}

/** Estimated true mean of all members and its standard error, averaged over tau2. */
export function estimateTeam(team: TeamMean, fit: ShrinkageFit): Estimate {
  let mean = 0;
  let square = 0;
  const error = meanErrorVariance(team, fit.persons);
  for (const point of fit.points) {
    const prior = priorVariance(team, fit.persons, point.tau2);
    const posterior = shrinkMean(team.mean, point, prior, error);
    mean += point.weight * posterior.mean;
    square += point.weight * (posterior.variance + posterior.mean ** 2);
  }
  return { mean, standardError: Math.sqrt(Math.max(square - mean * mean, 0)) };
}

/** P(true mean of all members >= bar), averaged over tau2. */
export function probabilityAtLeast(team: TeamMean, fit: ShrinkageFit, bar: number): number {
  let probability = 0;
  const error = meanErrorVariance(team, fit.persons);
  for (const point of fit.points) {
    const prior = priorVariance(team, fit.persons, point.tau2);
    const posterior = shrinkMean(team.mean, point, prior, error);
    probability += point.weight * exceed(posterior, bar);
  }
  return probability;
}

function exceed(posterior: { readonly mean: number; readonly variance: number }, bar: number) {
  // A census without measurement error is known exactly.
  if (posterior.variance <= 0) return posterior.mean >= bar ? 1 : 0;
  return normalCdf((posterior.mean - bar) / Math.sqrt(posterior.variance));
}

/**
 * The team's mean if its silent members score `silentGap` within-team standard deviations lower
 * than those who answered.
 */
export function lowerForSilent(
  team: TeamMean,
  persons: PersonVariance,
  silentGap: number,
): TeamMean {
  const silent = Math.max(1 - team.n / team.invited, 0);
  const deviation = Math.sqrt(persons.trueScore + persons.error);
  return { ...team, mean: team.mean - silent * silentGap * deviation };
}
