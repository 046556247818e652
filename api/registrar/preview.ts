import type { Database } from '../../db/connect.ts';
import { createKeyFinder, listBreakdownKeys } from '../../surveys/disclosure/breakdowns-keys.ts';
import type { UnitId } from '../../surveys/ids.ts';
import {
  listBreakdownsOf,
  listCountsIn,
  type FrozenOrganisation,
} from '../../surveys/organisation/frozen.ts';
import {
  describeUnplanned,
  expectReportableUnits,
} from '../../surveys/organisation/plan-preview.ts';
import { AppError } from '../problem.ts';
import { planRound, type PlannedOrganisation, type PlanSettings } from './invite.ts';
import type { KeyMaker } from './make-keys.ts';

const PREVIEW_RATES = [0.4, 0.6, 0.8];

/** On one core of an ordinary server: RSA keys take a random time, and many of them the mean. */
const KEY_SECONDS = 0.12;

interface Preview {
  readonly database: Database;
  readonly keys: Pick<KeyMaker, 'concurrency'>;
  /** Uniform in [0, 1), for the simulation only. */
  readonly random: () => number;
}

/** What HR sees before anyone is invited. @throws AppError as `planRound` */
export async function previewPlan({ database, keys, random }: Preview, settings: PlanSettings) {
  const planned = await planRound(database, settings);
  const { tree, heads, plan, breakdowns, company } = planned;
  const { policy } = settings;
  const name = createNamer(planned);
  const keyCount =
    plan.cohorts.length +
    plan.commentCohorts.length +
    (breakdowns === null ? 0 : listBreakdownKeys(breakdowns, String).length);
  return {
    invited: planned.employees.length,
    company,
    units: heads.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0),
    planned: plan.planned.length,
    keys: keyCount,
    keySeconds: Math.ceil((keyCount * KEY_SECONDS) / keys.concurrency),
    cohorts: plan.cohorts.map((cohort) => ({
      id: cohort.id,
      label: name(cohort.unit),
      heads: cohort.heads,
      units: cohort.units.map((unit) => ({
        id: unit,
        name: name(unit),
        heads: heads[tree.indexOf.get(unit)!]!,
      })),
    })),
    unplanned: describeUnplanned(tree, plan).map(({ unit, why, reportedWith }) => ({
      unit,
      name: name(unit),
      why,
      reportedWith: name(reportedWith),
    })),
    expected: expectReportableUnits(plan, policy, random, PREVIEW_RATES).map(
      ({ rate, units, low, high }) => ({
        responsePercent: Math.round(100 * rate),
        units: Math.round(units),
        low,
        high,
      }),
    ),
    breakdownMin: policy.breakdownMin,
    ...describeBreakdowns(planned),
  };
}

function createNamer({ tree }: PlannedOrganisation): (unit: UnitId) => string {
  return (unit) => tree.units[tree.indexOf.get(unit)!]!.name;
}

function describeBreakdowns(planned: PlannedOrganisation) {
  const { breakdowns } = planned;
  const name = createNamer(planned);
  return {
    breakdowns: (breakdowns?.breakdowns ?? []).map((breakdown, index) => ({
      name: breakdown.name,
      groups: breakdowns!.groups
        .filter((group) => group.breakdown === index)
        .map(({ unit, values, heads }) => ({
          unit: unit === null ? null : name(unit),
          values,
          heads,
        })),
    })),
    refusedBreakdowns: (breakdowns?.refusals ?? []).map(({ spec, unit, why }) => ({
      spec,
      unit: unit === null ? null : name(unit),
      why,
    })),
  };
}

/**
 * What the people of a unit would be told on their first page. With breakdowns: what most of them
 * would, as they differ in their attributes.
 * @throws AppError not-found where nobody of the unit itself is asked, and as `planRound`
 */
export async function previewTold(database: Database, settings: PlanSettings, unit: string) {
  const planned = await planRound(database, settings);
  const { tree, plan, breakdowns, employees } = planned;
  const cohort = plan.cohorts.find(({ units }) => units.includes(unit as UnitId));
  if (cohort === undefined) throw new AppError('not-found');
  const frozen: FrozenOrganisation = {
    organisation: tree.units[0]!.name,
    units: tree.units,
    plan,
    ...(breakdowns === null ? {} : { breakdowns }),
  };
  const findKeys = breakdowns === null ? () => [] : createKeyFinder(breakdowns, tree);
  const members = employees.filter((employee) => employee.unit === unit);
  const keys = findCommonest(members.map((employee) => findKeys(employee)));
  return {
    organisation: frozen.organisation,
    countsIn: listCountsIn(frozen, cohort.id),
    brokenDownBy: listBreakdownsOf(frozen, keys),
  };
}

function findCommonest(lists: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>();
  let commonest: readonly string[] = [];
  let most = 0;
  for (const list of lists) {
    const text = list.join('\n');
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    if (count > most) [most, commonest] = [count, list];
  }
  return commonest;
}
