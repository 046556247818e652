import type { Policy } from '../../surveys/policy.ts';
import type { BreakdownRefusalWhy, ProgrammeSetup } from '../../surveys/release-document.ts';

/** draft → preparing (keys are made, invitations written) → open → closing → released. */
export type RoundState = 'draft' | 'scheduled' | 'preparing' | 'open' | 'closing' | 'released';

/** `GET /api/rounds` gives a list of these, `GET /api/rounds/:id` one. */
export interface RoundView {
  readonly id: string;
  readonly title: string;
  readonly instrument: string;
  readonly state: RoundState;
  /** Ids of units, each asked with everything below it; null where everybody is. */
  readonly audience: readonly string[] | null;
  readonly policy: Policy;
  /** The day on which it opens by itself; null: when it is launched. */
  readonly opensOn: string | null;
  /** Answers are taken until the end of this day. */
  readonly closesOn: string;
  /** The last day that the invitations name, where it has been moved later. */
  readonly extendedFrom: string | null;
  /** Why a round that was to open by itself is a draft again. */
  readonly heldBack: HeldBack | null;
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

export type HeldBack =
  'too-late' | 'strict-overlap' | 'no-organisation' | 'organisation-too-small' | 'audience-refused';

/** `GET /api/rounds/clock`: when a day begins. */
export interface ClockView {
  readonly today: string;
  /** IANA name, for example `Europe/Paris`. */
  readonly timeZone: string;
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
  readonly audience?: readonly string[] | null;
  readonly opensOn?: string | null;
  readonly closesOn: string;
  readonly policy?: Partial<Policy>;
  readonly setup?: ProgrammeSetup;
  readonly breakdowns?: readonly string[];
  readonly strict?: boolean;
}

/** `GET /api/rounds/:id/plan`: what HR sees before anyone is invited. */
export interface PlanView {
  readonly invited: number;
  /** People in the whole company. */
  readonly company: number;
  /** Units with people who are asked. */
  readonly units: number;
  /** Units that can have a report of their own. */
  readonly planned: number;
  /** Keys to be made at launch, and about how long that takes. */
  readonly keys: number;
  readonly keySeconds: number;
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
  readonly expected: readonly {
    readonly responsePercent: number;
    readonly units: number;
    /** Nine times out of ten between these. */
    readonly low: number;
    readonly high: number;
  }[];
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

/** `GET /api/rounds/:id/plan/told/:unit`: what the people of a unit would be told on their first page. */
export interface ToldView {
  readonly organisation: string;
  readonly minutes: number;
  readonly countsIn: readonly {
    readonly label: string;
    readonly heads: number;
    readonly units: readonly string[];
    readonly together: number;
  }[];
  /** As for most of them. */
  readonly brokenDownBy: readonly {
    readonly attribute: string;
    readonly unit: string | null;
    readonly values: readonly string[];
    readonly heads: number;
  }[];
}
