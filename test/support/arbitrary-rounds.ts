import fc from 'fast-check';
import type { UnitId } from '../../surveys/ids.ts';
import type { CohortPlan } from '../../surveys/organisation/cohort-plan.ts';
import { planCohorts } from '../../surveys/organisation/cohorts.ts';
import type { UnitTree } from '../../surveys/organisation/units.ts';
import { buildUnitTree } from '../../surveys/organisation/units.ts';
import type { Policy } from '../../surveys/policy.ts';
import { DEFAULT_POLICY } from '../../surveys/policy.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';
import { optionCount } from '../../surveys/scoring-key.ts';
import type { CompanyMoments, Tabulation } from '../../surveys/tabulation.ts';

/** Made-up companies and rounds for the tests of this folder; the test knows every person's answers. */
export interface Person {
  readonly unit: UnitId;
  /** Option chosen per item of the key, null where skipped; the whole null: did not answer. */
  readonly answers: readonly (number | null)[] | null;
  readonly comment: string | null;
}

export interface KnownRound {
  readonly key: ScoringKey;
  readonly policy: Policy;
  readonly tree: UnitTree;
  readonly plan: CohortPlan;
  readonly people: readonly Person[];
}

const scaled = { notApplicable: [], role: null, text: { en: 'Text' } } as const;

/** Two items of one dimension, one of them reversed, and a recommendation item. */
export const TEST_KEY: ScoringKey = {
  items: [
    { ...scaled, id: 'a', dimension: 'work', from: 1, to: 5, best: 'high' },
    { ...scaled, id: 'b', dimension: 'work', from: 0, to: 1, best: 'low' },
    { ...scaled, id: 'c', dimension: null, from: 0, to: 10, best: 'high', role: 'recommend' },
  ],
  comments: [{ id: 'why', text: { en: 'Why?' } }],
  dimensions: [{ id: 'work', title: { en: 'Work' }, items: ['a', 'b'] }],
};

const NO_MOMENTS: CompanyMoments = { dimensions: [], within: [], drivers: null };

/** `[id, parent]` per unit; the first is the root. */
export function buildTree(...units: readonly [id: string, parent: string | null][]): UnitTree {
  return buildUnitTree(
    units.map(([id, parent]) => ({
      id: id as UnitId,
      parent: parent as UnitId | null,
      name: `Unit ${id}`,
    })),
  );
}

export function buildRound(
  tree: UnitTree,
  people: readonly Person[],
  policy = DEFAULT_POLICY,
): KnownRound | null {
  const heads = new Int32Array(tree.units.length);
  for (const { unit } of people) heads[tree.indexOf.get(unit)!]!++;
  const plan = planCohorts(tree, heads, policy);
  return 'refused' in plan ? null : { key: TEST_KEY, policy, tree, plan, people };
}

/** `count` people of a unit who all answer alike; `answers` in the order of the key. */
export function team(
  unit: string,
  count: number,
  answers: Person['answers'] = [2, 0, 7],
): Person[] {
  return Array.from({ length: count }, () => ({ unit: unit as UnitId, answers, comment: null }));
}

/** Count a round, in whatever order its people stand. */
export function tabulate({ key, plan, people }: KnownRound): Tabulation {
  const cohortOf = new Map(
    plan.cohorts.flatMap(({ units }, cohort) => units.map((unit) => [unit, cohort])),
  );
  const commentCohortOf = new Map(plan.planned.map((unit) => [unit.cohort, unit.commentCohort]));
  const respondents = new Int32Array(plan.cohorts.length);
  const histograms = key.items.map(
    (item) => new Int32Array(plan.cohorts.length * optionCount(item)),
  );
  const comments: Tabulation['comments'][number][] = [];
  for (const { unit, answers, comment } of people) {
    const cohort = cohortOf.get(unit)!;
    const commentCohort = commentCohortOf.get(cohort)!;
    if (answers === null || (comment === null && answers.every((option) => option === null)))
      continue;
    respondents[cohort]!++;
    for (const [index, option] of answers.entries()) {
      if (option !== null) histograms[index]![cohort * optionCount(key.items[index]!) + option]!++;
    }
    if (comment !== null && commentCohort >= 0)
      comments.push({ commentCohort, item: 'why', text: comment });
  }
  return { respondents, histograms, moments: NO_MOMENTS, comments };
}

const answers = fc.tuple(
  ...TEST_KEY.items.map((item) =>
    fc.oneof(
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 6, arbitrary: fc.integer({ min: 0, max: item.to - item.from }) },
      { weight: 6, arbitrary: fc.constant(0) },
    ),
  ),
);

/** Companies of up to 14 units with all kinds of sizes, silence and skipped items. */
export const arbitraryRounds: fc.Arbitrary<KnownRound> = fc
  .array(
    fc.record({
      above: fc.nat(),
      heads: fc.oneof(
        fc.constant(0),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 5, max: 30 }),
      ),
      silentIn: fc.constantFrom(2, 3, 6, 100),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .chain((units) => {
    const tree = buildTree(
      ...units.map(({ above }, index): [string, string | null] => [
        `u${index}`,
        index === 0 ? null : `u${above % index}`,
      ]),
    );
    const members = units.flatMap(({ heads, silentIn }, index) =>
      Array.from({ length: heads }, () => {
        const spoken = fc.option(fc.constantFrom('Good', 'Bad', '=1+1', 'Été'), { freq: 2 });
        const unit = fc.constant(`u${index}` as UnitId);
        return fc.record({
          unit,
          answers: fc.option(answers, { freq: silentIn }),
          comment: spoken,
        });
      }),
    );
    return fc.tuple(...members).map((people: Person[]) => buildRound(tree, people));
  })
  .filter((round) => round !== null);
