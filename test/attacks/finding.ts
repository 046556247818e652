import type { World } from './world.ts';

/** What an attack came back with: whether the promise held, and what the attacker saw. */
export interface Finding {
  readonly held: boolean;
  readonly words: string;
}

/** Attacks a prepared world over HTTP. Everything it changes it puts back. */
export type Attack = (world: World) => Promise<Finding> | Finding;

/**
 * Held unless the attacker has gained something.
 * @param gains what was learned that nobody may learn, one sentence each
 * @param words what was tried, when it all failed
 */
export function judge(gains: readonly string[], words: string): Finding {
  if (gains.length === 0) return { held: true, words };
  const more = gains.length > 3 ? ` (and ${gains.length - 3} more)` : '';
  return { held: false, words: gains.slice(0, 3).join('; ') + more };
}
