import type { Reliability, WithheldWhy } from '../../../surveys/release-document.ts';
import { READINESS_BARS } from '../../../surveys/scoring/bars.ts';
import { isPool, listTeams, type ReportIndex } from '../report/reading.ts';

/** How the units of a company come out of disclosure control, the company itself left out. */
export interface TeamCounts {
  /** Units with figures of their own. */
  readonly shown: number;
  /** Groups of small teams that are heard together. */
  readonly pools: number;
  readonly withheld: Readonly<Record<WithheldWhy, number>>;
  readonly withheldInAll: number;
}

export function countTeams(index: ReportIndex): TeamCounts {
  const teams = listTeams(index).filter((group) => group !== index.company);
  const pools = teams.filter(isPool).length;
  const withheld = { 'too-few-invited': 0, 'too-few-answers': 0, 'protects-others': 0 };
  for (const { why } of index.report.release.withheld) withheld[why] += 1;
  return {
    shown: teams.length - pools,
    pools,
    withheld,
    withheldInAll: index.report.release.withheld.length,
  };
}

/** How far the questions of a dimension can be trusted to measure one thing. */
export type ReliabilityVerdict = 'good' | 'warn' | 'not-scored' | 'unknown';

/** By omega, as scoring does; by alpha where there is no omega. */
export function judgeReliability(reliability: Reliability | undefined): ReliabilityVerdict {
  const figure = reliability?.omega ?? reliability?.alpha ?? null;
  if (figure === null) return 'unknown';
  if (figure < READINESS_BARS.reliabilityFloor) return 'not-scored';
  return figure < READINESS_BARS.reliabilityWarning ? 'warn' : 'good';
}
