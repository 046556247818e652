import { Hono } from 'hono';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Database } from '../../../db/connect.ts';
import { fourWords } from '../../../surveys/ballot/words.ts';
import type { AccountVariables } from '../../account.ts';
import { AppError } from '../../problem.ts';
import { readUuid } from '../../request.ts';
import { formatDay } from '../../../surveys/mail/format-day.ts';
import { createLinkWriter, type LinkSource } from '../links.ts';
import { findMailing } from '../mail/store.ts';
import { findRound } from '../store.ts';
import type { CodesView } from '../views.ts';
import type { SheetContent } from './draw-slip.ts';
import { readSlips, readUnitsWithoutMail, type Slip, type UnitWithoutMail } from './read.ts';
import { writeSheets } from './sheets.ts';

/** Slips per look at the database. */
const BATCH = 200;

export const codesQuerySchema = z.strictObject({
  /** One unit; all of them where it is left out. */
  unit: z.string().min(1).max(500).optional(),
  /** Of the file and of each unit's first slip. */
  language: z.enum(['en', 'fr']).default('fr'),
});

export interface CodesDependencies {
  readonly database: Database;
  readonly links: LinkSource;
  readonly audit: (
    account: string,
    action: string,
    detail: Readonly<Record<string, string | number>>,
  ) => Promise<void>;
}

/**
 * For HR: the sealed codes of people without an e-mail address, to be printed while the round is open. The same
 * codes each time; the audit log has who printed which.
 */
export function codesRoutes({ database, links, audit }: CodesDependencies) {
  return new Hono<AccountVariables>()
    .get('/rounds/:id/codes/units', async (context) => {
      const { units } = await readOpenRound(database, readUuid(context.req.param('id')));
      const people = units.reduce((sum, unit) => sum + unit.people, 0);
      const view: CodesView = { people, units };
      return context.json(view);
    })
    .get('/rounds/:id/codes', async (context) => {
      const id = readUuid(context.req.param('id'));
      const query = codesQuerySchema.safeParse(context.req.query());
      if (!query.success) throw new AppError('invalid-fields');
      const { unit, language } = query.data;
      const { content, units } = await readOpenRound(database, id);
      const chosen = units.filter((one) => unit === undefined || one.id === unit);
      if (chosen.length === 0) throw new AppError('not-found');
      await audit(context.get('account').email, 'codes-printed', {
        round: id,
        unit: unit ?? '',
        codes: chosen.reduce((sum, one) => sum + one.people, 0),
      });
      const sheets = writeSheets(content, chosen, language, (one) =>
        readAll(database, links, id, one),
      );
      const body = Readable.toWeb(Readable.from(sheets, { objectMode: false }));
      return context.body(body as ReadableStream, 200, {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="codes-${id.slice(0, 8)}.pdf"`,
      });
    });
}

/** @throws AppError not-found, round-state */
async function readOpenRound(
  database: Database,
  id: string,
): Promise<{ content: SheetContent; units: UnitWithoutMail[] }> {
  const { round, units } = await database.as('registrar', async (sql) => ({
    round: await findRound(sql, id),
    units: await readUnitsWithoutMail(sql, id),
  }));
  if (round === null) throw new AppError('not-found');
  if (round.state !== 'open' || round.frozen === null || round.manifest_root === null) {
    throw new AppError('round-state');
  }
  const content = {
    title: round.title,
    organisation: round.frozen.organisation,
    until: { en: formatDay('en', round.closes_on), fr: formatDay('fr', round.closes_on) },
    words: await fourWords(round.manifest_root),
  };
  return { content, units };
}

/** Each batch in a transaction of its own: nothing is held while somebody's printer takes its time. */
async function* readAll(
  database: Database,
  links: LinkSource,
  round: string,
  { id: unit }: UnitWithoutMail,
): AsyncGenerator<readonly Slip[]> {
  const { salt } = await database.as('registrar', (sql) => findMailing(sql, round));
  const writeLink = createLinkWriter(links, round, salt);
  let after = '';
  for (;;) {
    const batch = await database.as('registrar', (sql) =>
      readSlips(sql, round, unit, after, BATCH),
    );
    if (batch.length > 0)
      yield batch.map((slip) => ({
        employee: slip.employee,
        language: slip.language,
        link: writeLink(slip),
      }));
    if (batch.length < BATCH) return;
    after = batch.at(-1)!.employee;
  }
}
