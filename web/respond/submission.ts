import { isClaimState } from '../../surveys/ballot/claim.ts';
import type { ClaimState } from '../../surveys/ballot/claim.ts';
import { isDeposits } from '../../surveys/ballot/deposit.ts';
import type { Deposits } from '../../surveys/ballot/deposit.ts';
import { isCount, isExactly, isListOf, isShape, isText } from '../../surveys/ballot/guards.ts';
import type { Keep } from './keep.ts';
import { submissionKey } from './pending.ts';

/** What the last pages tell of the round; kept with a submission, which may go on without its link. */
export interface About {
  readonly round: string;
  readonly title: string;
  readonly organisation: string;
  /** `YYYY-MM-DD`. */
  readonly closesOn: string;
}

/** Where the round's manifest sends every deposit; empty: where this page comes from. */
type BallotboxOrigin = string;

/**
 * A submission under way, as it stands on the device. Each step replaces the one before in a single
 * write, so a crash between any two finds either the old step, which is repeated with the same
 * bytes, or the new one.
 */
export type Submission = ClaimStep | BallotStep | CommentsStep;

/** Before the signatures are there. The only step that holds the secret of the invitation. */
export interface ClaimStep {
  readonly step: 'claim';
  readonly about: About;
  readonly ballotbox: BallotboxOrigin;
  readonly secret: string;
  readonly claim: ClaimState;
  readonly answers: Readonly<Record<string, number>>;
  readonly comments: Readonly<Record<string, string>>;
  readonly ballotBodyBytes: number;
}

/** Nothing in it leads to the invitation any more. */
export interface BallotStep {
  readonly step: 'ballot';
  readonly about: About;
  readonly ballotbox: BallotboxOrigin;
  readonly deposits: Deposits;
}

/** The ballot is in the box; these comments are not yet. */
export interface CommentsStep {
  readonly step: 'comments';
  readonly about: About;
  readonly ballotbox: BallotboxOrigin;
  readonly receipt: string;
  readonly comments: readonly string[];
  readonly commentsRefused: number;
}

const isLongText = (value: unknown): value is string => typeof value === 'string';

const isAbout = isShape<About>({
  round: isText,
  title: isText,
  organisation: isText,
  closesOn: isText,
});

const isClaimStep = isShape<ClaimStep>({
  step: isExactly('claim'),
  about: isAbout,
  ballotbox: isText,
  secret: isText,
  claim: isClaimState,
  answers: isRecordOf((value): value is number => Number.isInteger(value)),
  comments: isRecordOf(isLongText),
  ballotBodyBytes: isCount,
});

const isBallotStep = isShape<BallotStep>({
  step: isExactly('ballot'),
  about: isAbout,
  ballotbox: isText,
  deposits: isDeposits,
});

const isCommentsStep = isShape<CommentsStep>({
  step: isExactly('comments'),
  about: isAbout,
  ballotbox: isText,
  receipt: isText,
  comments: isListOf(isLongText),
  commentsRefused: isCount,
});

export function readSubmission(keep: Keep, name: string): Submission | null {
  const text = keep.read(submissionKey(name));
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isClaimStep(value) || isBallotStep(value) || isCommentsStep(value) ? value : null;
  } catch {
    return null;
  }
}

export function writeSubmission(keep: Keep, name: string, submission: Submission): void {
  keep.write(submissionKey(name), JSON.stringify(submission));
}

export function eraseSubmission(keep: Keep, name: string): void {
  keep.erase(submissionKey(name));
}

function isRecordOf<Value>(guard: (value: unknown) => value is Value) {
  return (value: unknown): value is Readonly<Record<string, Value>> =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(guard);
}
