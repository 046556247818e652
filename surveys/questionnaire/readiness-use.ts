import type { GateId } from '../release-document.ts';
import { listNotAsked, READINESS_BARS, type Bars } from '../scoring/bars.ts';
import { findDimension } from '../scoring/dimension-codes.ts';
import { countNeededDimensions } from '../scoring/models.ts';
import type { ScoringKey } from '../scoring-key.ts';

/**
 * What readiness can make of a questionnaire, by the rules that score a release: a gate needs its
 * questions, and a mean needs two of them, because reliability can not be told from one.
 */
export interface ReadinessUse {
  readonly gates: readonly GateUse[];
  /** Every gate can be judged: a team may be labelled. */
  readonly labels: boolean;
  /** Something can be judged at all: otherwise the questionnaire is a pulse, which shows movement only. */
  readonly anyDimension: boolean;
}

export interface GateUse {
  readonly gate: GateId;
  readonly bar: number;
  /** `not-asked`: no question for it; `one-question`: one alone; `few-dimensions`: too few have two. */
  readonly state: 'possible' | 'not-asked' | 'one-question' | 'few-dimensions';
  /** The questions that decide it; of the overall mean none is named, as it takes in all dimensions. */
  readonly items: readonly string[];
  /** How many dimensions with two questions the overall mean needs, and has. */
  readonly dimensions: { readonly needed: number; readonly has: number } | null;
}

const MEAN_MIN_ITEMS = 2;

export function describeReadiness(key: ScoringKey, bars: Bars = READINESS_BARS): ReadinessUse {
  const notAsked = new Set(listNotAsked(key, bars));
  const ofDimension = (gate: GateId, code: string, bar: number): GateUse => {
    const id = findDimension(key.dimensions, code);
    const items = key.dimensions.find((dimension) => dimension.id === id)?.items ?? [];
    const state = notAsked.has(gate)
      ? 'not-asked'
      : items.length < MEAN_MIN_ITEMS
        ? 'one-question'
        : 'possible';
    return { gate, bar, state, items, dimensions: null };
  };
  const gates: GateUse[] = [
    ofDimension('wellbeing', bars.wellbeingDimension, bars.wellbeing),
    ofDimension('trust', bars.trustDimension, bars.trust),
    {
      gate: 'willing',
      bar: bars.willing,
      state: notAsked.has('willing') ? 'not-asked' : 'possible',
      items: key.items.filter(({ role }) => role === 'willing').map(({ id }) => id),
      dimensions: null,
    },
    describeComposite(key, notAsked.has('composite'), bars),
    { gate: 'response', bar: bars.response, state: 'possible', items: [], dimensions: null },
  ];
  const byMean = gates.filter(({ gate }) => gate !== 'willing' && gate !== 'response');
  return {
    gates,
    labels: gates.every(({ state }) => state === 'possible'),
    anyDimension: byMean.some(({ state }) => state === 'possible'),
  };
}

function describeComposite(key: ScoringKey, isNotAsked: boolean, bars: Bars): GateUse {
  const has = key.dimensions.filter(({ items }) => items.length >= MEAN_MIN_ITEMS).length;
  const needed = countNeededDimensions(key.dimensions.length);
  const state = isNotAsked ? 'not-asked' : has < needed ? 'few-dimensions' : 'possible';
  return { gate: 'composite', bar: bars.composite, state, items: [], dimensions: { needed, has } };
}

/** The gates that a question decides. */
export function listGatesOf(item: string, use: ReadinessUse): readonly GateId[] {
  return use.gates.filter(({ items }) => items.includes(item)).map(({ gate }) => gate);
}

/** Gates that can be judged before a change and not after it. */
export function listLostGates(before: ReadinessUse, after: ReadinessUse): readonly GateId[] {
  const possible = new Set(
    after.gates.filter(({ state }) => state === 'possible').map(({ gate }) => gate),
  );
  return before.gates
    .filter(({ gate, state }) => state === 'possible' && !possible.has(gate))
    .map(({ gate }) => gate);
}
