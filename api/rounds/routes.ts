import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Database } from '../../db/connect.ts';
import type { PublishedExtensions } from '../../surveys/ballot/extension.ts';
import type { AccountVariables, StaffRole } from '../account.ts';
import { AppError } from '../problem.ts';
import { readJson, readUuid } from '../request.ts';
import type { RoundsDependencies } from './lifecycle.ts';
import {
  changeSchema,
  changeSettings,
  newRoundSchema,
  readSettings,
  refuseBreakdowns,
  requireQuestionnaire,
} from './settings.ts';
import * as store from './store.ts';
import { createShow, viewRound } from './view-round.ts';
import type { ClockView, RoundView } from './views.ts';

/** Rounds and their settings, for staff. The caller has checked who may do what. */
export function roundRoutes(dependencies: RoundsDependencies) {
  const { database, registrar, today, audit, timeZone } = dependencies;
  const show = createShow(dependencies);
  const refuseImpossible = async (specs: readonly string[]) => {
    if (specs.length > 0) refuseBreakdowns(specs, await registrar.checkBreakdowns(specs));
  };
  return new Hono<AccountVariables>()
    .get('/rounds/clock', (context) => {
      const clock: ClockView = { today: today(), timeZone };
      return context.json(clock);
    })
    .get('/rounds', async (context) => {
      const { role } = context.get('account');
      const rows = await database.as('rounds', store.readRounds);
      const seen = READERS_OF_RELEASES.includes(role)
        ? rows.filter((row) => row.state === 'released')
        : rows;
      const views = await Promise.all(seen.map((row) => viewRound(dependencies, row)));
      return context.json(views.map((one) => cutFor(role, one)));
    })
    .post('/rounds', async (context) => {
      const body = await readJson(context, newRoundSchema);
      const settings = await readSettings(body, dependencies.findQuestionnaire, today());
      await refuseImpossible(body.breakdowns);
      if (body.audience !== null) await registrar.checkAudience(body.audience, body.policy);
      const id = await database.as('rounds', (sql) => store.insertRound(sql, settings));
      await audit(context.get('account').email, 'round-created', { round: id });
      return context.json(await show(id), 201);
    })
    .get('/rounds/:id', async (context) => {
      const round = await show(readUuid(context.req.param('id')));
      return context.json(cutFor(context.get('account').role, round));
    })
    .patch('/rounds/:id', async (context) => {
      const id = readUuid(context.req.param('id'));
      const change = await readJson(context, changeSchema);
      await refuseImpossible(change.breakdowns ?? []);
      if (change.audience !== undefined || change.policy !== undefined) {
        const present = await show(id);
        const audience = change.audience === undefined ? present.audience : change.audience;
        if (audience !== null && present.state === 'draft')
          await registrar.checkAudience(audience, change.policy ?? present.policy);
      }
      // Looked up first: on the embedded database a transaction can not wait for another.
      const instrument =
        change.instrument === undefined
          ? null
          : await requireQuestionnaire(dependencies.findQuestionnaire, change.instrument);
      await database.as('rounds', async (sql) => {
        const round = await store.findRound(sql, id, true);
        const questionnaire = instrument ?? (await store.readQuestionnaire(sql, id));
        if (round === null || questionnaire === null) throw new AppError('not-found');
        const settings = changeSettings(round, questionnaire, change, today());
        await store.updateRound(sql, id, settings);
      });
      await audit(context.get('account').email, 'round-changed', {
        round: id,
        fields: Object.keys(change).join(' '),
      });
      return context.json(await show(id));
    })
    .delete('/rounds/:id', async (context) => {
      const id = readUuid(context.req.param('id'));
      await show(id);
      const deleted = await database.as('rounds', (sql) => store.deleteDraft(sql, id));
      // Launched, maybe at this moment: its mails are not to be forgotten.
      if (!deleted) throw new AppError('round-state');
      await registrar.forgetMailing(id);
      await audit(context.get('account').email, 'round-deleted', { round: id });
      return context.body(null, 204);
    });
}

/** They are listed what there is to read, and nothing that is not finished. */
const READERS_OF_RELEASES: readonly StaffRole[] = ['manager', 'analyst'];

/** An auditor reads rules and plans; how many answered is a result. */
function cutFor(role: StaffRole, round: RoundView): RoundView {
  return role === 'auditor' ? { ...round, participation: null } : round;
}

/** What anyone may read of a round that is open or was: the manifest and the questionnaire. */
export function publicRoundRoutes(database: Database) {
  return new Hono()
    .use('/:id/:document{manifest|instrument}', compress())
    .get('/:id/extensions', async (context) => {
      const id = readUuid(context.req.param('id'));
      const published = await database.as('rounds', (sql) => store.readExtensions(sql, id));
      if (published === null) throw new AppError('not-found');
      const view: PublishedExtensions = published;
      return context.json(view);
    })
    .get('/:id/manifest', async (context) => {
      const id = readUuid(context.req.param('id'));
      const manifest = await database.as('rounds', (sql) => store.readManifest(sql, id));
      if (manifest === null) throw new AppError('not-found');
      return context.json(manifest);
    })
    .get('/:id/instrument', async (context) => {
      const id = readUuid(context.req.param('id'));
      const round = await database.as('rounds', (sql) => store.findRound(sql, id));
      const isDraft = round?.state === 'draft' || round?.state === 'scheduled';
      if (round === null || isDraft) throw new AppError('not-found');
      return context.json(await database.as('rounds', (sql) => store.readQuestionnaire(sql, id)));
    });
}
