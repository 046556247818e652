import type { ProblemCode } from '../../api/app.ts';
import type { InvitationView } from '../../api/app.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { startDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import type { About } from './submission.ts';
import type { KeyFault, Outcome, Progress } from './submit.ts';

/**
 * Where a person is in the survey. Pure: `respondent.ts` does what has to be done about it.
 *
 *     opening → welcome ⇄ questions ⇄ review → sending → done
 *     anywhere → dead-end
 */
export type State = Opening | DeadEnd | Asking | Sending | Done;

interface Opening {
  readonly at: 'opening';
}

export interface DeadEnd {
  readonly at: 'dead-end';
  readonly end: End;
  /** null where the round is not known. */
  readonly about: About | null;
  /** Whether the entered answers are still on the device. */
  readonly draftKept: boolean;
}

export type End =
  | { readonly why: 'no-secret' | 'unknown' | 'offline' | 'server' | 'browser' | 'insecure' }
  | { readonly why: 'sent' | 'used' | 'preparing' | 'closed' | 'closed-late' | 'released' }
  | { readonly why: 'keys'; readonly fault: KeyFault }
  | { readonly why: 'refused'; readonly code: ProblemCode };

/** Everything until Submit: nothing has left the device but the secret of the invitation. */
export interface Asking {
  readonly at: 'welcome' | 'questions' | 'review';
  readonly session: Session;
  readonly draft: Draft;
  /** Nothing is kept on a shared device. */
  readonly shared: boolean;
  readonly questions: Questions | 'loading' | 'failed';
}

/** What is needed offline from here on: to answer, and to prepare the submission. */
export interface Questions {
  readonly instrument: Instrument;
  /** As received; `submit` checks it. */
  readonly manifest: unknown;
}

export interface Session {
  readonly secret: string;
  /** Name of the invitation on this device (`nameInvitation`). */
  readonly name: string;
  readonly invitation: InvitationView;
}

export interface Sending {
  readonly at: 'sending';
  readonly name: string;
  readonly about: About | null;
  readonly progress: Progress;
  /** Whether the submission would survive leaving this page. */
  readonly lasts: boolean;
  /** Whether there are comments; null where that is not known yet. */
  readonly comments: boolean | null;
  /** Whether the draft is still there, should the submission be refused. */
  readonly draftKept: boolean;
}

export interface Done {
  readonly at: 'done';
  readonly about: About;
  readonly receipt: string;
  readonly commentsRefused: number;
}

/** A place that the back button of the browser can lead to. */
export interface Place {
  readonly at: Asking['at'];
  readonly topic: number;
}

export type Action =
  | { readonly type: 'opened'; readonly session: Session; readonly draft: Draft }
  | { readonly type: 'ended'; readonly end: End; readonly about?: About }
  | { readonly type: 'resumed'; readonly name: string; readonly lasts: boolean }
  | { readonly type: 'questions-changed'; readonly questions: Asking['questions'] }
  | { readonly type: 'went'; readonly place: Place }
  | { readonly type: 'answered'; readonly answers: Draft['answers'] }
  | { readonly type: 'commented'; readonly item: string; readonly text: string }
  | { readonly type: 'draft-erased' }
  | { readonly type: 'shared-set'; readonly shared: boolean }
  | { readonly type: 'submitted'; readonly lasts: boolean }
  | { readonly type: 'progressed'; readonly progress: Progress }
  | { readonly type: 'finished'; readonly outcome: Outcome };

export const START: State = { at: 'opening' };

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'opened':
      return enter(action.session, action.draft);
    case 'ended':
      return endAt(action.end, action.about ?? null, false);
    case 'resumed':
      return {
        at: 'sending',
        name: action.name,
        about: null,
        progress: { step: 'claim', waiting: null },
        lasts: action.lasts,
        comments: null,
        draftKept: false,
      };
    case 'progressed':
      return state.at === 'sending' ? { ...state, progress: action.progress } : state;
    case 'finished':
      return state.at === 'sending' ? finish(state, action.outcome) : state;
    case 'questions-changed':
    case 'went':
    case 'answered':
    case 'commented':
    case 'draft-erased':
    case 'shared-set':
    case 'submitted':
      return isAsking(state) ? ask(state, action) : state;
  }
}

export function isAsking(state: State): state is Asking {
  return state.at === 'welcome' || state.at === 'questions' || state.at === 'review';
}

export function describeRound({ round }: InvitationView): About {
  return {
    round: round.id,
    title: round.title,
    organisation: round.organisation,
    closesOn: round.closesOn,
  };
}

function enter(session: Session, draft: Draft): State {
  const { invitation } = session;
  const about = describeRound(invitation);
  if (invitation.used) return endAt({ why: 'used' }, about, false);
  switch (invitation.round.state) {
    case 'preparing':
      return endAt({ why: 'preparing' }, about, false);
    case 'closed':
    case 'released': {
      // Closed early, it took answers until that day.
      const { state, closesOn, closedOn } = invitation.round;
      const until = closedOn !== null && closedOn < closesOn ? closedOn : closesOn;
      return endAt({ why: state }, { ...about, closesOn: until }, false);
    }
    case 'open':
      return { at: 'welcome', session, draft, shared: false, questions: 'loading' };
  }
}

type AskingAction = Extract<
  Action,
  {
    type:
      | 'questions-changed'
      | 'went'
      | 'answered'
      | 'commented'
      | 'draft-erased'
      | 'shared-set'
      | 'submitted';
  }
>;

function ask(state: Asking, action: AskingAction): State {
  const { draft } = state;
  switch (action.type) {
    case 'questions-changed':
      return { ...state, questions: action.questions };
    case 'went': {
      const { at, topic } = action.place;
      // The other pages remember the topic to which "go on" leads.
      return { ...state, at, draft: at === 'questions' ? { ...draft, topic } : draft };
    }
    case 'answered':
      return { ...state, draft: { ...draft, answers: action.answers } };
    case 'commented': {
      const comments = { ...draft.comments, [action.item]: action.text };
      return { ...state, draft: { ...draft, comments } };
    }
    case 'draft-erased':
      return { ...state, draft: startDraft(draft.round) };
    case 'shared-set':
      return { ...state, shared: action.shared };
    case 'submitted':
      return {
        at: 'sending',
        name: state.session.name,
        about: describeRound(state.session.invitation),
        progress: { step: 'check', waiting: null },
        lasts: action.lasts,
        comments: Object.values(draft.comments).some((text) => text.trim() !== ''),
        draftKept: action.lasts,
      };
  }
}

function finish(state: Sending, outcome: Outcome): State {
  switch (outcome.kind) {
    case 'done': {
      const { about, receipt, commentsRefused } = outcome;
      return { at: 'done', about, receipt, commentsRefused };
    }
    case 'key-fault':
      return endAt({ why: 'keys', fault: outcome.why }, state.about, state.draftKept);
    case 'refused':
      return refuse(state, outcome.code);
  }
}

function refuse(state: Sending, code: ProblemCode): State {
  if (code === 'invitation-used') return endAt({ why: 'used' }, state.about, false);
  if (code === 'round-closed') return endAt({ why: 'closed-late' }, state.about, false);
  const { draftKept } = state;
  if (code === 'round-not-open') return endAt({ why: 'preparing' }, state.about, draftKept);
  if (code === 'invitation-unknown') return endAt({ why: 'unknown' }, state.about, draftKept);
  return endAt({ why: 'refused', code }, state.about, draftKept);
}

function endAt(end: End, about: About | null, draftKept: boolean): DeadEnd {
  return { at: 'dead-end', end, about, draftKept };
}
