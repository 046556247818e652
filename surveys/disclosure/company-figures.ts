/**
 * Promise (I1 for company figures): what is told of how persons' answers go together (reliability,
 * correlation of dimensions, drivers) is about at least `groupMin` complete cases, and is told only
 * where the company itself is released.
 * Adversary: viewers who know who answered everything, or hold the release before (A1).
 * Assumption: called before scoring reads the figures, so that nothing else is made from withheld ones.
 * Limits: complete cases are company-wide and in no tree with other figures; that these figures are of
 * second order (variances) is not needed for the rule, it only makes them worth less to an attacker.
 */
import type { Policy } from '../policy.ts';
import type { CompanyFigures, Reliability } from '../release-document.ts';

export type CompanyStatistics = Pick<CompanyFigures, 'reliability' | 'drivers'> & {
  readonly dimensionCorrelation: number | null;
};

const WITHHELD: Reliability = { n: null, alpha: null, omega: null, withinVariance: null };

/**
 * Withhold what is about too few complete cases.
 *
 * @param isReleased whether the whole company is a group of the release
 * @param driverCases people with a score on all dimensions and the recommendation; 0 where none is asked
 */
export function withholdFewCases(
  { reliability, dimensionCorrelation, drivers }: CompanyStatistics,
  { groupMin }: Pick<Policy, 'groupMin'>,
  isReleased: boolean,
  driverCases: number,
): CompanyStatistics {
  const isEnough = (cases: number | null) => isReleased && cases !== null && cases >= groupMin;
  return {
    reliability: Object.fromEntries(
      Object.entries(reliability).map(([id, figures]) => [
        id,
        isEnough(figures.n) ? figures : WITHHELD,
      ]),
    ),
    dimensionCorrelation: isEnough(driverCases) ? dimensionCorrelation : null,
    drivers: isEnough(driverCases) ? drivers : {},
  };
}
