/** A probability in words. The bounds are round numbers; .80 is also the bar of the label "ready". */
export type Chance = 'sure' | 'likely' | 'open' | 'unlikely' | 'no';

export function describeChance(probability: number): Chance {
  if (probability >= 0.95) return 'sure';
  if (probability >= 0.8) return 'likely';
  if (probability >= 0.4) return 'open';
  return probability >= 0.1 ? 'unlikely' : 'no';
}
