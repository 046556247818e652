import { useEffect, useReducer, useState } from 'react';
import type { InvitationView } from '../../api/app.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { isLanguage } from '../ui/i18n.ts';
import { getJson, postText } from './api.ts';
import type { Failure, Fetch } from './api.ts';
import { eraseDraft, nameInvitation, readDraft, writeDraft } from './draft.ts';
import { findObstacle, keepTab, readTab, takeSecret } from './entry.ts';
import { createDeviceKeep, createMemoryKeep } from './keep.ts';
import type { Keep } from './keep.ts';
import { loadParts } from './load-parts.ts';
import type { Parts } from './load-parts.ts';
import { listPending } from './pending.ts';
import { createRetryTimer } from './retry-timer.ts';
import { START, isAsking, reduce } from './state.ts';
import type { Action, Asking, End, State } from './state.ts';
import type { Progress, SubmitInput, submit as Submit } from './submit.ts';
import { setLanguage } from './text.ts';

/** Everything that the reducer must not do: network, storage, time. */
const fetchHere: Fetch = (path, init) => window.fetch(path, init);
const device = createDeviceKeep(() => window.localStorage);
const memory = createMemoryKeep();
const retryTimer = createRetryTimer();

const PAUSE_FROM_MILLISECONDS = 1_000;
const PAUSE_TO_MILLISECONDS = 5_000;

type Dispatch = (action: Action) => void;

export interface Respondent {
  readonly state: State;
  readonly dispatch: Dispatch;
  /** null until SurveyJS and the cryptography are there. */
  readonly parts: Parts | null;
  /** Whether drafts survive leaving the page. */
  readonly deviceLasts: boolean;
  readonly setShared: (asking: Asking, shared: boolean) => void;
  readonly send: (asking: Asking) => void;
  readonly retryQuestions: () => void;
  readonly tryNow: () => void;
}

export function useRespondent(): Respondent {
  const [state, dispatch] = useReducer(reduce, START);
  const [parts, setParts] = useState<Parts | null>(null);

  useEffect(() => void open(dispatch), []);

  const asking = isAsking(state) ? state : null;
  const round = asking?.questions === 'loading' ? asking.session.invitation.round.id : null;
  useEffect(() => {
    if (round !== null) void prepareQuestions(round, dispatch, setParts);
  }, [round]);

  const draft = asking?.draft;
  const name = asking?.session.name;
  const shared = asking?.shared;
  useEffect(() => {
    if (draft !== undefined && name !== undefined)
      writeDraft(shared ? memory : device, name, draft);
  }, [draft, name, shared]);

  return {
    state,
    dispatch,
    parts,
    deviceLasts: device.lasts,
    setShared: (current, on) => {
      if (on) eraseDraft(device, current.session.name);
      keepTab(window, 'secret', on ? null : current.session.secret);
      dispatch({ type: 'shared-set', shared: on });
    },
    send: (current) => {
      if (typeof current.questions === 'string') return;
      const keep = current.shared ? memory : device;
      const { secret, invitation } = current.session;
      dispatch({ type: 'submitted', lasts: keep.lasts });
      void runSubmission(dispatch, keep, current.session.name, {
        secret,
        invitation,
        ...current.questions,
        draft: current.draft,
      });
    },
    retryQuestions: () => dispatch({ type: 'questions-changed', questions: 'loading' }),
    tryNow: retryTimer.tryNow,
  };
}

/** From the address to the first page. Without a connection it tries again by itself. */
async function open(dispatch: Dispatch): Promise<void> {
  const obstacle = findObstacle(window);
  const secret = takeSecret(window);
  const chosen = readTab(window, 'language');
  if (isLanguage(chosen)) setLanguage(chosen);

  if (obstacle !== null) {
    dispatch({ type: 'ended', end: { why: obstacle } });
    return;
  }
  const name = secret === null ? null : await nameInvitation(secret);
  // Whatever was being sent goes first, with the link or without it.
  const pending = listPending(device).find((one) => name === null || one === name);
  if (pending !== undefined) await resume(dispatch, pending);
  else if (secret === null || name === null) dispatch({ type: 'ended', end: { why: 'no-secret' } });
  else await lookUp(dispatch, secret, name);
}

