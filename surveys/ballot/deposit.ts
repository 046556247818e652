import type { Random } from './blind-rsa.ts';
import type { Tokens } from './claim.ts';
import { encodeBase64url, encodeUtf8, writeCanonicalJson } from './encoding.ts';
import { isListOf, isShape } from './guards.ts';
import type { Manifest } from './manifest.ts';
import { SIGNATURE_BYTES, TOKEN_BYTES } from './token.ts';
import type { SignedToken } from './token.ts';

/**
 * What goes to the ballot box. Every ballot of a round has the same length and so has every comment, so
 * that whoever watches the line learns nothing from sizes. Bodies are canonical JSON: the order in which
 * a person answered is not in them. Store them before sending: a repeated deposit has to be the same bytes.
 */

export interface BallotDeposit {
  readonly round: string;
  readonly ballot: SignedToken;
  readonly breakdowns: readonly SignedToken[];
  /** Item id to the chosen value; items left out were not answered. */
  readonly answers: Readonly<Record<string, number>>;
  /**
   * 256 random bits, then zeros up to the length. The box keeps a hash of the whole body in order to
   * know a repeated deposit; without the random part that hash would give the answers away to whoever
   * tries all of them.
   */
  readonly pad: string;
}

export interface CommentDeposit {
  readonly round: string;
  readonly comment: SignedToken;
  readonly item: string;
  readonly text: string;
  readonly pad: string;
}

/** Request bodies as text, ready to be stored and sent. */
export interface Deposits {
  readonly ballot: string;
  /** In random order; boxes left empty are not sent. */
  readonly comments: readonly string[];
}

export const isDeposits = isShape<Deposits>({
  ballot: (value) => typeof value === 'string',
  comments: isListOf((value) => typeof value === 'string'),
});

/** Length of every comment body of every round, in bytes: room for about 2,000 characters of any script. */
export const COMMENT_BODY_BYTES = 8192;
/** Ballot bodies are as long as the longest possible one of the round, rounded up to this. */
const BALLOT_STEP_BYTES = 2048;
const PAD_RANDOM_BYTES = 32;

/** What has to be known of a closed item in order to know how long its answer can get. */
export interface AnswerRange {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly notApplicable: readonly number[];
}

/** Length of every ballot body of a round, in bytes: the same for everyone, from public facts alone. */
export function planBallotBodyBytes(manifest: Manifest, items: readonly AnswerRange[]): number {
  const longestKey = (prefix: string) =>
    manifest.keys
      .map((key) => key.id)
      .filter((id) => id.startsWith(prefix))
      .reduce(
        (longest, id) => (countBytes(quote(id)) > countBytes(quote(longest)) ? id : longest),
        '',
      );
  const longestValue = (item: AnswerRange) =>
    [item.from, item.to, ...item.notApplicable].reduce((longest, value) =>
      String(value).length > String(longest).length ? value : longest,
    );
  const longest: BallotDeposit = {
    round: manifest.round.id,
    ballot: placeholder(longestKey('cohort:')),
    breakdowns: manifest.breakdowns.map((name) => placeholder(longestKey(`breakdown:${name}=`))),
    answers: Object.fromEntries(items.map((item) => [item.id, longestValue(item)])),
    pad: placeholderText(PAD_RANDOM_BYTES),
  };
  const bytes = countBytes(writeCanonicalJson(longest));
  return Math.ceil(bytes / BALLOT_STEP_BYTES) * BALLOT_STEP_BYTES;
}

export interface DepositInput {
  readonly tokens: Tokens;
  readonly answers: Readonly<Record<string, number>>;
  /** Item id to text; blank ones are left out. */
  readonly comments: Readonly<Record<string, string>>;
  /** From `planBallotBodyBytes`. */
  readonly ballotBodyBytes: number;
  readonly random: Random;
}

export type WrittenDeposits =
  | { readonly ok: true; readonly deposits: Deposits }
  | {
      readonly ok: false;
      /** `no-token`: the questionnaire had no such comment box when the claim was made. */
      readonly why: 'answers-too-long' | 'comment-too-long' | 'no-token';
      /** The comment item at fault; null for the ballot. */
      readonly item: string | null;
    };

export function writeDeposits(input: DepositInput): WrittenDeposits {
  const { tokens, answers, ballotBodyBytes, random } = input;
  const { round, ballot, breakdowns } = tokens;
  const ballotBody = padBody({ round, ballot, breakdowns, answers }, ballotBodyBytes, random);
  if (ballotBody === null) return { ok: false, why: 'answers-too-long', item: null };

  const comments: string[] = [];
  for (const [item, text] of Object.entries(input.comments)) {
    if (text.trim() === '') continue;
    const slot = tokens.comments.find((comment) => comment.item === item);
    if (slot === undefined) return { ok: false, why: 'no-token', item };
    const body = padBody({ round, comment: slot.token, item, text }, COMMENT_BODY_BYTES, random);
    if (body === null) return { ok: false, why: 'comment-too-long', item };
    comments.push(body);
  }
  return { ok: true, deposits: { ballot: ballotBody, comments: shuffle(comments, random) } };
}

/** Canonical JSON of exactly `bytes` bytes; null when the content alone is longer. */
function padBody(
  content: Omit<BallotDeposit, 'pad'> | Omit<CommentDeposit, 'pad'>,
  bytes: number,
  random: Random,
): string | null {
  const pad = encodeBase64url(random(PAD_RANDOM_BYTES));
  const missing = bytes - countBytes(writeCanonicalJson({ ...content, pad }));
  return missing < 0 ? null : writeCanonicalJson({ ...content, pad: pad + '0'.repeat(missing) });
}

/** Fisher-Yates; 32 random bits per step make the bias of the remainder negligible. */
function shuffle<T>(list: readonly T[], random: Random): T[] {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const draw = random(4).reduce((number, byte) => number * 256 + byte, 0);
    const other = draw % (last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}

function placeholder(key: string): SignedToken {
  return {
    key,
    token: placeholderText(TOKEN_BYTES),
    signature: placeholderText(SIGNATURE_BYTES),
  };
}

function placeholderText(bytes: number): string {
  return encodeBase64url(new Uint8Array(bytes));
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function countBytes(text: string): number {
  return encodeUtf8(text).length;
}
