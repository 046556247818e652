import { Hono, type Context } from 'hono';
import type { AccountVariables } from '../account.ts';
import { AppError } from '../problem.ts';
import { readUuid } from '../request.ts';
import { keepLast } from '../keep-last.ts';
import { prepareBody, sendBody, type PreparedBody } from '../prepared-body.ts';
import type { OpenedReport, ReportReader } from './report-reader.ts';
import { cutRelease } from './scope.ts';
import { summarise, viewChanges, viewUnit } from './view-report.ts';
import { viewTrend } from './view-trend.ts';

/** Bodies that many ask for; each is compressed, so that all of them take a few megabytes. */
const BODIES_KEPT = 24;
/** Of one unit each, a few kilobytes: those that were asked for last. */
const UNITS_KEPT = 4_000;

type Audit = (
  account: string,
  action: string,
  detail: Readonly<Record<string, string>>,
) => Promise<void>;

/** Reads of frozen documents. Nothing is computed from answers here. */
export function reportRoutes({ frozen, open, view }: ReportReader, audit: Audit) {
  const bodies = keepLast<Promise<PreparedBody>>(BODIES_KEPT);
  const units = keepLast<Promise<PreparedBody>>(UNITS_KEPT);
  const read = (context: Context<AccountVariables>): Promise<OpenedReport> =>
    open(context.req.param('round') ?? '', context.get('account'));

  return new Hono<AccountVariables>()
    .get('/:round', async (context) =>
      sendBody(context, await prepareBody(await view(await read(context)))),
    )
    .get('/:round/summary', async (context) => {
      const opened = await read(context);
      const body = bodies(`summary ${opened.key}`, async () =>
        prepareBody(summarise(await view(opened), opened.earlier)),
      );
      return sendBody(context, await body);
    })
    .get('/:round/units/:unit', async (context) => {
      const opened = await read(context);
      const id = context.req.param('unit');
      const body = units(JSON.stringify([opened.key, id]), async () => {
        const unit = viewUnit(await view(opened), id);
        if (unit === null) throw new AppError('not-found');
        return prepareBody(unit);
      });
      return sendBody(context, await body);
    })
    .get('/:round/changes/:earlier', async (context) => {
      const { found, scope, earlier, key } = await read(context);
      const past = readUuid(context.req.param('earlier'));
      if (!earlier.some(({ id }) => id === past)) throw new AppError('not-found');
      const before = await frozen.read(past);
      if (before === null) throw new AppError('not-found');
      const body = bodies(`changes ${before.sha256} ${key}`, () =>
        prepareBody(viewChanges(before, frozen.compare(before, found), scope)),
      );
      return sendBody(context, await body);
    })
    .get('/:round/trend', async (context) => {
      const { round, earlier } = await read(context);
      // Other people are another measure: only rounds of the same part of the company make a line.
      const alike = earlier.filter((past) => past.sameAudience);
      const rounds = [...alike.map(({ id }) => id).reverse(), round];
      const body = bodies(['trend', ...rounds].join(' '), async () =>
        prepareBody(await viewTrend(rounds, frozen.read)),
      );
      return sendBody(context, await body);
    })
    .get('/:round/release.json', async (context) => {
      const { round, found, scope } = await read(context);
      await audit(context.get('account').email, 'release-downloaded', { round });
      return context.body(JSON.stringify(cutRelease(found.release, scope)), 200, {
        'content-type': 'application/json',
        'content-disposition': 'attachment; filename="release.json"',
        etag: `"${found.sha256}"`,
      });
    });
}
