import { Hono } from 'hono';
import { z } from 'zod';
import { checkMailText } from '../../../surveys/mail/check-mail-text.ts';
import {
  MAIL_KINDS,
  MAIL_LANGUAGES,
  tidyText,
  type MailText,
  type MailTexts,
} from '../../../surveys/mail/mail-text.ts';
import { REMINDER_DAYS_MAX, USUAL_REMINDERS } from '../../../surveys/mail/reminder-days.ts';
import { STANDARD_TEXTS } from '../../../surveys/mail/standard-texts.ts';
import type { AccountVariables } from '../../account.ts';
import { AppError } from '../../problem.ts';
import { readJson, readUuid } from '../../request.ts';
import { findRound, readNames, type RoundRow } from '../store.ts';
import type { MailDependencies } from './dependencies.ts';
import * as store from './store.ts';
import type { MailView } from './views.ts';

/** Refused addresses that are listed. */
const REFUSED_SHOWN = 200;

/** Lengths are checked with words for whoever writes (`checkMailText`); these only bound the request. */
const textSchema = z.strictObject({ subject: z.string().max(2_000), body: z.string().max(50_000) });
const kindsSchema = z.strictObject({ invitation: textSchema, reminder: textSchema });
export const textsSchema = z.strictObject({
  texts: z.strictObject({ fr: kindsSchema, en: kindsSchema }),
});
const daysSchema = z.int().min(0).max(REMINDER_DAYS_MAX);
export const remindersSchema = z.strictObject({ afterLaunch: daysSchema, beforeEnd: daysSchema });

/** For HR: texts and reminders of a round, and how far its invitations are. Never who has answered. */
export function mailRoutes(dependencies: MailDependencies) {
  const { database, audit } = dependencies;
  return new Hono<AccountVariables>()
    .get('/rounds/:id/mail', async (context) =>
      context.json(await viewMail(dependencies, readUuid(context.req.param('id')))),
    )
    .put('/rounds/:id/mail/texts', async (context) => {
      const id = readUuid(context.req.param('id'));
      const { texts } = await readJson(context, textsSchema);
      refuseFaulty(texts);
      await database.as('registrar', async (sql) => {
        const { state } = requireRound(await findRound(sql, id));
        if (state !== 'draft') throw new AppError('settings-frozen');
        if (!(await store.saveTexts(sql, id, dropStandard(texts))))
          throw new AppError('settings-frozen');
      });
      await audit(context.get('account').email, 'mail-texts-changed', { round: id });
      return context.json(await viewMail(dependencies, id));
    })
    .put('/rounds/:id/mail/reminders', async (context) => {
      const id = readUuid(context.req.param('id'));
      const plan = await readJson(context, remindersSchema);
      await database.as('registrar', async (sql) => {
        const { state } = requireRound(await findRound(sql, id));
        if (state === 'closing' || state === 'released') throw new AppError('settings-frozen');
        await store.saveReminders(sql, id, plan);
      });
      await audit(context.get('account').email, 'reminders-changed', { round: id, ...plan });
      return context.json(await viewMail(dependencies, id));
    })
    .post('/rounds/:id/mail/retry', async (context) => {
      const id = readUuid(context.req.param('id'));
      const invitations = await database.as('registrar', async (sql) => {
        const { state } = requireRound(await findRound(sql, id));
        if (state !== 'open') throw new AppError('round-state');
        return store.retryRefused(sql, id);
      });
      await audit(context.get('account').email, 'mail-retried', { round: id, invitations });
      dependencies.mailServer?.hurry();
      return context.json(await viewMail(dependencies, id));
    });
}

function requireRound(round: RoundRow | null): RoundRow {
  if (round === null) throw new AppError('not-found');
  return round;
}

async function viewMail(
  { database, links, mailServer }: MailDependencies,
  id: string,
): Promise<MailView> {
  return database.as('registrar', async (sql) => {
    const round = requireRound(await findRound(sql, id));
    // Messages before the mailing, as those who rewrite the tables lock them: neither waits for the other.
    const delivery =
      round.state === 'open'
        ? {
            ...(await store.countDelivery(sql, id)),
            refused: await store.readRefused(sql, id, REFUSED_SHOWN),
          }
        : null;
    const { texts, reminders } = await store.findMailing(sql, id);
    const { organisation } = await readNames(sql, null);
    return {
      state: round.state,
      round: {
        title: round.title,
        organisation: round.frozen?.organisation ?? organisation,
        closesOn: round.closes_on,
        launchedOn: round.launched_on,
        minutes: round.minutes,
        manifestRoot: round.manifest_root,
        page: links.answerPage(),
      },
      texts: store.completeTexts(texts),
      reminders: reminders ?? USUAL_REMINDERS,
      server:
        mailServer === null ? null : { from: mailServer.from, problem: mailServer.readProblem() },
      delivery,
    };
  });
}

/** @throws AppError invalid-fields naming text, line and what is wrong */
function refuseFaulty(texts: MailTexts): void {
  const fields = MAIL_LANGUAGES.flatMap((language) =>
    MAIL_KINDS.flatMap((kind) =>
      checkMailText(texts[language][kind]).map(({ part, line, why, words }) => ({
        field: `texts.${language}.${kind}.${part}`,
        why,
        message: line === null ? words.en : `line ${line}: ${words.en}`,
      })),
    ),
  );
  if (fields.length > 0) throw new AppError('invalid-fields', { fields });
}

/** What is as it always was is not kept: a draft follows the product until its launch. */
function dropStandard(texts: MailTexts): store.OwnTexts {
  const own: store.OwnTexts = {};
  for (const language of MAIL_LANGUAGES) {
    for (const kind of MAIL_KINDS) {
      const text = tidyText(texts[language][kind]);
      if (isSame(text, STANDARD_TEXTS[language][kind])) continue;
      own[language] = { ...own[language], [kind]: text };
    }
  }
  return own;
}

function isSame(a: MailText, b: MailText): boolean {
  return a.subject === b.subject && a.body === b.body;
}
