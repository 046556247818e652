import { createHash, hash } from 'node:crypto';
import { z } from 'zod';
import { parseComment, parseSubmission } from '../../surveys/answers.ts';
import { findPlaces } from '../../surveys/breakdown-counter.ts';
import { decodeBase64url } from '../../surveys/ballot/encoding.ts';
import { findBreakdown, KEY_ID_MAX_CHARACTERS } from '../../surveys/ballot/manifest.ts';
import { SIGNATURE_BYTES, TOKEN_BYTES } from '../../surveys/ballot/token.ts';
import { computeNullifier, computeReceipt } from '../../surveys/ballot/receipts.ts';
import { AppError } from '../problem.ts';
import type { Box } from './box.ts';
import type { FindBox } from './find-box.ts';
import type { BoxRow } from './store.ts';
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

/** What a deposit goes through: the facts of its round, the check of its tokens, the box. */
export interface Depositing {
  readonly findBox: FindBox;
  readonly verify: VerifyToken;
  readonly box: Box;
}

/**
 * Put one ballot into the box, and add it to the counters of its breakdown groups. Answers with the
 * receipt only after the commit; the same deposit again gets the same receipt.
 * @throws AppError round-not-open, round-closed, token-invalid, answers-invalid, token-spent
 */
export async function depositBallot(
  depositing: Depositing,
  body: z.infer<typeof ballotSchema>,
): Promise<string> {
  const { round, ballot, breakdowns } = body;
  const { key, breakdowns: names } = await admit(depositing, round, [ballot, ...breakdowns]);
  if (!ballot.key.startsWith('cohort:') || !isOneOfEach(names, breakdowns)) {
    throw new AppError('token-invalid');
  }
  const answers = parseSubmission(key, body.answers);
  if (!answers.ok) throw new AppError('answers-invalid', { problems: answers.problems });
  const nullifier = nullify(ballot);
  const verdict = await depositing.box.putBallot(round, {
    nullifier,
    others: breakdowns.map(nullify),
    hash: hashDeposit(body),
    cohort: ballot.key,
    answers: answers.packed,
    counters: breakdowns.map((token) => token.key),
    places: findPlaces(key, answers.packed),
  });
  if (verdict !== 'taken') throw new AppError(verdict);
  return computeReceipt(nullifier);
}

/** Whether there is exactly one token of every declared breakdown. */
function isOneOfEach(names: readonly string[], tokens: readonly Token[]): boolean {
  const found = new Set(tokens.map(({ key }) => findBreakdown(names, key)));
  return tokens.length === names.length && found.size === names.length && !found.has(null);
}

/** Put one comment into the box, under its own token: nothing joins it to a ballot. */
export async function depositComment(
  depositing: Depositing,
  body: z.infer<typeof commentSchema>,
): Promise<string> {
  const { round, comment: token, item } = body;
  const { key } = await admit(depositing, round, [token]);
  if (!token.key.startsWith('comments:')) throw new AppError('token-invalid');
  const comment = parseComment(key, item, body.text);
  if (!comment.ok) {
    throw new AppError('answers-invalid', { problems: [{ item, problem: comment.problem }] });
  }
  const nullifier = nullify(token);
  const verdict = await depositing.box.putComment(round, {
    nullifier,
    others: [],
    hash: hashDeposit(body),
    cohort: token.key,
    item,
    text: comment.text,
  });
  if (verdict !== 'taken') throw new AppError(verdict);
  return computeReceipt(nullifier);
}

/**
 * The box of a round, for tokens that are all valid. A token counts only under the key of its own
 * group; an unknown group costs the same work as a known one.
 */
async function admit(
  { findBox, verify }: Depositing,
  round: string,
  tokens: readonly Token[],
): Promise<BoxRow> {
  const box = await findBox(round);
  if (box === null) throw new AppError('round-not-open');
  const valid = await Promise.all(
    tokens.map(({ key, token, signature }) =>
      verify(box.publicKeys.get(key) ?? null, decodeBase64url(token)!, decodeBase64url(signature)!),
    ),
  );
  if (!valid.every(Boolean)) throw new AppError('token-invalid');
  return box;
}

/** A few bytes: handing them to another thread would take longer than their hash. */
function nullify({ token }: Token): Buffer {
  return computeNullifier(decodeBase64url(token)!, (data) => hash('sha256', data, 'buffer'));
}

/** The pad holds random bytes of the sender, so that nobody can find the answers by trying them all. */
function hashDeposit(body: object): Buffer {
  return createHash('sha256').update(JSON.stringify(body)).digest();
}
