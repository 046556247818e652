import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { AccountVariables } from '../account.ts';
import { AppError } from '../problem.ts';
import { limitBody, PUBLIC_BODY_BYTES, readJson } from '../request.ts';
import { readForm, readFormFile } from '../upload.ts';
import * as accounts from './account-store.ts';
import { accountSchema, type Account } from './add-account.ts';
import { emailSchema, type StaffDependencies } from './dependencies.ts';
import { importManagers } from './import-managers.ts';
import { HANDED_MINUTES } from './link-token.ts';
import { LANGUAGES, makeLinkToken, writeLink } from './links.ts';
import { writeSignInMail } from './mail-text.ts';
import type { Sessions } from './session.ts';
import { findAccount, type AccountRow } from './store.ts';
import type { AccountsView, HandedLinkView } from './views.ts';

const IMPORT_BYTES = 1024 * 1024;

export const handLinkSchema = z.strictObject({
  /** By mail; otherwise the link is shown to whoever asks, to be handed over. */
  send: z.boolean(),
  language: z.enum(LANGUAGES),
});

/** For administrators: who has an account, and with which role. */
export function accountRoutes(dependencies: StaffDependencies, sessions: Sessions) {
  const { database, audit } = dependencies;
  const list = async (): Promise<AccountsView> => ({
    accounts: await database.as('staff', accounts.readAccounts),
    mail: dependencies.sendMail !== null,
  });
  const find = async (email: string): Promise<AccountRow> => {
    const account = await database.as('staff', (sql) => findAccount(sql, email));
    if (account === null) throw new AppError('not-found');
    return account;
  };
  return new Hono<AccountVariables>()
    .get('/', async (context) => context.json(await list()))
    .post('/', limitBody(PUBLIC_BODY_BYTES), async (context) => {
      const account = await readJson(context, accountSchema);
      await requireUnit(dependencies, account);
      const isAdded = await database.as('staff', (sql) => accounts.insertAccount(sql, account));
      if (!isAdded) refuseField('email', 'this address has an account already', 'account-exists');
      await audit(context.get('account').email, 'account-added', describe(account));
      return context.json(await list(), 201);
    })
    .post('/import', limitBody(IMPORT_BYTES), async (context) => {
      const form = await readForm(context.req.raw);
      const file = await readFormFile(form, 'managers');
      const view = await importManagers(dependencies, file, form.get('apply') === 'true');
      const { applied, ...counts } = view;
      if (applied) await audit(context.get('account').email, 'managers-imported', counts);
      return context.json(view);
    })
    .put('/:email', limitBody(PUBLIC_BODY_BYTES), async (context) => {
      const email = readEmail(context);
      const account = await readJson(context, accountSchema);
      if (account.email !== email) refuseField('email', 'an address does not change', 'fixed');
      await requireUnit(dependencies, account);
      expectDone(await database.as('staff', (sql) => accounts.updateAccount(sql, account)));
      await audit(context.get('account').email, 'account-changed', describe(account));
      return context.json(await list());
    })
    .delete('/:email', async (context) => {
      const email = readEmail(context);
      expectDone(await database.as('staff', (sql) => accounts.deleteAccount(sql, email)));
      // They are gone with it; what is kept for them goes as well.
      await sessions.endAll(context, email);
      await audit(context.get('account').email, 'account-removed', { account: email });
      return context.json(await list());
    })
    .delete('/:email/sessions', async (context) => {
      const { email } = await find(readEmail(context));
      await sessions.endAll(context, email);
      await audit(context.get('account').email, 'account-signed-out', { account: email });
      return context.body(null, 204);
    })
    .post('/:email/link', limitBody(PUBLIC_BODY_BYTES), async (context) => {
      const email = readEmail(context);
      const request = await readJson(context, handLinkSchema);
      const view = await handLink(dependencies, await find(email), request);
      const action = view.link === null ? 'link-sent' : 'link-made';
      await audit(context.get('account').email, action, { account: email });
      return context.json(view);
    });
}

/** Mailed, or given to whoever asks. @throws AppError mail-failed when the mail server does not take it */
async function handLink(
  { database, nowMillis, publicUrl, sendMail }: StaffDependencies,
  { email, name }: AccountRow,
  { send, language }: z.infer<typeof handLinkSchema>,
): Promise<HandedLinkView> {
  if (send && sendMail === null) throw new AppError('mail-failed');
  const token = await makeLinkToken(database, email, nowMillis(), HANDED_MINUTES);
  const link = writeLink(publicUrl(), token);
  if (!send || sendMail === null) return { link };
  const text = writeSignInMail(language, { name, link, minutes: HANDED_MINUTES });
  await sendMail({ to: email, ...text }).catch(() => {
    throw new AppError('mail-failed');
  });
  return { link: null };
}

function readEmail(context: Context): string {
  const email = emailSchema.safeParse(context.req.param('email'));
  if (!email.success) throw new AppError('not-found');
  return email.data;
}

async function requireUnit(
  { nameOrganisation }: StaffDependencies,
  { unit }: Account,
): Promise<void> {
  if (unit === null || (await nameOrganisation(unit)).unitName !== null) return;
  refuseField('unit', 'there is no such unit', 'no-such-unit');
}

function refuseField(field: string, message: string, why: string): never {
  throw new AppError('invalid-fields', { fields: [{ field, message, why }] });
}

function expectDone(outcome: 'done' | 'unknown' | 'last-administrator'): void {
  if (outcome === 'unknown') throw new AppError('not-found');
  if (outcome === 'last-administrator') throw new AppError('last-administrator');
}

function describe({ email, role, unit }: Account): Readonly<Record<string, string>> {
  return { account: email, role, ...(unit === null ? {} : { unit }) };
}
