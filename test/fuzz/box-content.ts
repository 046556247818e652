import { createHash } from 'node:crypto';
import { parseComment, parseSubmission } from '../../surveys/answers.ts';
import { decodeBase64url } from '../../surveys/ballot/encoding.ts';
import { computeNullifier } from '../../surveys/ballot/receipts.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';

/** What the box of an open round holds: each row as a line of text, in no order. */
export interface BoxContent {
  readonly ballots: readonly string[];
  readonly comments: readonly string[];
  /** Spent tokens, by their hash. */
  readonly spent: readonly string[];
}

/** The lines, written from rows of the database and from requests alike. */
export const writeBallot = (cohort: string, answers: Uint8Array) =>
  `${cohort} ${Buffer.from(answers).toString('hex')}`;
export const writeComment = (cohort: string, item: string, text: string) =>
  JSON.stringify([cohort, item, text]);
export const writeSpent = (kind: 'ballot' | 'breakdown' | 'comment', hash: Uint8Array) =>
  `${kind} ${Buffer.from(hash).toString('hex')}`;

interface Token {
  readonly key: string;
  readonly token: string;
}

interface BallotBody {
  readonly ballot: Token;
  readonly breakdowns: readonly Token[];
  readonly answers: unknown;
}

interface CommentBody {
  readonly comment: Token;
  readonly item: string;
  readonly text: string;
}

/**
 * What has to be in the box after these were acknowledged. Their padding is not stored, and comments are
 * stored as the product cleans them.
 * @param ballots @param comments bodies as they were sent
 * @throws when one of them could not have been taken
 */
export function deriveContent(
  key: ScoringKey,
  ballots: readonly string[],
  comments: readonly string[],
): BoxContent {
  const ballotBodies = ballots.map((body) => JSON.parse(body) as BallotBody);
  const commentBodies = comments.map((body) => JSON.parse(body) as CommentBody);
  return {
    ballots: ballotBodies.map(({ ballot, answers }) => {
      const parsed = parseSubmission(key, answers);
      if (!parsed.ok) throw new Error('acknowledged answers that are none');
      return writeBallot(ballot.key, parsed.packed);
    }),
    comments: commentBodies.map(({ comment, item, text }) => {
      const parsed = parseComment(key, item, text);
      if (!parsed.ok) throw new Error('acknowledged a comment that is none');
      return writeComment(comment.key, parsed.item, parsed.text);
    }),
    spent: [
      ...ballotBodies.map(({ ballot }) => writeSpent('ballot', nullify(ballot))),
      ...ballotBodies.flatMap(({ breakdowns }) =>
        breakdowns.map((token) => writeSpent('breakdown', nullify(token))),
      ),
      ...commentBodies.map(({ comment }) => writeSpent('comment', nullify(comment))),
    ],
  };
}

function nullify({ token }: Token): Buffer {
  return computeNullifier(decodeBase64url(token)!, (data) =>
    createHash('sha256').update(data).digest(),
  );
}

/** @returns a line for each kind of row of which other ones are stored than were acknowledged */
export function compareContent(due: BoxContent, found: BoxContent): string[] {
  return (['ballots', 'comments', 'spent'] as const).flatMap((kind) => {
    const missing = subtract(due[kind], found[kind]);
    const surplus = subtract(found[kind], due[kind]);
    if (missing.length + surplus.length === 0) return [];
    return [
      `${kind}: ${missing.length} acknowledged are not stored, ${surplus.length} stored were not acknowledged`,
    ];
  });
}

/** As multisets: what is twice in one and once in the other remains once. */
function subtract(all: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return all.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
