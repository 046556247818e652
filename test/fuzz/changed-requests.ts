import type { Change } from './change.ts';
import type { Chance } from './chance.ts';
import { CLAIM_CHANGES } from './changed-claims.ts';
import { BALLOT_CHANGES, COMMENT_CHANGES } from './changed-deposits.ts';
import type { Step } from './device.ts';
import { drawUuid } from './json-values.ts';

/** The changes of each step, of bodies that are read as what they are. */
export const CHANGES = {
  claim: CLAIM_CHANGES,
  ballots: BALLOT_CHANGES,
  comments: COMMENT_CHANGES,
} as Readonly<Record<Step, readonly Change<unknown>[]>>;

/** The same content in other letters: it is taken as the same. */
export function writeOtherwise(chance: Chance, text: string): string {
  const body = JSON.parse(text) as Record<string, unknown>;
  return chance.pick<() => string>([
    () => JSON.stringify(body, null, 2),
    () => JSON.stringify(Object.fromEntries(Object.entries(body).reverse())),
    () => `{"round":"${drawUuid(chance)}",${text.slice(1)}`,
    () => text.replace('"round"', '"\\u0072ound"'),
    () => text,
  ])();
}
