import { Hono } from 'hono';
import type { Database } from '../../db/connect.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import type { ReleaseDocument } from '../../surveys/release-document.ts';
import { compareReleases } from '../../surveys/scoring/change.ts';
import type { AccountVariables, CurrentAccount } from '../account.ts';
import { AppError } from '../problem.ts';
import { readUuid } from '../request.ts';
import { cutChanges, cutRelease, scopeRelease, type Scope } from './scope.ts';
import * as store from './store.ts';
import type { ChangesSince, ReportView } from './views.ts';

/** Reads of frozen documents. Nothing is computed from answers here. */
export function reportRoutes(database: Database) {
  return new Hono<AccountVariables>()
    .get('/:round', async (context) => {
      const round = readUuid(context.req.param('round'));
      context.header('cache-control', 'private, no-cache');
      return context.json(await viewReport(database, round, context.get('account')));
    })
    .get('/:round/release.json', async (context) => {
      const round = readUuid(context.req.param('round'));
      const { release, hash } = await viewReport(database, round, context.get('account'));
      return context.body(JSON.stringify(release), 200, {
        'content-type': 'application/json',
        'content-disposition': 'attachment; filename="release.json"',
        etag: `"${hash}"`,
      });
    });
}

/** A released report as far as an account may see it: for its pages, and for files made of it. */
export async function viewReport(
  database: Database,
  round: string,
  account: CurrentAccount,
): Promise<ReportView> {
  const { row, previous } = await database.as('reader', async (sql) => {
    const found = await store.findRelease(sql, round);
    return { row: found, previous: found === null ? null : await store.findPrevious(sql, found) };
  });
  if (row === null) throw new AppError('not-released');
  const release = JSON.parse(row.document) as ReleaseDocument;
  const scope = scopeRelease(release, row.units, account.role === 'manager' ? account.unit : null);
  if (scope === null) throw new AppError('not-released');
  const instrument = row.questionnaire;
  return {
    release: cutRelease(release, scope),
    hash: row.sha256,
    instrument: {
      title: instrument.title,
      dimensions: instrument.dimensions,
      items: instrument.items,
      comments: instrument.comments,
    },
    units: row.units.filter((unit) => scope.units.has(unit.id)),
    start: scope.start,
    since:
      previous === null
        ? null
        : describeChanges(JSON.parse(previous) as ReleaseDocument, release, instrument, scope),
  };
}

function describeChanges(
  before: ReleaseDocument,
  after: ReleaseDocument,
  { dimensions }: Instrument,
  scope: Scope,
): ChangesSince {
  const { id, title, closedOn } = before.round;
  return {
    round: { id, title, closedOn },
    changes: cutChanges(compareReleases(before, after, dimensions), scope),
  };
}
