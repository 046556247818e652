import { optionCount, type ScoringKey } from '../../../surveys/scoring-key.ts';
import type { Random } from '../readiness/random.ts';

/** One ballot: a mood of its cohort, a little of chance, one answer in thirty left out. */
export function drawAnswers(key: ScoringKey, cohort: number, random: Random): Uint8Array {
  const mood = ((cohort * 7919) % 100) / 200;
  return Uint8Array.from(key.items, (item) =>
    random.uniform() < 0.03 ? 0 : 1 + Math.floor((mood + random.uniform() / 2) * optionCount(item)),
  );
}