async function lookUp(dispatch: Dispatch, secret: string, name: string): Promise<void> {
  keepTab(window, 'secret', secret);
  const body = JSON.stringify({ secret });
  for (let attempt = 0; ; attempt++) {
    const reply = await postText<InvitationView>(fetchHere, '/api/registrar/invitation', body);
    if (reply.ok) {
      const invitation = reply.value;
      const draft = readDraft(device, name, invitation.round.id);
      if (readTab(window, 'language') === null && isLanguage(invitation.language)) {
        setLanguage(invitation.language);
      }
      dispatch({ type: 'opened', session: { secret, name, invitation }, draft });
      return;
    }
    dispatch({ type: 'ended', end: explainFailure(reply.failure) });
    if (reply.failure.kind === 'problem') return;
    await retryTimer.wait(attempt);
  }
}

function explainFailure(failure: Failure): End {
  switch (failure.kind) {
    case 'offline':
      return { why: 'offline' };
    case 'busy':
      return { why: 'server' };
    case 'problem':
      return { why: 'unknown' };
  }
}

function resume(dispatch: Dispatch, name: string): Promise<void> {
  dispatch({ type: 'resumed', name, lasts: device.lasts });
  return runSubmission(dispatch, device, name, null);
}

/** Behind the first page: the questionnaire, SurveyJS to show it, the cryptography to hand it in. */
async function prepareQuestions(
  round: string,
  dispatch: Dispatch,
  setParts: (parts: Parts) => void,
): Promise<void> {
  try {
    const [instrument, manifest, parts] = await Promise.all([
      getJson<Instrument>(fetchHere, `/api/rounds/${round}/instrument`),
      getJson<unknown>(fetchHere, `/api/rounds/${round}/manifest`),
      loadParts(),
    ]);
    setParts(parts);
    const questions =
      instrument.ok && manifest.ok
        ? { instrument: instrument.value, manifest: manifest.value }
        : 'failed';
    dispatch({ type: 'questions-changed', questions });
  } catch {
    dispatch({ type: 'questions-changed', questions: 'failed' });
  }
}

async function runSubmission(
  dispatch: Dispatch,
  keep: Keep,
  name: string,
  input: SubmitInput | null,
): Promise<void> {
  const submit = await insistOnSubmit(dispatch);
  const ports = {
    fetch: fetchHere,
    keep,
    random: (length: number) => window.crypto.getRandomValues(new Uint8Array(length)),
    waitForRetry: retryTimer.wait,
    pause: pauseBriefly,
    report: (progress: Progress) => dispatch({ type: 'progressed', progress }),
  };
  try {
    const outcome = await withLock(name, () => submit(ports, name, input));
    if (outcome.kind !== 'key-fault') keepTab(window, 'secret', null);
    dispatch({ type: 'finished', outcome });
  } catch {
    dispatch({ type: 'ended', end: { why: 'server' } });
  }
}

/** A stored submission may go on before its code could be loaded. */
async function insistOnSubmit(dispatch: Dispatch): Promise<typeof Submit> {
  for (let attempt = 0; ; attempt++) {
    try {
      return (await import('./submit.ts')).submit;
    } catch {
      dispatch({ type: 'progressed', progress: { step: 'check', waiting: 'offline' } });
      await retryTimer.wait(attempt);
    }
  }
}

/** Two tabs with the same link take turns; where a browser has no locks, the server still refuses twice. */
async function withLock<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  if (!('locks' in window.navigator)) return run();
  return window.navigator.locks.request(`tutti/${name}`, run);
}

function pauseBriefly(): Promise<void> {
  const [draw = 0] = window.crypto.getRandomValues(new Uint32Array(1));
  const spread = PAUSE_TO_MILLISECONDS - PAUSE_FROM_MILLISECONDS;
  const milliseconds = PAUSE_FROM_MILLISECONDS + (spread * draw) / 2 ** 32;
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
