import { Hono } from 'hono';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import { DECISION_STATES } from '../../surveys/decision-state.ts';
import { listUnitsBelow } from '../../surveys/organisation/units-below.ts';
import type { AccountVariables, CurrentAccount } from '../account.ts';
import { AppError } from '../problem.ts';
import { daySchema, readJson, readUuid } from '../request.ts';
import * as store from './store.ts';
import { writeDecisionsCsv } from './write-csv.ts';
import type { DecisionsView, ListedDecision, RoundDecisionsView, Topic } from './views.ts';

export interface DecisionsDependencies {
  readonly database: Database;
  readonly today: () => string;
  /** Writes to the audit log who did what. */
  readonly audit: (
    account: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => Promise<void>;
}

const text = z.string().trim().min(1);
export const decisionSchema = z.strictObject({
  unit: text.max(300),
  topic: text.max(300).nullable(),
  heard: text.max(500),
  done: text.max(1000),
  owner: text.max(200),
  dueOn: daySchema.nullable(),
  state: z.enum(DECISION_STATES),
});

/**
 * What is decided after a round: human resources for every unit, a manager for the own one and all
 * below it, whether or not it has figures of its own.
 */
export function decisionRoutes({ database, today, audit }: DecisionsDependencies) {
  const view = async (round: string, account: CurrentAccount): Promise<RoundDecisionsView> => {
    const row = await findRound(database, round);
    const decisions = await database.as('reader', (sql) => store.readDecisions(sql, round));
    return describeRound(row, decisions, account, today());
  };
  return new Hono<AccountVariables>()
    .get('/', async (context) =>
      context.json({
        today: today(),
        decisions: await listDecisions(database, context.get('account')),
      } satisfies DecisionsView),
    )
    .get('/decisions.csv', async (context) => {
      const account = context.get('account');
      await audit(account.email, 'decisions-downloaded', {});
      const decisions = await listDecisions(database, account);
      return context.body(writeDecisionsCsv(decisions, today()), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="decisions.csv"',
      });
    })
    .get('/round/:round', async (context) =>
      context.json(await view(readUuid(context.req.param('round')), context.get('account'))),
    )
    .post('/round/:round', async (context) => {
      const account = context.get('account');
      const round = readUuid(context.req.param('round'));
      const decision = await readJson(context, decisionSchema);
      requireWithin(await findRound(database, round), decision, account);
      const id = await database.as('rounds', (sql) => store.insertDecision(sql, round, decision));
      await audit(account.email, 'decision-added', { ...nameIt(round, id, decision) });
      return context.json(await view(round, account), 201);
    })
    .put('/:decision', async (context) => {
      const account = context.get('account');
      const before = await findOwn(database, readUuid(context.req.param('decision')), account);
      const { id, round } = before;
      const decision = await readJson(context, decisionSchema);
      requireWithin(await findRound(database, round), decision, account);
      await database.as('rounds', (sql) => store.updateDecision(sql, id, decision));
      const fields = DECISION_FIELDS.filter((field) => before[field] !== decision[field]);
      await audit(account.email, 'decision-changed', {
        ...nameIt(round, id, decision),
        fields: fields.join(' '),
      });
      return context.json(await view(round, account));
    })
    .delete('/:decision', async (context) => {
      const account = context.get('account');
      const before = await findOwn(database, readUuid(context.req.param('decision')), account);
      const { id, round } = before;
      await database.as('rounds', (sql) => store.deleteDecision(sql, id));
      await audit(account.email, 'decision-removed', nameIt(round, id, before));
      return context.json(await view(round, account));
    });
}

const DECISION_FIELDS = ['unit', 'topic', 'heard', 'done', 'owner', 'dueOn', 'state'] as const;

/** For the audit log: which one, never its words. */
function nameIt(round: string, decision: string, { unit, state }: store.NewDecision) {
  return { round, decision, unit, state };
}

/** @throws AppError not-released */
async function findRound(database: Database, round: string): Promise<store.RoundRow> {
  const row = await database.as('reader', (sql) => store.findReleasedRound(sql, round));
  if (row === null) throw new AppError('not-released');
  return row;
}

/** A decision that this account may change. @throws AppError not-found, also where it is somebody else's */
async function findOwn(database: Database, id: string, account: CurrentAccount) {
  const decision = await database.as('reader', (sql) => store.findDecision(sql, id));
  if (decision === null) throw new AppError('not-found');
  const row = await findRound(database, decision.round);
  if (!listScope(row, account).has(decision.unit)) throw new AppError('not-found');
  return decision;
}

/** Units for which an account may decide: all, or those of a manager. */
function listScope({ units }: store.RoundRow, { role, unit }: CurrentAccount): ReadonlySet<string> {
  if (role !== 'manager') return new Set(units.map(({ id }) => id));
  return unit === null ? new Set() : listUnitsBelow(units, unit);
}

/**
 * @throws AppError not-allowed for a unit of the round outside the scope; invalid-fields for a unit
 *   or a topic that the round does not have
 */
function requireWithin(
  row: store.RoundRow,
  { unit, topic }: Pick<store.NewDecision, 'unit' | 'topic'>,
  account: CurrentAccount,
): void {
  if (!row.units.some(({ id }) => id === unit)) refuseField('unit', 'a unit of this round');
  if (!listScope(row, account).has(unit)) throw new AppError('not-allowed');
  if (topic === null || findTopic(row, topic) !== null) return;
  refuseField('topic', 'a dimension or an item of the questionnaire');
}

function refuseField(field: string, message: string): never {
  throw new AppError('invalid-fields', { fields: [{ field, message }] });
}

function findTopic({ questionnaire }: store.RoundRow, id: string): Topic['text'] | null {
  const dimension = questionnaire.dimensions.find((candidate) => candidate.id === id);
  if (dimension !== undefined) return dimension.title;
  return questionnaire.items.find((candidate) => candidate.id === id)?.text ?? null;
}

function describeRound(
  row: store.RoundRow,
  decisions: RoundDecisionsView['decisions'],
  account: CurrentAccount,
  today: string,
): RoundDecisionsView {
  const scope = listScope(row, account);
  const { dimensions, items } = row.questionnaire;
  return {
    today,
    sharedOn: row.shared_on,
    decisions: decisions.filter(({ unit }) => scope.has(unit)),
    units: row.units
      .filter(({ id }) => scope.has(id))
      .map(({ id, parent, name }) => ({ id, parent, name })),
    topics: dimensions.map(({ id, title }) => ({
      id,
      text: title,
      items: items
        .filter(({ dimension }) => dimension === id)
        .map((item) => ({ id: item.id, text: item.text })),
    })),
  };
}

async function listDecisions(
  database: Database,
  account: CurrentAccount,
): Promise<ListedDecision[]> {
  return database.as('reader', async (sql) => {
    const listed: ListedDecision[] = [];
    for (const row of await store.readDecidedRounds(sql)) {
      const scope = listScope(row, account);
      const names = new Map(row.units.map(({ id, name }) => [id, name]));
      const round = { id: row.id, title: row.title, closedOn: row.closed_on };
      for (const decision of await store.readDecisions(sql, row.id)) {
        if (!scope.has(decision.unit)) continue;
        listed.push({
          ...decision,
          round,
          unitName: names.get(decision.unit) ?? decision.unit,
          topicText: decision.topic === null ? null : findTopic(row, decision.topic),
        });
      }
    }
    return listed;
  });
}
