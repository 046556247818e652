import { Hono } from 'hono';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import { KEY_ID_MAX_CHARACTERS } from '../../surveys/ballot/manifest.ts';
import { findTextProblem, joinLines } from '../../surveys/organisation/identifiers.ts';
import type { AccountVariables } from '../account.ts';
import { createLimit } from '../limit.ts';
import { AppError } from '../problem.ts';
import { limitBody, PUBLIC_BODY_BYTES, readJson } from '../request.ts';
import { createClaims, type BlindSign } from './claim.ts';
import { codesRoutes } from './codes/routes.ts';
import { importRoutes } from './import/routes.ts';
import { lookUpInvitation } from './look-up.ts';
import type { HashSecret } from './secret-hash.ts';
import type { MailDependencies } from './mail/dependencies.ts';
import { outboxRoutes } from './mail/outbox.ts';
import { mailRoutes } from './mail/routes.ts';
import * as store from './store.ts';
import type { OrganisationView } from './views.ts';

/** Requests with secrets that belong to nobody, at this process, before it asks to wait. */
const GUESSES = { size: 120, perMinute: 60 };

/** 22 characters of a link, or a printed code as `parsePaperCode` returns it. */
const secretSchema = z.string().max(100);
export const lookUpSchema = z.strictObject({ secret: secretSchema });
export const claimSchema = z.strictObject({
  secret: secretSchema,
  round: z.uuid(),
  blinded: z
    .array(
      z.strictObject({
        key: z.string().min(1).max(KEY_ID_MAX_CHARACTERS),
        /** base64url of 256 bytes. */
        message: z.string().regex(/^[\w-]{342}$/),
      }),
    )
    .min(1)
    .max(40),
});

export const renameSchema = z.strictObject({
  name: z
    .string()
    .transform(joinLines)
    .refine(
      (name) => name !== '' && findTextProblem(name) === null,
      'a name of 1 to 200 characters',
    ),
});

/** For employees: they come with the secret of their invitation and nothing else. */
export function registrarRoutes(database: Database, sign: BlindSign, hashSecret: HashSecret) {
  const claimSignatures = createClaims(database, sign, hashSecret);
  const limitGuesses = createLimit(GUESSES, () => performance.now());
  /**
   * Only wrong secrets are counted: whoever guesses is told to wait, and nobody with an invitation is ever
   * kept out by it. What makes guessing hopeless is the length of the secrets (`paper-code.ts`).
   */
  const countGuess = (error: unknown): never => {
    if (error instanceof AppError && error.code === 'invitation-unknown') limitGuesses();
    throw error;
  };
  return new Hono()
    .use(limitBody(PUBLIC_BODY_BYTES))
    .post('/invitation', async (context) => {
      const { secret } = await readJson(context, lookUpSchema);
      const found = lookUpInvitation(database, secret, hashSecret(secret));
      return context.json(await found.catch(countGuess));
    })
    .post('/claim', async (context) => {
      const claim = await readJson(context, claimSchema);
      return context.json(await claimSignatures(claim).catch(countGuess));
    });
}

/** For HR: who works where, and how they get their links. */
export function organisationRoutes(dependencies: MailDependencies) {
  const { database, audit } = dependencies;
  return new Hono<AccountVariables>()
    .route('/', codesRoutes(dependencies))
    .route('/', mailRoutes(dependencies))
    .route('/', outboxRoutes(dependencies))
    .route('/', importRoutes({ database, audit }))
    .get('/organisation', async (context) => context.json(await viewOrganisation(database)))
    .patch('/organisation/units/:id', limitBody(PUBLIC_BODY_BYTES), async (context) => {
      const { name } = await readJson(context, renameSchema);
      const id = context.req.param('id');
      const known = await database.as('registrar', (sql) => store.renameUnit(sql, id, name));
      if (!known) throw new AppError('not-found');
      await audit(context.get('account').email, 'unit-renamed', { unit: id, name });
      return context.json({ id, name });
    });
}

async function viewOrganisation(database: Database): Promise<OrganisationView> {
  return database.as('registrar', async (sql) => {
    const heads = await store.readHeads(sql);
    const units = await store.readUnits(sql);
    const { employees, attributes } = await store.describeRoster(sql);
    return {
      units: units.map((unit) => ({ ...unit, heads: heads.get(unit.id) ?? 0 })),
      employees,
      attributes,
    };
  });
}
