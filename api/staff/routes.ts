import { Hono } from 'hono';
import type { AccountVariables } from '../account.ts';
import { accountRoutes } from './account-routes.ts';
import { AppError } from '../problem.ts';
import { readUuid } from '../request.ts';
import { auditRoutes } from './audit-routes.ts';
import { describeAccount, type StaffDependencies } from './dependencies.ts';
import { entryRoutes } from './entry-routes.ts';
import type { Sessions } from './session.ts';

/** Signing in and out, and accounts. Who may do what is decided before (api/access.ts). */
export function staffRoutes(dependencies: StaffDependencies, sessions: Sessions) {
  const { audit } = dependencies;
  return new Hono<AccountVariables>()
    .route('/', entryRoutes(dependencies, sessions))
    .route('/accounts', accountRoutes(dependencies, sessions))
    .route('/audit', auditRoutes(dependencies))
    .get('/me', async (context) =>
      context.json(await describeAccount(dependencies, context.get('account'))),
    )
    .get('/sessions', async (context) =>
      context.json(await sessions.list(context, context.get('account').email)),
    )
    .delete('/sessions/:id', async (context) => {
      const { email } = context.get('account');
      const id = readUuid(context.req.param('id'));
      if (!(await sessions.endOne(context, email, id))) throw new AppError('not-found');
      await audit(email, 'session-ended', {});
      return context.json(await sessions.list(context, email));
    })
    .post('/sign-out-everywhere', async (context) => {
      const { email } = context.get('account');
      await sessions.endAll(context, email);
      await audit(email, 'signed-out-everywhere', {});
      return context.body(null, 204);
    });
}
