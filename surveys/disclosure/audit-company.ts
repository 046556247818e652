/**
 * Promise (I1, the auditor's side): company figures about complete cases tell of at least `groupMin`
 * people, counted from the answers and not believed, and of a company that is itself released.
 * Adversary: viewers who know who answered everything (A1).
 * Assumption: a complete case has a score on every item of the dimension; a case of drivers on at least
 * half of each dimension's items and on the recommendation.
 * Limits: alpha, omega, variances and drivers are not recomputed; their reference values are tests of scoring.
 */
import type { CompanyFigures, Reliability } from '../release-document.ts';
import type { AuditCase } from './audit-truth.ts';
import { findPeople, readOption } from './audit-truth.ts';
import type { Violation } from './audit-violation.ts';

const FIELDS = ['n', 'alpha', 'omega', 'withinVariance'];

export function auditCompany(audit: AuditCase): Violation[] {
  const { key } = audit.truth;
  const { company, policy } = audit.document;
  const violations: Violation[] = [];
  const report = (kind: Violation['kind'], words: string) =>
    violations.push({ kind, groups: [], words: `company: ${words}` });
  const dimensions = new Map(key.dimensions.map((dimension) => [dimension.id, dimension.items]));
  for (const [id, figures] of Object.entries(company.reliability)) {
    const items = dimensions.get(id);
    if (items === undefined || !Object.keys(figures).every((field) => FIELDS.includes(field)))
      report('shape', `reliability of ${id} is not in the contract`);
    else if (tellsOfCases(figures)) {
      const cases = countCases(audit, (scored) => items.every(scored));
      if (figures.n !== cases)
        report('wrong', `reliability of ${id}: n ${figures.n}, really ${cases}`);
      if (cases < policy.groupMin)
        report('small-set', `reliability of ${id} tells of ${cases} complete cases`);
    }
  }
  if (tellsOfDrivers(company)) {
    const cases = countDriverCases(audit);
    if (cases < policy.groupMin) report('small-set', `drivers tell of ${cases} complete cases`);
  }
  if (tellsAnything(company) && !isCompanyReleased(audit))
    report('shape', 'figures of a company that is withheld');
  return violations;
}

function tellsOfCases({ n, alpha, omega, withinVariance }: Reliability): boolean {
  return [n, alpha, omega, withinVariance].some((value) => value !== null);
}

function tellsOfDrivers({ drivers, dimensionCorrelation }: CompanyFigures): boolean {
  return Object.keys(drivers).length > 0 || (dimensionCorrelation ?? null) !== null;
}

function tellsAnything(company: CompanyFigures): boolean {
  return tellsOfDrivers(company) || Object.values(company.reliability).some(tellsOfCases);
}

function isCompanyReleased({ document, truth }: AuditCase): boolean {
  return document.groups.some(
    ({ of }) =>
      'unit' in of &&
      of.where === undefined &&
      findPeople(truth, of).length === truth.unitOf.length,
  );
}

/** People for whom the question holds; `scored` tells whether they have a score on an item. */
function countCases(
  { truth, itemIndex }: AuditCase,
  isCase: (scored: (item: string) => boolean) => boolean,
): number {
  let cases = 0;
  for (let person = 0; person < truth.unitOf.length; person++)
    if (isCase((item) => readOption(truth, person, itemIndex.get(item)!) >= 0)) cases++;
  return cases;
}

function countDriverCases(audit: AuditCase): number {
  const { key } = audit.truth;
  const recommend = key.items.find(({ role }) => role === 'recommend');
  if (recommend === undefined) return 0;
  return countCases(
    audit,
    (scored) =>
      scored(recommend.id) &&
      key.dimensions.every(({ items }) => {
        const answered = items.filter(scored).length;
        return answered > 0 && 2 * answered >= items.length;
      }),
  );
}
