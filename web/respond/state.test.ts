import { describe, expect, test } from 'vitest';
import type { InvitationView } from '../../api/app.ts';
import { findInstrument } from '../../surveys/catalogue.ts';
import { startDraft } from './draft.ts';
import { START, isAsking, reduce } from './state.ts';
import type { Action, State } from './state.ts';

function invite(change: Partial<InvitationView['round']> = {}, used = false): InvitationView {
  return {
    round: {
      id: 'R',
      title: 'Round',
      organisation: 'Organisation',
      instrument: 'pulse@1',
      minutes: 1,
      closesOn: '2026-12-04',
      extendedFrom: null,
      closedOn: null,
      audience: null,
      state: 'open',
      policy: { groupMin: 5, distributionMin: 10, commentMin: 10 },
      ...change,
    },
    language: null,
    used,
    manifestRoot: 'root',
    keys: { ballot: 'cohort:A', breakdowns: [], comment: null },
    countsIn: [],
    brokenDownBy: [],
  };
}

function opened(invitation = invite()): Action {
  return {
    type: 'opened',
    session: { secret: 'S', name: 'N', invitation },
    draft: { ...startDraft('R'), answers: { A: 1 }, topic: 2 },
  };
}

const QUESTIONS = { instrument: findInstrument('pulse@1')!, manifest: {} };

function play(...actions: readonly Action[]): State {
  return actions.reduce(reduce, START);
}

describe('opening', () => {
  test.each([
    ['early', '2026-11-20', '2026-11-20'],
    ['the day after its last', '2026-12-05', '2026-12-04'],
  ])('a round closed %s says until when it took answers', (_, closedOn, until) => {
    for (const state of ['closed', 'released'] as const) {
      expect(play(opened(invite({ state, closedOn })))).toMatchObject({
        about: { closesOn: until },
      });
    }
  });

  test('an open round leads to the first page with the draft', () => {
    expect(play(opened())).toMatchObject({ at: 'welcome', draft: { answers: { A: 1 }, topic: 2 } });
  });

  test.each(['preparing', 'closed', 'released'] as const)(
    'a %s round is a dead end that knows its name',
    (state) => {
      expect(play(opened(invite({ state })))).toMatchObject({
        at: 'dead-end',
        end: { why: state },
        about: { title: 'Round', closesOn: '2026-12-04' },
      });
    },
  );

  test('a used invitation is said to be used, whatever the round does', () => {
    expect(play(opened(invite({ state: 'closed' }, true)))).toMatchObject({ end: { why: 'used' } });
  });

  test('a dead end is left when a later attempt succeeds', () => {
    expect(play({ type: 'ended', end: { why: 'offline' } }, opened()).at).toBe('welcome');
  });
});

describe('asking', () => {
  const begun = [opened(), { type: 'questions-changed', questions: QUESTIONS }] as const;

  test('answers and comments are in the draft', () => {
    const state = play(
      ...begun,
      { type: 'answered', answers: { A: 2, B: 3 } },
      { type: 'commented', item: 'COM', text: 'x' },
    );
    expect(state).toMatchObject({ draft: { answers: { A: 2, B: 3 }, comments: { COM: 'x' } } });
  });

  test('going to the first page or the overview keeps the topic to go on with', () => {
    const state = play(
      ...begun,
      { type: 'went', place: { at: 'questions', topic: 1 } },
      { type: 'went', place: { at: 'welcome', topic: 0 } },
    );
    expect(state).toMatchObject({ at: 'welcome', draft: { topic: 1 } });
  });

  test('an erased draft is empty', () => {
    expect(play(...begun, { type: 'draft-erased' })).toMatchObject({ draft: startDraft('R') });
  });
});

describe('sending', () => {
  const sent = [
    opened(),
    { type: 'questions-changed', questions: QUESTIONS },
    { type: 'commented', item: 'COM', text: 'x' },
    { type: 'submitted', lasts: true },
  ] as const;

  test('nothing can be changed any more', () => {
    const state = play(...sent);
    expect(state).toMatchObject({ at: 'sending', comments: true, progress: { step: 'check' } });
    expect(reduce(state, { type: 'answered', answers: {} })).toBe(state);
    expect(reduce(state, { type: 'went', place: { at: 'questions', topic: 0 } })).toBe(state);
  });

  test('a receipt ends it', () => {
    const about = { round: 'R', title: 'T', organisation: 'O', closesOn: '2026-12-04' };
    const outcome = { kind: 'done', about, receipt: 'X', commentsRefused: 0 } as const;
    expect(play(...sent, { type: 'finished', outcome })).toEqual({
      at: 'done',
      about,
      receipt: 'X',
      commentsRefused: 0,
    });
  });

  test.each([
    ['invitation-used', 'used', false],
    ['round-closed', 'closed-late', false],
    ['round-not-open', 'preparing', true],
    ['invitation-unknown', 'unknown', true],
    ['token-invalid', 'refused', true],
  ] as const)('%s leads to the dead end "%s"', (code, why, draftKept) => {
    const state = play(...sent, { type: 'finished', outcome: { kind: 'refused', code } });
    expect(state).toMatchObject({ at: 'dead-end', end: { why }, draftKept });
  });

  test('a failed check of the keys says which', () => {
    const outcome = { kind: 'key-fault', why: 'group-too-small' } as const;
    expect(play(...sent, { type: 'finished', outcome })).toMatchObject({
      end: { why: 'keys', fault: 'group-too-small' },
    });
  });

  test('a stored submission goes on without its link', () => {
    expect(play({ type: 'resumed', name: 'N', lasts: true })).toMatchObject({
      at: 'sending',
      about: null,
      comments: null,
    });
  });
});

test('what belongs to another page changes nothing', () => {
  const state = play({ type: 'answered', answers: { A: 1 } });
  expect(state).toBe(START);
  expect(isAsking(state)).toBe(false);
});
