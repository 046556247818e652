import { Hono } from 'hono';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { AccountVariables } from '../../account.ts';
import { AppError } from '../../problem.ts';
import { readJson, readUuid } from '../../request.ts';
import { createLinkWriter, type WriteLink } from '../links.ts';
import { findRound } from '../store.ts';
import { createCompose } from './compose.ts';
import type { MailDependencies } from './dependencies.ts';
import { writeLinksCsv, type LinkLine } from './links-csv.ts';
import * as store from './store.ts';
import type { OutboxLinkView, OutboxPeopleView, OutboxView } from './views.ts';

const PEOPLE_SHOWN = 40;
/** People per look at the database. */
const BATCH = 500;

const unitSchema = z.string().min(1).max(500).optional();
export const outboxSearchSchema = z.strictObject({
  unit: unitSchema,
  search: z.string().max(200).default(''),
});
export const outboxFileSchema = z.strictObject({
  unit: unitSchema,
  language: z.enum(['en', 'fr']).default('fr'),
});
export const outboxLinkSchema = z.strictObject({ employee: z.string().min(1).max(500) });

/**
 * For HR, where there is no mail server: the links, to be handed out in another way. Everyone's, whether they
 * have answered or not, and from the first one shown no link of the round tells whether it was used. The audit
 * log has who took which.
 */
export function outboxRoutes(dependencies: MailDependencies) {
  const { database, demo, audit } = dependencies;
  return new Hono<AccountVariables>()
    .get('/rounds/:id/outbox', async (context) => {
      // The links let whoever holds them answer: in the demonstration everybody is invented.
      if (!demo) throw new AppError('not-found');
      const id = readUuid(context.req.param('id'));
      const view: OutboxView = { messages: await readDemonstration(dependencies, id) };
      return context.json(view);
    })
    .get('/rounds/:id/outbox/people', async (context) => {
      const id = readUuid(context.req.param('id'));
      await requireOutbox(dependencies, id);
      const { unit = null, search } = readQuery(outboxSearchSchema, context.req.query());
      const view: OutboxPeopleView = await database.as('registrar', async (sql) => ({
        units: await store.readInvitedUnits(sql, id),
        ...(await store.searchInvited(sql, id, {
          unit,
          wanted: search.trim(),
          limit: PEOPLE_SHOWN,
        })),
      }));
      return context.json(view);
    })
    .post('/rounds/:id/outbox/link', async (context) => {
      const id = readUuid(context.req.param('id'));
      await requireOutbox(dependencies, id);
      const { employee } = await readJson(context, outboxLinkSchema);
      const person = await database.as('registrar', (sql) => store.findInvited(sql, id, employee));
      const compose = await createCompose(dependencies, id);
      if (person === null || compose === null) throw new AppError('not-found');
      await audit(context.get('account').email, 'link-shown', { round: id, employee });
      await database.as('registrar', (sql) => store.markLinksShown(sql, id));
      const { subject, text, link } = compose('invitation', person);
      const view: OutboxLinkView = { link, subject, text };
      return context.json(view);
    })
    .get('/rounds/:id/outbox/links.csv', async (context) => {
      const id = readUuid(context.req.param('id'));
      await requireOutbox(dependencies, id);
      const { unit = null, language } = readQuery(outboxFileSchema, context.req.query());
      const units = await database.as('registrar', (sql) => store.readInvitedUnits(sql, id));
      const chosen = units.filter((one) => unit === null || one.id === unit);
      if (chosen.length === 0) throw new AppError('not-found');
      await audit(context.get('account').email, 'links-downloaded', {
        round: id,
        unit: unit ?? '',
        links: chosen.reduce((sum, one) => sum + one.people, 0),
      });
      const writeLink = await database.as('registrar', async (sql) => {
        await store.markLinksShown(sql, id);
        const { salt } = await store.findMailing(sql, id);
        return createLinkWriter(dependencies.links, id, salt);
      });
      const lines = writeLinksCsv(language, readLinks(dependencies, id, unit, writeLink));
      // Read before the answer begins, so that a fault is still a clear refusal.
      const first = await lines.next();
      const body = Readable.toWeb(
        Readable.from(
          (async function* () {
            if (!first.done) yield first.value;
            yield* lines;
          })(),
        ),
      ) as ReadableStream<Uint8Array>;
      return context.body(body, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="links.csv"`,
      });
    });
}

/** @throws AppError not-found, round-state, mail-server */
async function requireOutbox(
  { database, mailServer }: MailDependencies,
  id: string,
): Promise<void> {
  const round = await database.as('registrar', (sql) => findRound(sql, id));
  if (round === null) throw new AppError('not-found');
  if (round.state !== 'open') throw new AppError('round-state');
  if (mailServer !== null) throw new AppError('mail-server');
}

function readQuery<T>(schema: z.ZodType<T>, query: unknown): T {
  const parsed = schema.safeParse(query);
  if (!parsed.success) throw new AppError('invalid-fields');
  return parsed.data;
}

/** Each batch in a transaction of its own. */
async function* readLinks(
  { database }: MailDependencies,
  round: string,
  unit: string | null,
  writeLink: WriteLink,
): AsyncGenerator<readonly LinkLine[]> {
  let after = '';
  for (;;) {
    const people = await database.as('registrar', (sql) =>
      store.readInvited(sql, round, { unit, after, limit: BATCH }),
    );
    if (people.length > 0)
      yield people.map((person) => ({
        employee: person.employee,
        address: person.address ?? '',
        unit: person.unit_name,
        language: person.language,
        link: writeLink(person),
      }));
    if (people.length < BATCH) return;
    after = people.at(-1)!.employee;
  }
}

async function readDemonstration(
  dependencies: MailDependencies,
  round: string,
): Promise<OutboxView['messages'][number][]> {
  const compose = await createCompose(dependencies, round);
  if (compose === null) return [];
  const people = await dependencies.database.as('registrar', (sql) =>
    store.readInvited(sql, round, { unit: null, after: '', limit: 1_000_000 }),
  );
  return people.map((person) => {
    const { subject, text, link } = compose('invitation', person);
    return {
      employee: person.employee,
      to: person.address,
      unit: person.unit_name,
      language: person.language,
      subject,
      text,
      link,
    };
  });
}
