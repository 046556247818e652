import { isScored } from '../../surveys/tabulation.ts';
import type { TabulatedComment } from '../../surveys/tabulation.ts';
import type { BreakdownPlan } from '../../surveys/disclosure/breakdowns.ts';
import { createGroupFinder, planBreakdowns } from '../../surveys/disclosure/breakdowns.ts';
import type { MemberType } from '../../surveys/disclosure/breakdowns-views.ts';
import type { GroundTruth } from '../../surveys/disclosure/audit-truth.ts';
import type { CohortPlan } from '../../surveys/organisation/cohort-plan.ts';
import { planCohorts } from '../../surveys/organisation/cohorts.ts';
import type {
  RefusedBreakdown,
  ReleaseDocument,
  ReleaseGroup,
} from '../../surveys/release-document.ts';
import type { ClosedRound } from '../../surveys/release.ts';
import { buildRelease } from '../../surveys/release.ts';
import { createTabulator } from '../../surveys/tabulate.ts';
import type { Company } from './companies.ts';
import { ATTRIBUTES } from './companies.ts';

export interface ClosedCompany {
  readonly release: ReleaseDocument;
  /** What of the release comes from breakdowns. */
  readonly breakdowns: {
    readonly groups: readonly ReleaseGroup[];
    readonly refusals: readonly RefusedBreakdown[];
  };
}

/** Release a company's round; null where too few people are invited to launch one. */
export function closeCompany(
  company: Company,
  further: Pick<ClosedRound, 'preferred' | 'changes'> = {},
): ClosedCompany | null {
  const round = countRound(company);
  if (round === null) return null;
  const release = buildRelease({ ...round, ...further });
  const groups = release.groups.filter(({ id }) => id.startsWith('breakdown:'));
  return { release, breakdowns: { groups, refusals: release.company.refusedBreakdowns ?? [] } };
}

/** Plan a company's round and reduce it to sums, breakdowns included. */
export function countRound(
  company: Company,
): (ClosedRound & Pick<Required<ClosedRound>, 'breakdowns'>) | null {
  const { key, policy, tree, people, specs } = company;
  const heads = new Int32Array(tree.units.length);
  for (const { unit } of people) heads[tree.indexOf.get(unit)!]!++;
  const plan = planCohorts(tree, heads, policy);
  if ('refused' in plan) return null;
  const declared = planBreakdowns({ specs, attributes: ATTRIBUTES, tree, people, policy });
  const { tabulation, sums, types } = countCompany(company, plan, declared);
  return {
    round: { id: 'r1', title: 'Round', instrument: 'test@1', closedOn: '2026-11-22' },
    policy,
    key,
    labelled: true,
    setup: null,
    tree,
    plan,
    tabulation,
    breakdowns: { plan: declared, types, sums },
  };
}

function countCompany({ key, tree, people }: Company, plan: CohortPlan, declared: BreakdownPlan) {
  const cohortOf = new Map(
    plan.cohorts.flatMap(({ units }, cohort) => units.map((unit) => [unit, cohort] as const)),
  );
  const commentCohortOf = new Map(plan.planned.map((unit) => [unit.cohort, unit.commentCohort]));
  const findGroups = createGroupFinder(declared, tree);
  const ballots = createTabulator(key, plan.cohorts.length);
  const counters = createTabulator(key, declared.groups.length);
  const types = new Map<string, { -readonly [Field in keyof MemberType]: MemberType[Field] }>();
  const comments: TabulatedComment[] = [];
  for (const person of people) {
    const cohort = cohortOf.get(person.unit)!;
    const groups = findGroups(person);
    const type = types.get(`${cohort} ${groups.join()}`) ?? {
      cohort,
      groups,
      invited: 0,
      claimed: 0,
    };
    types.set(`${cohort} ${groups.join()}`, type);
    type.invited++;
    if (person.isClaimed) type.claimed++;
    if (person.packed === null) continue;
    // Where nobody may comment (a very small company) the box is not shown.
    const commentCohort = commentCohortOf.get(cohort) ?? -1;
    const comment = commentCohort < 0 ? null : person.comment;
    ballots.add(cohort, person.packed, comment !== null);
    for (const group of groups)
      if (group >= 0) counters.add(group, person.packed, comment !== null);
    if (comment !== null) comments.push({ commentCohort, item: 'why', text: comment });
  }
  return {
    tabulation: ballots.finish(comments),
    sums: counters.finish([]),
    types: [...types.values()],
  };
}

/** What the auditor is told: everybody's answers. */
export function tellTruth(company: Company): GroundTruth {
  const { key, tree, people, policy } = company;
  const isOpen = people.length >= policy.commentMin;
  const answers = new Uint8Array(people.length * key.items.length);
  for (const [person, { packed }] of people.entries())
    if (packed !== null) answers.set(packed, person * key.items.length);
  return {
    key,
    units: tree.units.map(({ id, parent }) => ({ id, parent })),
    unitOf: Int32Array.from(people, ({ unit }) => tree.indexOf.get(unit)!),
    attributes: Object.fromEntries(
      ATTRIBUTES.map((name) => [name, people.map(({ attributes }) => attributes[name] ?? '')]),
    ),
    answers,
    comments: people.flatMap(({ packed, comment }, person) =>
      packed === null || comment === null || !isOpen
        ? []
        : [{ person, item: 'why', text: comment }],
    ),
  };
}

/** The same people, who have swapped their scores item by item: who scored what stays as it is. */
export function permuteAnswers(company: Company, random: () => number): Company {
  const packed = company.people.map((person) => person.packed?.slice() ?? null);
  for (const item of company.key.items.keys()) {
    const scored = packed.filter((answers) => answers !== null && isScored(answers[item]!));
    for (let last = scored.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      const [a, b] = [scored[last]!, scored[other]!];
      [a[item], b[item]] = [b[item]!, a[item]!];
    }
  }
  return {
    ...company,
    people: company.people.map((person, index) => ({ ...person, packed: packed[index]! })),
  };
}
