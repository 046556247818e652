import type { RoundDraft } from './round-draft.ts';

const PREFIX = 'tutti-round-draft:';

/**
 * What was typed into the form of a round and not saved yet, in this tab: a lost connection, an ended
 * session or a wrong click does not lose it.
 * @param name `new`, or the id of the round
 */
export function readKeptDraft(name: string): RoundDraft | null {
  try {
    const text = sessionStorage.getItem(PREFIX + name);
    return text === null ? null : (JSON.parse(text) as RoundDraft);
  } catch {
    return null;
  }
}

export function keepDraft(name: string, draft: RoundDraft): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing: the form works without.
  }
}

export function forgetDraft(name: string): void {
  sessionStorage.removeItem(PREFIX + name);
}
