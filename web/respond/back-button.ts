import { useEffect } from 'react';
import { markSent } from './entry.ts';
import { isAsking } from './state.ts';
import type { Action, Place, State } from './state.ts';

/**
 * The back button of the browser, and the gesture on a phone, lead to the page before.
 * @param state null where the history must not tell the next person where this one has been
 */
export function useBackButton(state: State | null, dispatch: (action: Action) => void): void {
  const asking = state !== null && isAsking(state) ? state : null;
  const at = asking?.at ?? null;
  const topic = asking?.at === 'questions' ? asking.draft.topic : 0;
  const sent = state?.at === 'done' || (state?.at === 'dead-end' && state.end.why === 'sent');

  useEffect(() => {
    if (at === null) return;
    const shown = readPlace(window.history.state);
    if (shown?.at === at && shown.topic === topic) return;
    const place: Place = { at, topic };
    // A reload begins at the first page, whatever page it left.
    if (shown === null || at === 'welcome') window.history.replaceState(place, '');
    else window.history.pushState(place, '');
  }, [at, topic]);

  useEffect(() => {
    if (sent) markSent(window);
    const go = (event: PopStateEvent): void => {
      // Wherever in its history this tab is reloaded, the answers are sent.
      if (sent) markSent(window);
      const place = readPlace(event.state);
      if (place !== null) dispatch({ type: 'went', place });
    };
    window.addEventListener('popstate', go);
    return () => window.removeEventListener('popstate', go);
  }, [dispatch, sent]);
}

function readPlace(value: unknown): Place | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('at' in value) || !('topic' in value) || typeof value.topic !== 'number') return null;
  const { at, topic } = value;
  return at === 'welcome' || at === 'questions' || at === 'review' ? { at, topic } : null;
}
