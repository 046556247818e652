import type { ClaimView, InvitationView } from '../../api/app.ts';
import type { ProblemCode } from '../../api/app.ts';
import type { Random } from '../../surveys/ballot/blind-rsa.ts';
import { checkManifest } from '../../surveys/ballot/check-manifest.ts';
import type { ManifestFault } from '../../surveys/ballot/check-manifest.ts';
import { beginClaim, finishClaim, writeClaimRequest } from '../../surveys/ballot/claim.ts';
import { planBallotBodyBytes, writeDeposits } from '../../surveys/ballot/deposit.ts';
import { sha256 } from '../../surveys/ballot/digest.ts';
import { encodeBase64url, encodeUtf8, writeCanonicalJson } from '../../surveys/ballot/encoding.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { postText } from './api.ts';
import type { Fetch, Reply } from './api.ts';
import { eraseDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Keep } from './keep.ts';
import { eraseSubmission, readSubmission, writeSubmission } from './submission.ts';
import type { About, BallotStep, ClaimStep, CommentsStep, Submission } from './submission.ts';
import { collectAnswers } from './topics.ts';

export type Step = 'check' | 'claim' | 'ballot' | 'comments';

/** `waiting`: why the step can not go on at the moment; it is tried again by itself. */
export interface Progress {
  readonly step: Step;
  readonly waiting: 'offline' | 'busy' | null;
}

/** Why this device refuses to go on. `bad-signature`: the registrar answered a claim with something else. */
export type KeyFault = ManifestFault | 'instrument' | 'bad-signature';

export type Outcome =
  | {
      readonly kind: 'done';
      readonly about: About;
      readonly receipt: string;
      /** Comments that the server refused; the ballot counts all the same. */
      readonly commentsRefused: number;
    }
  | { readonly kind: 'key-fault'; readonly why: KeyFault }
  | { readonly kind: 'refused'; readonly code: ProblemCode };

export interface SubmitPorts {
  readonly fetch: Fetch;
  readonly keep: Keep;
  readonly random: Random;
  /** Until the next attempt may be worth while; `attempt` counts from 0. */
  readonly waitForRetry: (attempt: number) => Promise<void>;
  /** The short random pause before a comment, so that it does not arrive on the heels of the ballot. */
  readonly pause: () => Promise<void>;
  readonly report: (progress: Progress) => void;
}

export interface SubmitInput {
  readonly secret: string;
  readonly invitation: InvitationView;
  readonly instrument: Instrument;
  /** The round's signed manifest as received. */
  readonly manifest: unknown;
  readonly draft: Draft;
}

/** Not a result but a way out of the steps below. */
class Stopped extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super(outcome.kind);
    this.outcome = outcome;
  }
}

/**
 * Hand in the answers: check the keys, claim, deposit the ballot, deposit each comment. Whatever is
 * already under way on this device under `name` goes on from where it stopped; `input` begins a new one.
 * Waits for the network as long as it takes.
 */
export async function submit(
  ports: SubmitPorts,
  name: string,
  input: SubmitInput | null,
): Promise<Outcome> {
  try {
    let submission = readSubmission(ports.keep, name);
    if (submission === null) {
      if (input === null) throw new Stopped({ kind: 'refused', code: 'internal' });
      ports.report({ step: 'check', waiting: null });
      submission = await prepareClaim(ports.random, input);
      // From here on a crash resumes: the state is on the device before the request leaves.
      writeSubmission(ports.keep, name, submission);
    }
    return await carryThrough(ports, name, submission);
  } catch (error) {
    if (error instanceof Stopped) {
      const { outcome } = error;
      if (outcome.kind === 'refused') {
        eraseSubmission(ports.keep, name);
        if (isFinal(outcome.code)) eraseDraft(ports.keep, name);
      }
      return outcome;
    }
    throw error;
  }
}

/** After these there is no use for the draft any more. */
function isFinal(code: ProblemCode): boolean {
  return code === 'invitation-used' || code === 'round-closed';
}

async function carryThrough(ports: SubmitPorts, name: string, begun: Submission): Promise<Outcome> {
  let submission = begun;
  for (;;) {
    switch (submission.step) {
      case 'claim':
        submission = await claimTokens(ports, submission);
        break;
      case 'ballot':
        submission = await depositBallot(ports, submission);
        eraseDraft(ports.keep, name);
        break;
      case 'comments': {
        if (submission.comments.length === 0) {
          eraseSubmission(ports.keep, name);
          const { about, receipt, commentsRefused } = submission;
          return { kind: 'done', about, receipt, commentsRefused };
        }
        submission = await depositNextComment(ports, submission);
        break;
      }
    }
    writeSubmission(ports.keep, name, submission);
  }
}

