import { useSyncExternalStore } from 'react';
import { loadRound } from './load-round.ts';
import type { CheckedRound, Obstacle } from './load-round.ts';

/** What the page shows. */
export type State =
  /** `fault`: what was entered names no round. */
  | { readonly at: 'start'; readonly fault: boolean }
  | { readonly at: 'loading' }
  | { readonly at: 'obstacle'; readonly why: Obstacle; readonly id: string }
  | { readonly at: 'round'; readonly round: CheckedRound };

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

let state: State = { at: 'start', fault: false };
const listeners = new Set<() => void>();

export function useCheck(): State {
  return useSyncExternalStore(listen, () => state);
}

/**
 * Load and check a round.
 * @param text its id, or any address with the id in it
 */
export async function openRound(text: string): Promise<void> {
  const id = UUID.exec(text)?.[0].toLowerCase();
  if (id === undefined) {
    show({ at: 'start', fault: text.trim() !== '' });
    return;
  }
  const loading: State = { at: 'loading' };
  show(loading);
  const loaded = await loadRound(id);
  // Another round was asked for meanwhile.
  if (state !== loading) return;
  show(loaded.ok ? { at: 'round', round: loaded.round } : { at: 'obstacle', why: loaded.why, id });
}

function show(next: State): void {
  state = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
