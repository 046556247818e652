import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/connect.ts';
import { planCohorts } from '../../surveys/organisation/cohorts.ts';
import type { CohortPlan } from '../../surveys/organisation/cohort-plan.ts';
import type { FrozenOrganisation } from '../../surveys/organisation/frozen.ts';
import { buildUnitTree, type UnitTree } from '../../surveys/organisation/units.ts';
import type { Policy } from '../../surveys/policy.ts';
import { AppError } from '../problem.ts';
import { hashSecret } from './look-up.ts';
import { writeInvitationText, type InvitationContent } from './invitation-text.ts';
import {
  readEmployees,
  readHeads,
  readUnits,
  readUnwritten,
  replaceInvitations,
  writeMessages,
} from './store.ts';
import type { Sql } from '../../db/connect.ts';

function withoutComments(plan: CohortPlan): CohortPlan {
  const planned = plan.planned.map((unit) => ({ ...unit, commentCohort: -1 }));
  return { ...plan, planned, commentCohorts: [] };
}

export interface PlannedOrganisation {
  readonly tree: UnitTree;
  /** Own members of each unit, in tree order. */
  readonly heads: Int32Array;
  readonly plan: CohortPlan;
}

/**
 * The cohort plan for the organisation as it is now.
 * @throws AppError no-organisation, organisation-too-small
 */
export async function planRound(database: Database, policy: Policy): Promise<PlannedOrganisation> {
  return database.as('registrar', (sql) => planNow(sql, policy));
}

async function planNow(sql: Sql, policy: Policy): Promise<PlannedOrganisation> {
  const units = await readUnits(sql);
  if (units.length === 0) throw new AppError('no-organisation');
  const tree = buildUnitTree(units);
  const members = await readHeads(sql);
  const heads = Int32Array.from(tree.units, (unit) => members.get(unit.id) ?? 0);
  const plan = planCohorts(tree, heads, policy);
  if ('refused' in plan) throw new AppError('organisation-too-small');
  return { tree, heads, plan };
}

/**
 * Freeze who is invited, and into which cohort. Repeatable while the round is a draft.
 * @param asksComments whether the questionnaire has comment boxes: without them nobody needs a key for one
 */
export async function freezeInvitations(
  database: Database,
  round: string,
  policy: Policy,
  asksComments: boolean,
): Promise<FrozenOrganisation> {
  return database.as('registrar', async (sql) => {
    // Nobody may join or leave between the head count and the list of those invited.
    await sql`lock table registrar.employee in share mode`;
    const { tree, plan: planned } = await planNow(sql, policy);
    const plan = asksComments ? planned : withoutComments(planned);
    const keys = new Map<string, { ballot: string; comment: string | null }>();
    for (const planned of plan.planned) {
      if (planned.cohort === -1) continue;
      const cohort = plan.cohorts[planned.cohort]!;
      const comment = plan.commentCohorts[planned.commentCohort]?.id ?? null;
      for (const unit of cohort.units) keys.set(unit, { ballot: cohort.id, comment });
    }
    const employees = await readEmployees(sql);
    const invitations = employees.map((employee) => ({
      employee: employee.id,
      ballot_key: keys.get(employee.unit)!.ballot,
      comment_key: keys.get(employee.unit)!.comment,
      language: employee.language,
    }));
    await replaceInvitations(sql, round, invitations);
    return { organisation: tree.units[0]!.name, units: tree.units, plan };
  });
}

/** Give every invitation that has none a secret, and write its message. All of them or none. */
export async function writeInvitations(
  database: Database,
  round: string,
  content: InvitationContent,
): Promise<void> {
  await database.as('registrar', async (sql) => {
    const messages = (await readUnwritten(sql, round)).map((invitation) => {
      const secret = randomBytes(16).toString('base64url');
      const language = invitation.language === 'en' ? 'en' : 'fr';
      const link = `${content.page}#${secret}`;
      return {
        employee: invitation.employee,
        address: invitation.address,
        unit_name: invitation.unit_name,
        secret_hash: hashSecret(secret).toString('hex'),
        language,
        link,
        ...writeInvitationText(language, content, link),
      };
    });
    await writeMessages(sql, round, messages);
  });
}
