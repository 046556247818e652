import type { ReleaseDocument, RoundFacts } from '../../surveys/release-document.ts';
import type { Changes } from '../../surveys/scoring/change.ts';
import type { Localised } from '../../surveys/scoring-key.ts';

/**
 * `GET /api/reports/:round`: the frozen release as far as this account may see it. HR and
 * administrators see all groups; a manager sees the company, the own unit and all below it, or the
 * nearest group that stands in for it.
 */
export interface ReportView {
  readonly release: ReleaseDocument;
  /** SHA-256 of the whole document, as in the audit log. */
  readonly hash: string;
  /** Texts of the questionnaire, so that the page needs nothing else. */
  readonly instrument: {
    readonly title: Localised;
    readonly dimensions: readonly {
      readonly id: string;
      readonly title: Localised;
      readonly items: readonly string[];
    }[];
    readonly items: readonly {
      readonly id: string;
      readonly text: Localised;
      readonly dimension: string | null;
      readonly from: number;
      readonly to: number;
      readonly best: 'high' | 'low';
      readonly role: string | null;
    }[];
    readonly comments: readonly { readonly id: string; readonly text: Localised }[];
  };
  /** Units of the organisation as it was at launch, limited to what this account may see. */
  readonly units: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly name: string;
  }[];
  /** The group that this account should see first. */
  readonly start: { readonly group: string; readonly unit: string };
  /** Changes since the last release of the same questionnaire; null when there is none. */
  readonly since: ChangesSince | null;
}

export interface ChangesSince {
  readonly round: Pick<RoundFacts, 'id' | 'title' | 'closedOn'>;
  /** Of the groups in `release`; judged over all groups of both releases together. */
  readonly changes: Changes;
}
