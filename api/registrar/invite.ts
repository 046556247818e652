import type { Database, Sql } from '../../db/connect.ts';
import { createKeyFinder } from '../../surveys/disclosure/breakdowns-keys.ts';
import { parseBreakdown } from '../../surveys/disclosure/breakdowns-parse.ts';
import {
  planBreakdowns,
  refuseBreakdown,
  type BreakdownPlan,
  type BreakdownRefusal,
} from '../../surveys/disclosure/breakdowns.ts';
import { compareIds, type UnitId } from '../../surveys/ids.ts';
import { chooseMailLanguage } from '../../surveys/mail/mail-text.ts';
import {
  chooseAudience,
  explainAudience,
  type Audience,
} from '../../surveys/organisation/audience.ts';
import { planCohorts } from '../../surveys/organisation/cohorts.ts';
import type { CohortPlan } from '../../surveys/organisation/cohort-plan.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import { buildUnitTree, type UnitTree } from '../../surveys/organisation/units.ts';
import type { Policy } from '../../surveys/policy.ts';
import { AppError } from '../problem.ts';
import { replaceMembers } from './members.ts';
import { freezeMailing } from './mail/store.ts';
import { createSecretHasher } from './secret-hash.ts';
import { createSecretWriter, drawSalt } from './secrets.ts';
import {
  describeRoster,
  lockForRewriting,
  readEmployees,
  readHeads,
  readUnits,
  readUnwritten,
  replaceInvitations,
  writeMessages,
  type EmployeeRow,
} from './store.ts';

function withoutComments(plan: CohortPlan): CohortPlan {
  const planned = plan.planned.map((unit) => ({ ...unit, commentCohort: -1 }));
  return { ...plan, planned, commentCohorts: [] };
}

export interface PlanSettings {
  /** Ids of units; null for everybody. */
  readonly audience: readonly string[] | null;
  readonly policy: Policy;
  /** As declared, by priority. */
  readonly breakdowns: readonly string[];
}

export interface PlannedOrganisation {
  /** Units of the audience, and those above them. */
  readonly tree: UnitTree;
  /** null where everybody is asked. */
  readonly audience: Audience | null;
  /** People in the whole company. */
  readonly company: number;
  /** Own members of each unit, in tree order. */
  readonly heads: Int32Array;
  readonly plan: CohortPlan;
  /** null where none were declared. */
  readonly breakdowns: BreakdownPlan | null;
  /** Those who are asked. */
  readonly employees: readonly EmployeeRow[];
}

/**
 * The plan for the organisation as it is now: who answers together, and how they are broken down.
 * @throws AppError no-organisation, organisation-too-small, audience-refused
 */
export async function planRound(
  database: Database,
  settings: PlanSettings,
): Promise<PlannedOrganisation> {
  return database.as('registrar', (sql) => planNow(sql, settings));
}

async function planNow(sql: Sql, settings: PlanSettings): Promise<PlannedOrganisation> {
  const { policy, breakdowns: specs } = settings;
  const everyone = await readEmployees(sql);
  const audience = await readAudience(sql, settings.audience, policy);
  const { tree } = audience.asked ?? audience;
  const isAsked = findAsked(audience.asked, tree);
  const employees = everyone.filter(({ unit }) => isAsked(unit));
  const heads = new Int32Array(tree.units.length);
  for (const { unit } of employees) heads[tree.indexOf.get(unit)!]! += 1;
  const plan = planCohorts(tree, heads, policy);
  if ('refused' in plan) throw new AppError('organisation-too-small');
  const breakdowns =
    specs.length === 0
      ? null
      : planBreakdowns({
          specs,
          attributes: listAttributes(employees),
          tree,
          people: employees,
          policy,
        });
  return {
    tree,
    audience: audience.asked,
    company: everyone.length,
    heads,
    plan,
    breakdowns,
    employees,
  };
}

/** The organisation as it is, and the audience that was chosen in it. @throws AppError no-organisation, audience-refused */
async function readAudience(
  sql: Sql,
  choice: readonly string[] | null,
  { groupMin }: Pick<Policy, 'groupMin'>,
): Promise<{ readonly tree: UnitTree; readonly asked: Audience | null }> {
  const units = await readUnits(sql);
  if (units.length === 0) throw new AppError('no-organisation');
  const tree = buildUnitTree(units);
  const heads = new Int32Array(tree.units.length);
  for (const [unit, own] of await readHeads(sql)) heads[tree.indexOf.get(unit)!] = own;
  const chosen = chooseAudience(tree, heads, choice, groupMin);
  if (chosen.ok) return { tree, asked: chosen.audience };
  const names = new Map<string, string>(units.map(({ id, name }) => [id, name]));
  throw new AppError('audience-refused', {
    fields: chosen.refusals.map((refusal) => ({
      field: 'audience',
      why: refusal.why,
      message: explainAudience(refusal, names.get(refusal.unit) ?? refusal.unit, groupMin).en,
    })),
  });
}