/** Needs no connection. */
async function prepareClaim(random: Random, input: SubmitInput): Promise<ClaimStep> {
  const { secret, invitation, instrument, manifest, draft } = input;
  const { id, title, organisation, closesOn } = invitation.round;
  const check = await checkManifest({
    signed: manifest,
    expectedRoot: invitation.manifestRoot,
    ownKeys: invitation.keys,
  });
  if (!check.ok) throw new Stopped({ kind: 'key-fault', why: check.why });
  const hash = encodeBase64url(await sha256(encodeUtf8(writeCanonicalJson(instrument))));
  if (hash !== check.manifest.round.instrumentHash) {
    throw new Stopped({ kind: 'key-fault', why: 'instrument' });
  }
  const claim = await beginClaim({
    round: id,
    keys: check.keys,
    commentItems: instrument.comments.map((comment) => comment.id),
    random,
  });
  if (claim === null) throw new Stopped({ kind: 'key-fault', why: 'bad-key' });
  return {
    step: 'claim',
    about: { round: id, title, organisation, closesOn },
    ballotbox: check.manifest.ballotbox ?? '',
    secret,
    claim,
    answers: collectAnswers(instrument, draft.answers),
    comments: invitation.keys.comment === null ? {} : draft.comments,
    ballotBodyBytes: planBallotBodyBytes(check.manifest, instrument.items),
  };
}

async function claimTokens(ports: SubmitPorts, submission: ClaimStep): Promise<BallotStep> {
  const { secret, claim, answers, comments, ballotBodyBytes, about, ballotbox } = submission;
  const body = JSON.stringify({ secret, ...writeClaimRequest(claim) });
  const reply = await insist<ClaimView>(ports, 'claim', () =>
    postText(ports.fetch, '/api/registrar/claim', body),
  );
  const finished = await finishClaim(claim, reply);
  if (!finished.ok) throw new Stopped({ kind: 'key-fault', why: 'bad-signature' });
  const written = writeDeposits({
    tokens: finished.tokens,
    answers,
    comments,
    ballotBodyBytes,
    random: ports.random,
  });
  if (!written.ok) throw new Stopped({ kind: 'refused', code: 'answers-invalid' });
  return { step: 'ballot', about, ballotbox, deposits: written.deposits };
}

async function depositBallot(ports: SubmitPorts, submission: BallotStep): Promise<CommentsStep> {
  const { about, ballotbox, deposits } = submission;
  const { receipt } = await insist<{ readonly receipt: string }>(ports, 'ballot', () =>
    postText(ports.fetch, `${ballotbox}/api/ballotbox/ballots`, deposits.ballot),
  );
  const { comments } = deposits;
  return { step: 'comments', about, ballotbox, receipt, comments, commentsRefused: 0 };
}

async function depositNextComment(
  ports: SubmitPorts,
  submission: CommentsStep,
): Promise<CommentsStep> {
  const [next = '', ...rest] = submission.comments;
  ports.report({ step: 'comments', waiting: null });
  await ports.pause();
  try {
    await insist(ports, 'comments', () =>
      postText(ports.fetch, `${submission.ballotbox}/api/ballotbox/comments`, next),
    );
    return { ...submission, comments: rest };
  } catch (error) {
    // The ballot is in the box: a refused comment must not cost the receipt.
    if (!(error instanceof Stopped)) throw error;
    return { ...submission, comments: rest, commentsRefused: submission.commentsRefused + 1 };
  }
}

/** Ask until there is an answer. No connection and a busy server are waited out; a refusal ends it. */
async function insist<Value>(
  ports: SubmitPorts,
  step: Step,
  ask: () => Promise<Reply<Value>>,
): Promise<Value> {
  for (let attempt = 0; ; attempt++) {
    ports.report({ step, waiting: null });
    const reply = await ask();
    if (reply.ok) return reply.value;
    const { failure } = reply;
    if (failure.kind === 'problem') throw new Stopped({ kind: 'refused', code: failure.code });
    ports.report({ step, waiting: failure.kind });
    await ports.waitForRetry(attempt);
  }
}
