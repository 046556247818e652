/** What the guide shows, in this order; the texts have the words. */
export const LABELS = ['ready', 'nearly', 'build-first', 'none', 'withheld'] as const;

export const FORMULAS = [
  'item',
  'dimension',
  'favourable',
  'recommend',
  'alpha',
  'omega',
  'within',
  'error',
  'estimate',
  'tau',
  'probability',
  'composite',
  'share',
  'hidden',
  'cautious',
  'gates',
  'label',
  'next',
  'change',
  'drivers',
] as const;

export const LIMITS = [
  'silence',
  'bars',
  'hidden',
  'intervals',
  'reliability',
  'rounding',
  'change',
  'weakest',
  'simulated',
] as const;

export const SOURCES = [
  'reliability',
  'smallAreas',
  'shares',
  'tests',
  'drivers',
  'civilService',
] as const;