/** @throws AppError no-organisation, audience-refused */
export async function checkAudience(
  database: Database,
  choice: readonly string[] | null,
  policy: Pick<Policy, 'groupMin'>,
): Promise<void> {
  await database.as('registrar', (sql) => readAudience(sql, choice, policy));
}

/** Whether the people of a unit are asked: those of a unit above the chosen ones are not. */
function findAsked(audience: Audience | null, tree: UnitTree): (unit: UnitId) => boolean {
  if (audience === null) return () => true;
  const partly = new Set(audience.partly);
  return (unit) => tree.indexOf.has(unit) && !partly.has(unit);
}

/** @throws AppError no-organisation */
export async function checkBreakdowns(
  database: Database,
  specs: readonly string[],
): Promise<readonly BreakdownRefusal[]> {
  return database.as('registrar', async (sql) => {
    const units = await readUnits(sql);
    if (units.length === 0) throw new AppError('no-organisation');
    const tree = buildUnitTree(units);
    const { attributes } = await describeRoster(sql);
    return specs.flatMap((spec) => {
      const parsed = parseBreakdown(spec, attributes, tree);
      return parsed.ok ? [] : [refuseBreakdown(spec, null, parsed.why, 0)];
    });
  });
}

function listAttributes(employees: readonly EmployeeRow[]): string[] {
  return [...new Set(employees.flatMap(({ attributes }) => Object.keys(attributes)))].sort(
    compareIds,
  );
}

/**
 * Freeze who is invited, and into which groups. Repeatable while the round is a draft.
 * @param asksComments whether the questionnaire has comment boxes: without them nobody needs a key for one
 */
export async function freezeInvitations(
  database: Database,
  round: string,
  { asksComments, ...settings }: PlanSettings & { readonly asksComments: boolean },
): Promise<FrozenOrganisation> {
  return database.as('registrar', async (sql) => {
    // Nobody may join or leave between the head count and the list of those invited.
    await sql`lock table registrar.employee in share mode`;
    const planning = await planNow(sql, settings);
    const { tree, plan: planned, breakdowns, employees, audience, company } = planning;
    const plan = asksComments ? planned : withoutComments(planned);
    const keys = new Map<string, { ballot: string; comment: string | null }>();
    for (const planned of plan.planned) {
      if (planned.cohort === -1) continue;
      const cohort = plan.cohorts[planned.cohort]!;
      const comment = plan.commentCohorts[planned.commentCohort]?.id ?? null;
      for (const unit of cohort.units) keys.set(unit, { ballot: cohort.id, comment });
    }
    const findKeys = breakdowns === null ? () => [] : createKeyFinder(breakdowns, tree);
    const invitations = employees.map((employee) => ({
      employee: employee.id,
      ballot_key: keys.get(employee.unit)!.ballot,
      comment_key: keys.get(employee.unit)!.comment,
      breakdown_keys: findKeys(employee),
      language: employee.language,
    }));
    await replaceInvitations(sql, round, invitations);
    await replaceMembers(sql, round, employees);
    return {
      organisation: tree.units[0]!.name,
      units: tree.units,
      ...(audience === null
        ? {}
        : { audience: { chosen: audience.chosen, partly: audience.partly, company } }),
      plan,
      ...(breakdowns === null ? {} : { breakdowns }),
    };
  });
}

/**
 * Give every invitation that has none a secret, and put it among those that are to be sent or printed. The
 * secret itself is not kept: it is written again when it is needed. All of them or none.
 */
export async function writeInvitations(
  database: Database,
  masterKey: Uint8Array,
  round: string,
): Promise<void> {
  await database.as('registrar', async (sql) => {
    await lockForRewriting(sql);
    const salt = await freezeMailing(sql, round, drawSalt());
    const writeSecret = createSecretWriter(masterKey, salt, round);
    const hashSecret = createSecretHasher(masterKey);
    const messages = (await readUnwritten(sql, round)).map((invitation) => {
      const secret = writeSecret(invitation.employee, invitation.address !== null);
      return {
        employee: invitation.employee,
        address: invitation.address,
        unit_name: invitation.unit_name,
        secret_hash: hashSecret(secret).keyed.toString('hex'),
        language: chooseMailLanguage(invitation.language),
      };
    });
    await writeMessages(sql, round, messages);
  });
}
