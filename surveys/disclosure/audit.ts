/**
 * Promise: told a release and what was really answered, finds whatever breaks I1, I5, I7, I8 and I9,
 * and figures that are not true. It shares no code with what makes releases.
 * Adversary: all viewers together, with every figure of the document, the roster, and the rules of
 * rounding and capping in their hands (A1).
 * Assumption: the document is read as published; group membership follows from `of`, never from ids.
 * Limits: one release at a time (not I6); exact sums are assumed known; see the files it calls.
 */
import type { ReleaseDocument } from '../release-document.ts';
import { auditCertainty, buildItemCases } from './audit-certainty.ts';
import { auditComments } from './audit-comments.ts';
import { auditCompany } from './audit-company.ts';
import { auditDocument } from './audit-document.ts';
import { auditFigures } from './audit-figures.ts';
import { auditGroups } from './audit-groups.ts';
import type { GroundTruth } from './audit-truth.ts';
import { buildCase } from './audit-truth.ts';
import type { Violation } from './audit-violation.ts';

export interface AuditReport {
  readonly violations: readonly Violation[];
  /** Proof that something was looked at. */
  readonly checked: {
    readonly groups: number;
    readonly figures: number;
    /** Systems of sums searched for small sets: all groups, then each item and each distribution. */
    readonly spaces: number;
    /** Sets of people looked at for certainty. */
    readonly sets: number;
  };
  /** Connected parts too large to search completely, each of them a violation; 0: the search was exact. */
  readonly undecided: number;
}

/** Audit one release. An empty list of violations is the verdict "safe and true", and that all of it was decided. */
export function auditRelease(input: {
  readonly release: ReleaseDocument;
  readonly truth: GroundTruth;
}): AuditReport {
  const audit = buildCase(input.release, input.truth);
  const cases = buildItemCases(audit);
  const groups = auditGroups(audit);
  return {
    violations: [
      ...auditDocument(audit),
      ...groups.violations,
      ...auditCertainty(audit, cases),
      ...auditFigures(audit, cases),
      ...auditComments(audit),
      ...auditCompany(audit),
    ],
    checked: {
      groups: input.release.groups.length,
      figures: cases.reduce((sum, { shown }) => sum + shown.length, 0),
      spaces: groups.spaces,
      sets: cases.reduce((sum, { sets }) => sum + sets.length, 0),
    },
    undecided: groups.undecided,
  };
}
