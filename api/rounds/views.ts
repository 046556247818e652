import type { Policy } from '../../surveys/policy.ts';
import type { BreakdownRefusalWhy, ProgrammeSetup } from '../../surveys/release-document.ts';

/** draft → preparing (keys are made, invitations written) → open → closing → released. */
export type RoundState = 'draft' | 'preparing' | 'open' | 'closing' | 'released';

/** `GET /api/rounds` gives a list of these, `GET /api/rounds/:id` one. */
export interface RoundView {
  readonly id: string;
  readonly title: string;
  readonly instrument: string;
  readonly state: RoundState;
  readonly policy: Policy;
  readonly closesOn: string;
  readonly launchedOn: string | null;
  readonly closedOn: string | null;
  readonly setup: ProgrammeSetup;
  /** As declared, by priority: `gender`, `unit_depth_1*gender`. */
  readonly breakdowns: readonly string[];
  /** Whether a group that a few people joined or left since the last release is withheld. */
  readonly strict: boolean;
  /** Keys made so far, while preparing. */
  readonly keys: { readonly done: number; readonly total: number };
  readonly invited: number;
  /** While open: response rates as bands of ten points, refreshed daily; null otherwise and in companies under 20. */
  readonly participation: ParticipationView | null;
  readonly manifestRoot: string | null;
  /** SHA-256 of the released document. */
  readonly releaseHash: string | null;
}

/** Per cent, `from` up to `to`, company-wide and for units of 20 or more. */
export interface ParticipationView {
  readonly from: number;
  readonly to: number;
  readonly units: readonly {
    readonly unit: string;
    readonly name: string;
    readonly invited: number;
    readonly from: number;
    readonly to: number;
  }[];
}

/** `POST /api/rounds` */
export interface NewRound {
  readonly title: string;
  readonly instrument: string;
  readonly closesOn: string;
  readonly policy?: Partial<Policy>;
  readonly setup?: ProgrammeSetup;
  readonly breakdowns?: readonly string[];
  readonly strict?: boolean;
}

/** `GET /api/rounds/:id/plan`: what HR sees before anyone is invited. */
export interface PlanView {
  readonly invited: number;
  readonly cohorts: readonly {
    readonly id: string;
    /** Name of the unit whose report this group counts in first. */
    readonly label: string;
    readonly heads: number;
    /** Names of the units that answer together here. */
    readonly units: readonly {
      readonly id: string;
      readonly name: string;
      readonly heads: number;
    }[];
  }[];
  /** Units that will not have a report of their own. */
  readonly unplanned: readonly {
    readonly unit: string;
    readonly name: string;
    readonly why: 'too-few-invited' | 'protects-others';
    readonly reportedWith: string;
  }[];
  /** Expected number of units with a report of their own at these response rates. */
  readonly expected: readonly { readonly responsePercent: number; readonly units: number }[];
  readonly breakdownMin: number;
  /** Breakdowns that can be, with the groups that answers will be counted in. */
  readonly breakdowns: readonly {
    readonly name: string;
    readonly groups: readonly {
      /** null where the breakdown is company-wide. */
      readonly unit: string | null;
      /** Several values are counted together; "" is that of people who stated nothing. */
      readonly values: readonly string[];
      readonly heads: number;
    }[];
  }[];
  /** Breakdowns, or units of one, that can not be, and why. */
  readonly refusedBreakdowns: readonly {
    readonly spec: string;
    readonly unit: string | null;
    readonly why: BreakdownRefusalWhy;
  }[];
}
