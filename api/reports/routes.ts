import { Hono, type Context } from 'hono';
import type { Database } from '../../db/connect.ts';
import type { AccountVariables, CurrentAccount } from '../account.ts';
import { AppError } from '../problem.ts';
import { readUuid } from '../request.ts';
import { createFrozenRounds, type FrozenRound } from './frozen-rounds.ts';
import { keepLast } from './keep-last.ts';
import { prepareBody, sendBody, type PreparedBody } from './prepared-body.ts';
import { cutRelease, scopeRelease, type Scope } from './scope.ts';
import { summarise, viewChanges, viewReport, viewUnit } from './view-report.ts';
import { viewTrend } from './view-trend.ts';
import type { ReportView } from './views.ts';

/** Bodies that many ask for; each is compressed, so that all of them take a few megabytes. */
const BODIES_KEPT = 24;

/** Reads of frozen documents. Nothing is computed from answers here. */
export function reportRoutes(database: Database) {
  const frozen = createFrozenRounds(database);
  const bodies = keepLast<Promise<PreparedBody>>(BODIES_KEPT);

  async function open(round: string, account: CurrentAccount): Promise<Opened> {
    const found = await frozen.read(readUuid(round));
    if (found === null) throw new AppError('not-released');
    const unit = account.role === 'manager' ? account.unit : null;
    const scope = scopeRelease(found.release, found.units, unit);
    if (scope === null) throw new AppError('not-released');
    return { found, scope, key: `${found.sha256} ${unit ?? ''}` };
  }

  async function view(round: string, { found, scope }: Opened): Promise<ReportView> {
    const past = await frozen.listEarlier(round);
    // The last one that asked the same people; without one, the last one.
    const last = past.find(({ sameAudience }) => sameAudience) ?? past[0];
    const earlier = last === undefined ? null : await frozen.read(last.id);
    const since = earlier === null ? null : viewChanges(earlier, frozen.compare(earlier, found));
    return viewReport(found, scope, since);
  }

  return new Hono<AccountVariables>()
    .get('/:round', async (context) => {
      const { round, opened } = await read(context, open);
      return sendBody(context, await prepareBody(await view(round, opened)));
    })
    .get('/:round/summary', async (context) => {
      const { round, opened } = await read(context, open);
      const earlier = await frozen.listEarlier(round);
      const key = ['summary', opened.key, ...earlier.map(({ sha256 }) => sha256)].join(' ');
      const body = bodies(key, async () =>
        prepareBody(summarise(await view(round, opened), earlier)),
      );
      return sendBody(context, await body);
    })
    .get('/:round/units/:unit', async (context) => {
      const { round, opened } = await read(context, open);
      const unit = viewUnit(await view(round, opened), context.req.param('unit'));
      if (unit === null) throw new AppError('not-found');
      return sendBody(context, await prepareBody(unit));
    })
    .get('/:round/changes/:earlier', async (context) => {
      const { round, opened } = await read(context, open);
      const past = readUuid(context.req.param('earlier'));
      const earlier = await frozen.listEarlier(round);
      if (!earlier.some(({ id }) => id === past)) throw new AppError('not-found');
      const before = await frozen.read(past);
      if (before === null) throw new AppError('not-found');
      const body = bodies(`changes ${before.sha256} ${opened.key}`, () =>
        prepareBody(viewChanges(before, frozen.compare(before, opened.found), opened.scope)),
      );
      return sendBody(context, await body);
    })
    .get('/:round/trend', async (context) => {
      const { round } = await read(context, open);
      // Other people are another measure: only rounds of the same part of the company make a line.
      const earlier = (await frozen.listEarlier(round)).filter((past) => past.sameAudience);
      const rounds = [...earlier.map(({ id }) => id).reverse(), round];
      const body = bodies(['trend', ...rounds].join(' '), async () =>
        prepareBody(await viewTrend(rounds, frozen.read)),
      );
      return sendBody(context, await body);
    })
    .get('/:round/release.json', async (context) => {
      const { opened } = await read(context, open);
      return context.body(JSON.stringify(cutRelease(opened.found.release, opened.scope)), 200, {
        'content-type': 'application/json',
        'content-disposition': 'attachment; filename="release.json"',
        etag: `"${opened.found.sha256}"`,
      });
    });
}

/** A released round as far as an account may see it. */
interface Opened {
  readonly found: FrozenRound;
  readonly scope: Scope;
  /** Names the document and the scope. */
  readonly key: string;
}

async function read(
  context: Context<AccountVariables>,
  open: (round: string, account: CurrentAccount) => Promise<Opened>,
): Promise<{ readonly round: string; readonly opened: Opened }> {
  const round = context.req.param('round') ?? '';
  return { round, opened: await open(round, context.get('account')) };
}
