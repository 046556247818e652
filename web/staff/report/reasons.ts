import type { GateId, ProgrammeSetup, Readiness } from '../../../surveys/release-document.ts';

/** One sentence of why a group has its label; `gates` are the bars that it names. */
export interface Reason {
  readonly id: 'ready' | 'nearly' | 'nearlyRest' | 'buildFirst' | 'missing' | 'response' | 'setup';
  readonly gates: readonly GateId[];
}

/** Cautious probability from which a bar counts as cleared; plain one from which it is likely. */
const CLEARED = 0.8;
const LIKELY = 0.5;

/** Why this label: what is given for certain, what holds the group back, what is not known. */
export function listReasons(readiness: Readiness, setup: ProgrammeSetup | null): readonly Reason[] {
  const { gates, label, missing } = readiness;
  if (label === null) return [{ id: 'missing', gates: missing }];
  if (label === 'ready') return [{ id: 'ready', gates: [] }];
  const estimated = Object.entries(gates) as [GateId, NonNullable<(typeof gates)[GateId]>][];
  const under = (bound: number, which: 'plain' | 'cautious'): GateId[] =>
    estimated.flatMap(([id, gate]) => ((gate[which] ?? 1) < bound ? [id] : []));
  const reasons: Reason[] = [];
  if (label === 'build-first') reasons.push({ id: 'buildFirst', gates: under(LIKELY, 'plain') });
  else {
    const doubtful = under(CLEARED, 'cautious');
    reasons.push({ id: doubtful.length > 0 ? 'nearly' : 'nearlyRest', gates: doubtful });
  }
  const { response } = gates;
  if (response?.value != null && response.value < response.bar) {
    reasons.push({ id: 'response', gates: [] });
  }
  const isSetUp = setup !== null && Object.values(setup).every(Boolean);
  if (label === 'nearly' && !isSetUp) reasons.push({ id: 'setup', gates: [] });
  return reasons;
}
