import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database, Sql } from '../../db/connect.ts';
import { parseComment, parseSubmission } from '../../surveys/answers.ts';
import { findPlaces } from '../../surveys/breakdown-counter.ts';
import { decodeBase64url } from '../../surveys/ballot/encoding.ts';
import { findBreakdown, KEY_ID_MAX_CHARACTERS } from '../../surveys/ballot/manifest.ts';
import { SIGNATURE_BYTES, TOKEN_BYTES } from '../../surveys/ballot/token.ts';
import { computeNullifier, computeReceipt } from '../../surveys/ballot/receipts.ts';
import { compareIds } from '../../surveys/ids.ts';
import { AppError } from '../problem.ts';
import * as store from './store.ts';
import type { VerifyToken } from './verifier.ts';

function base64urlOf(bytes: number) {
  return z
    .string()
    .refine((text) => decodeBase64url(text)?.length === bytes, 'not of the right length');
}

const tokenSchema = z.strictObject({
  key: z.string().min(1).max(KEY_ID_MAX_CHARACTERS),
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
 * Put one ballot into the box, and add it to the counters of its breakdown groups. Answers with the
 * receipt only after the commit; the same deposit again gets the same receipt.
 * @throws AppError round-not-open, round-closed, token-invalid, answers-invalid, token-spent
 */
export async function depositBallot(
  database: Database,
  verify: VerifyToken,
  body: z.infer<typeof ballotSchema>,
): Promise<string> {
  const { round, ballot } = body;
  // In one order, so that two deposits never wait for each other's counters.
  const breakdowns = body.breakdowns.toSorted((a, b) => compareIds(a.key, b.key));
  const box = await admit(database, verify, round, [ballot, ...breakdowns]);
  if (!ballot.key.startsWith('cohort:') || !isOneOfEach(box.breakdowns, breakdowns)) {
    throw new AppError('token-invalid');
  }
  const answers = parseSubmission(box.key, body.answers);
  if (!answers.ok) throw new AppError('answers-invalid', { problems: answers.problems });
  const places = findPlaces(box.key, answers.packed);
  const depositHash = hashDeposit(body);
  const spent = await Promise.all(breakdowns.map(nullify));
  return deposit(database, { round, kind: 'ballot', token: ballot, depositHash }, async (sql) => {
    for (const nullifier of spent) {
      const isNew = await store.insertNullifier(sql, round, 'breakdown', nullifier, depositHash);
      if (!isNew) throw new AppError('token-spent');
    }
    await store.insertBallot(sql, round, ballot.key, answers.packed);
    // Last: everyone of a group waits for its counter until the commit.
    if (places.length === 0) return;
    for (const { key } of breakdowns) await store.countAnswers(sql, round, key, places);
  });
}

/** Whether there is exactly one token of every declared breakdown. */
function isOneOfEach(names: readonly string[], tokens: readonly Token[]): boolean {
  const found = new Set(tokens.map(({ key }) => findBreakdown(names, key)));
  return tokens.length === names.length && found.size === names.length && !found.has(null);
}

/** Put one comment into the box, under its own token: nothing joins it to a ballot. */
export async function depositComment(
  database: Database,
  verify: VerifyToken,
  body: z.infer<typeof commentSchema>,
): Promise<string> {
  const { round, comment: token } = body;
  const box = await admit(database, verify, round, [token]);
  if (!token.key.startsWith('comments:')) throw new AppError('token-invalid');
  const comment = parseComment(box.key, body.item, body.text);
  if (!comment.ok) {
    throw new AppError('answers-invalid', {
      problems: [{ item: body.item, problem: comment.problem }],
    });
  }
  const depositHash = hashDeposit(body);
  return deposit(database, { round, kind: 'comment', token, depositHash }, (sql) =>
    store.insertComment(sql, round, token.key, body.item, comment.text),
  );
}

/**
 * The box of a round, for tokens that are all valid. A token counts only under the key of its own
 * group; an unknown group costs the same work as a known one.
 */
async function admit(
  database: Database,
  verify: VerifyToken,
  round: string,
  tokens: readonly Token[],
): Promise<store.BoxRow> {
  const keyIds = tokens.map(({ key }) => key);
  const box = await database.as('ballotbox', (sql) => store.findBox(sql, round, keyIds));
  if (box === null) throw new AppError('round-not-open');
  const valid = await Promise.all(
    tokens.map(({ key, token, signature }) =>
      verify(box.publicKeys.get(key) ?? null, decodeBase64url(token)!, decodeBase64url(signature)!),
    ),
  );
  if (!valid.every(Boolean)) throw new AppError('token-invalid');
  return box;
}

interface Deposit {
  readonly round: string;
  readonly kind: store.TokenKind;
  readonly token: Token;
  readonly depositHash: Buffer;
}

/**
 * One transaction: the nullifier and what it pays for, or neither. A deposit that was made before
 * gets its receipt again, even after the close.
 */
async function deposit(
  database: Database,
  { round, kind, token, depositHash }: Deposit,
  insert: (sql: Sql) => Promise<void>,
): Promise<string> {
  const nullifier = await nullify(token);
  await database.as('ballotbox', async (sql) => {
    await store.lockBoxShared(sql, round);
    const isNew =
      (await store.isOpen(sql, round)) &&
      (await store.insertNullifier(sql, round, kind, nullifier, depositHash));
    if (isNew) return insert(sql);
    const past = await store.findDepositHash(sql, round, nullifier);
    if (past?.equals(depositHash)) return;
    throw new AppError(past === null ? 'round-closed' : 'token-spent');
  });
  return computeReceipt(nullifier);
}

function nullify({ token }: Token): Promise<Uint8Array> {
  return computeNullifier(decodeBase64url(token)!);
}

/** The pad holds random bytes of the sender, so that nobody can find the answers by trying them all. */
function hashDeposit(body: object): Buffer {
  return createHash('sha256').update(JSON.stringify(body)).digest();
}
