import type { Gate, GateId, Reason, ReadinessLabel } from '../release-document.ts';
import type { Bars } from './bars.ts';

interface ReasonFacts {
  readonly label: ReadinessLabel | null;
  readonly gates: Readonly<Partial<Record<GateId, Gate>>>;
  /** Gates without a figure, whether asked or not. */
  readonly missing: readonly GateId[];
  /** Gates that the instrument does not ask. */
  readonly notAsked: readonly GateId[];
  readonly isSetUp: boolean;
  readonly isResponseReached: boolean;
}

/** Why this label: what is certain, what holds the team back, what is not known. */
export function listReasons(facts: ReasonFacts, bars: Bars): Reason[] {
  const { label, gates, missing, notAsked, isSetUp, isResponseReached } = facts;
  if (label === null)
    return [
      ...reason(
        'not-asked',
        missing.filter((id) => notAsked.includes(id)),
      ),
      ...reason(
        'not-known',
        missing.filter((id) => !notAsked.includes(id)),
      ),
    ];
  if (label === 'ready') return [{ id: 'ready', gates: [] }];
  const known = Object.entries(gates) as [GateId, Gate][];
  const below = (bound: number, which: 'plain' | 'cautious'): GateId[] =>
    known.flatMap(([id, gate]) => ((gate[which] ?? 1) < bound ? [id] : []));
  const reasons: Reason[] = [];
  if (label === 'build-first')
    reasons.push({ id: 'build-first', gates: below(bars.nearlyProbability, 'plain') });
  else {
    const doubtful = below(bars.readyProbability, 'cautious');
    reasons.push({ id: doubtful.length > 0 ? 'nearly' : 'rest', gates: doubtful });
  }
  if (!isResponseReached) reasons.push({ id: 'response', gates: [] });
  // Before a team is nearly there, the programme is not at issue.
  if (label === 'nearly' && !isSetUp) reasons.push({ id: 'setup', gates: [] });
  return reasons;
}

function reason(id: Reason['id'], gates: readonly GateId[]): Reason[] {
  return gates.length === 0 ? [] : [{ id, gates }];
}
