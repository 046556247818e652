import { Hono } from 'hono';
import type { AccountVariables } from '../account.ts';
import { AppError } from '../problem.ts';
import { readJson, readUuid } from '../request.ts';
import { extendRound } from './extend.ts';
import type { Rounds, RoundsDependencies } from './lifecycle.ts';
import { extensionSchema } from './settings.ts';
import * as store from './store.ts';
import { createShow } from './view-round.ts';
import type { RoundView, ToldView } from './views.ts';

/** What a round goes through: preview, launch, call back, extend, close. The caller has checked who may do what. */
export function moveRoutes(dependencies: RoundsDependencies, rounds: Rounds) {
  const { database, registrar, audit } = dependencies;
  const show = createShow(dependencies);
  const showUnlaunched = async (text: string): Promise<RoundView> => {
    const round = await show(readUuid(text));
    if (round.state !== 'draft' && round.state !== 'scheduled') throw new AppError('round-state');
    return round;
  };
  return new Hono<AccountVariables>()
    .get('/rounds/:id/plan', async (context) => {
      return context.json(await registrar.preview(await showUnlaunched(context.req.param('id'))));
    })
    .get('/rounds/:id/plan/told/:unit', async (context) => {
      const { id, unit } = context.req.param();
      const round = await showUnlaunched(id);
      const told = await registrar.previewTold(round, unit);
      const questionnaire = await database.as('rounds', (sql) =>
        store.readQuestionnaire(sql, round.id),
      );
      const view: ToldView = { ...told, minutes: questionnaire?.minutes ?? 0 };
      return context.json(view);
    })
    .post('/rounds/:id/launch', async (context) => {
      const id = readUuid(context.req.param('id'));
      await rounds.launch(id, context.get('account').email);
      return context.json(await show(id), 202);
    })
    .post('/rounds/:id/call-back', async (context) => {
      const id = readUuid(context.req.param('id'));
      await show(id);
      const moved = await database.as('rounds', (sql) =>
        store.moveState(sql, id, 'scheduled', 'draft'),
      );
      if (!moved) throw new AppError('round-state');
      await audit(context.get('account').email, 'round-called-back', { round: id });
      return context.json(await show(id));
    })
    .post('/rounds/:id/extend', async (context) => {
      const id = readUuid(context.req.param('id'));
      const { closesOn } = await readJson(context, extensionSchema);
      const from = await extendRound(dependencies, id, closesOn);
      await audit(context.get('account').email, 'round-extended', {
        round: id,
        from,
        to: closesOn,
      });
      return context.json(await show(id));
    })
    .post('/rounds/:id/close', async (context) => {
      const id = readUuid(context.req.param('id'));
      await rounds.close(id, context.get('account').email);
      return context.json(await show(id), 202);
    });
}
