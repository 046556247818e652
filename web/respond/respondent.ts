import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { Instrument } from '../../surveys/instrument.ts';
import { getJson } from './api.ts';
import { eraseDraft, writeDraft } from './draft.ts';
import { device, fetchHere } from './early.ts';
import { keepTab } from './entry.ts';
import { createMemoryKeep } from './keep.ts';
import { loadParts } from './load-parts.ts';
import type { Parts } from './load-parts.ts';
import { retryTimer, runSubmission } from './run-submission.ts';
import { isAsking } from './state.ts';
import type { Action, Asking, State } from './state.ts';
import { dispatch, listen, readState } from './store.ts';

const memory = createMemoryKeep();

export interface Respondent {
  readonly state: State;
  readonly dispatch: (action: Action) => void;
  /** null until SurveyJS and the cryptography are there. */
  readonly parts: Parts | null;
  /** Whether drafts survive leaving the page. */
  readonly deviceLasts: boolean;
  readonly setShared: (asking: Asking, shared: boolean) => void;
  readonly send: (asking: Asking) => void;
  readonly retryQuestions: () => void;
  readonly tryNow: () => void;
}

/** Everything that the reducer must not do while a person answers: network and storage. */
export function useRespondent(): Respondent {
  const state = useSyncExternalStore(listen, readState);
  const [parts, setParts] = useState<Parts | null>(null);

  const asking = isAsking(state) ? state : null;
  const round = asking?.questions === 'loading' ? asking.session.invitation.round.id : null;
  // Not after the first page is painted: on a slow phone that is a tenth of a second later.
  useLayoutEffect(() => {
    if (round !== null) void prepareQuestions(round, setParts);
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
      void runSubmission(keep, current.session.name, {
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

/** Behind the first page: SurveyJS to show the questions, the questionnaire, the cryptography to hand it in. */
async function prepareQuestions(round: string, setParts: (parts: Parts) => void): Promise<void> {
  try {
    const [parts, instrument, manifest] = await Promise.all([
      loadParts(),
      getJson<Instrument>(fetchHere, `/api/rounds/${round}/instrument`),
      getJson<unknown>(fetchHere, `/api/rounds/${round}/manifest`),
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
