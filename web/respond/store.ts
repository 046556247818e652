import { START, reduce } from './state.ts';
import type { Action, State } from './state.ts';

/** The state of this visit. Outside React, so that nothing is drawn before there is something to show. */
let state: State = START;
const listeners = new Set<() => void>();

export function readState(): State {
  return state;
}

export function dispatch(action: Action): void {
  state = reduce(state, action);
  for (const listener of listeners) listener();
}

/** @returns the way to stop listening */
export function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
