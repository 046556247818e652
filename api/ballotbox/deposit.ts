import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database, Sql } from '../../db/connect.ts';
import { parseComment, parseSubmission } from '../../surveys/answers.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';
import { decodeBase64url } from '../../surveys/ballot/encoding.ts';
import { SIGNATURE_BYTES, TOKEN_BYTES } from '../../surveys/ballot/token.ts';
import { computeNullifier, computeReceipt } from '../../surveys/ballot/receipts.ts';
import { AppError } from '../problem.ts';
import * as store from './store.ts';
import type { VerifyToken } from './verifier.ts';

function base64urlOf(bytes: number) {
  return z
    .string()
    .refine((text) => decodeBase64url(text)?.length === bytes, 'not of the right length');
}

const tokenSchema = z.strictObject({
  key: z.string().min(1).max(300),
  token: base64urlOf(TOKEN_BYTES),
  signature: base64urlOf(SIGNATURE_BYTES),
});
type Token = z.infer<typeof tokenSchema>;

export const ballotSchema = z.strictObject({
  round: z.uuid(),
  ballot: tokenSchema,
  breakdowns: z.array(tokenSchema).max(20),
  answers: z.record(z.string().max(100), z.unknown()),
  pad: z.string(),
});

export const commentSchema = z.strictObject({
  round: z.uuid(),
  comment: tokenSchema,
  item: z.string().max(100),
  text: z.string(),
  pad: z.string(),
});

/**
 * Put one ballot into the box. Answers with the receipt only after the commit; the same deposit
 * again gets the same receipt.
 * @throws AppError round-closed, token-invalid, answers-invalid, token-spent
 */
export async function depositBallot(
  database: Database,
  verify: VerifyToken,
  body: z.infer<typeof ballotSchema>,
): Promise<string> {
  const key = await admit(database, verify, body.round, body.ballot, 'cohort:');
  const answers = parseSubmission(key, body.answers);
  if (!answers.ok) throw new AppError('answers-invalid', { problems: answers.problems });
  return deposit(database, body.round, body.ballot, hashDeposit(body), (sql) =>
    store.insertBallot(sql, body.round, body.ballot.key, answers.packed),
  );
}

/** Put one comment into the box, under its own token: nothing joins it to a ballot. */
export async function depositComment(
  database: Database,
  verify: VerifyToken,
  body: z.infer<typeof commentSchema>,
): Promise<string> {
  const key = await admit(database, verify, body.round, body.comment, 'comments:');
  const comment = parseComment(key, body.item, body.text);
  if (!comment.ok) {
    throw new AppError('answers-invalid', {
      problems: [{ item: body.item, problem: comment.problem }],
    });
  }
  return deposit(database, body.round, body.comment, hashDeposit(body), (sql) =>
    store.insertComment(sql, body.round, body.comment.key, body.item, comment.text),
  );
}

/**
 * The scoring key of an open round, for a token that is valid. A token counts only under the key of
 * its own group; an unknown group costs the same work as a known one.
 */
async function admit(
  database: Database,
  verify: VerifyToken,
  round: string,
  token: Token,
  kind: string,
): Promise<ScoringKey> {
  const box = await database.as('ballotbox', (sql) => store.findBox(sql, round, token.key));
  if (box === null) throw new AppError('round-not-open');
  if (box.state !== 'open') throw new AppError('round-closed');
  const valid = await verify(
    box.publicKey,
    decodeBase64url(token.token)!,
    decodeBase64url(token.signature)!,
  );
  if (!valid || box.publicKey === null || !token.key.startsWith(kind)) {
    throw new AppError('token-invalid');
  }
  return box.key;
}

/** One transaction: the nullifier and what it pays for, or neither. */
async function deposit(
  database: Database,
  round: string,
  token: Token,
  depositHash: Buffer,
  insert: (sql: Sql) => Promise<void>,
): Promise<string> {
  const nullifier = await computeNullifier(decodeBase64url(token.token)!);
  await database.as('ballotbox', async (sql) => {
    await store.lockBoxShared(sql, round);
    const isNew =
      (await store.isOpen(sql, round)) &&
      (await store.insertNullifier(sql, round, nullifier, depositHash));
    if (isNew) return insert(sql);
    const past = await store.findDepositHash(sql, round, nullifier);
    if (past?.equals(depositHash)) return;
    throw new AppError(past === null ? 'round-closed' : 'token-spent');
  });
  return computeReceipt(nullifier);
}

/** The pad holds random bytes of the sender, so that nobody can find the answers by trying them all. */
function hashDeposit(body: object): Buffer {
  return createHash('sha256').update(JSON.stringify(body)).digest();
}
