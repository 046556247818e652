import { Hono } from 'hono';
import { z } from 'zod';
import type { AccountVariables } from '../account.ts';
import { createLimit } from '../limit.ts';
import { AppError } from '../problem.ts';
import { limitBody, PUBLIC_BODY_BYTES, readJson } from '../request.ts';
import { createAddressLimit } from './address-limit.ts';
import {
  describeAccount,
  emailSchema,
  nameSchema,
  type StaffDependencies,
} from './dependencies.ts';
import { describeAgent } from './device.ts';
import { hashToken, isPast, MAILED_MINUTES } from './link-token.ts';
import {
  LANGUAGES,
  makeLinkToken,
  PATH_MAX_CHARACTERS,
  PATH_PATTERN,
  readLink,
  signInWithLink,
  writeLink,
  type Language,
} from './links.ts';
import { writeSignInMail } from './mail-text.ts';
import { drawSessionToken, type Sessions } from './session.ts';
import * as store from './store.ts';
import type { EntranceView, LinkRequestView } from './views.ts';

/** Links asked for at this process, and links tried that are none, before it asks to wait. */
const ATTEMPTS = { size: 30, perMinute: 30 };

export const linkRequestSchema = z.strictObject({
  email: emailSchema,
  language: z.enum(LANGUAGES),
  /** Where to go afterwards, below `/staff`. */
  to: z.string().max(PATH_MAX_CHARACTERS).regex(PATH_PATTERN).nullable(),
});
export const tokenSchema = z.strictObject({ token: z.string().max(100) });
export const setUpSchema = tokenSchema.extend({ name: nameSchema, email: emailSchema });

/** For visitors: how one gets in, and out. */
export function entryRoutes(dependencies: StaffDependencies, sessions: Sessions) {
  const { database, today, nowMillis, demo, audit } = dependencies;
  const countRequest = createLimit(ATTEMPTS, () => performance.now());
  const limitGuesses = createLimit(ATTEMPTS, () => performance.now());
  const mayAsk = createAddressLimit(() => performance.now());
  /** Only links that are none are counted: nobody with a good one is kept out by it. */
  const countGuess = (error: unknown): never => {
    if (error instanceof AppError && error.code === 'link-unusable') limitGuesses();
    throw error;
  };
  return new Hono<AccountVariables>()
    .use(limitBody(PUBLIC_BODY_BYTES))
    .get('/entrance', async (context) => {
      const view: EntranceView = {
        demo,
        mail: dependencies.sendMail !== null,
        setUp: (await database.as('staff', store.countAccounts)) === 0,
      };
      return context.json(view);
    })
    .post('/links', async (context) => {
      countRequest();
      const request = await readJson(context, linkRequestSchema);
      const isCounted = mayAsk(request.email);
      const view: LinkRequestView = { link: null };
      if (demo) return context.json({ link: await makeMailedLink(dependencies, request) });
      // After the answer: how long it takes tells nobody whether the address has an account.
      if (isCounted) dependencies.later(() => mailLink(dependencies, request));
      return context.json(view);
    })
    .post('/links/read', async (context) => {
      const { token } = await readJson(context, tokenSchema);
      return context.json(await readLink(database, token, nowMillis()).catch(countGuess));
    })
    .post('/sign-in', async (context) => {
      const { token } = await readJson(context, tokenSchema);
      const now = { nowMillis: nowMillis(), today: today() };
      const device = describeAgent(context.req.header('user-agent'));
      const entry = signInWithLink(database, token, now, device);
      const { session, account } = await entry.catch(countGuess);
      await sessions.begin(context, session);
      await audit(account.email, 'signed-in', {});
      return context.json(await describeAccount(dependencies, account));
    })
    .post('/set-up', async (context) => {
      const { token, name, email } = await readJson(context, setUpSchema);
      const account = { email, name, role: 'administrator', unit: null } as const;
      const session = drawSessionToken();
      const device = describeAgent(context.req.header('user-agent'));
      const isMade =
        !isPast(token, nowMillis()) &&
        (await database.as('staff', async (sql) => {
          const made = await store.insertFirstAccount(sql, hashToken(token), account);
          const row = { tokenHash: hashToken(session), email, device };
          if (made) await store.insertSession(sql, row, today());
          return made;
        }));
      if (!isMade) countGuess(new AppError('link-unusable'));
      await sessions.begin(context, session);
      await audit(email, 'set-up', {});
      return context.json(await describeAccount(dependencies, account));
    })
    .post('/sign-out', async (context) => {
      const account = await sessions.find(context);
      await sessions.signOut(context);
      if (account !== null) await audit(account.email, 'signed-out', {});
      return context.body(null, 204);
    });
}

interface LinkRequest {
  readonly email: string;
  readonly language: Language;
  readonly to: string | null;
}

/** @returns the link; null when the address has no account */
async function makeMailedLink(
  { database, nowMillis, publicUrl }: StaffDependencies,
  { email, to }: LinkRequest,
): Promise<string | null> {
  const account = await database.as('staff', (sql) => store.findAccount(sql, email));
  if (account === null) return null;
  const token = await makeLinkToken(database, email, nowMillis(), MAILED_MINUTES);
  return writeLink(publicUrl(), token, to);
}

async function mailLink(dependencies: StaffDependencies, request: LinkRequest): Promise<void> {
  const { database, sendMail, audit } = dependencies;
  const { email, language } = request;
  if (sendMail === null) return;
  const account = await database.as('staff', (sql) => store.findAccount(sql, email));
  if (account === null) {
    dependencies.onUnknownAddress();
    return;
  }
  const link = await makeMailedLink(dependencies, request);
  if (link === null) return;
  const { name } = account;
  await sendMail({
    to: email,
    ...writeSignInMail(language, { name, link, minutes: MAILED_MINUTES }),
  });
  await audit(email, 'link-mailed', {});
}
