import type { ProgrammeSetup } from '../../../surveys/release-document.ts';
import { DEFAULT_POLICY, type Policy } from '../../../surveys/policy.ts';
import type { InstrumentView, RoundView } from '../api.ts';

/** What the form of a round holds while HR is filling it in. */
export interface RoundDraft {
  readonly title: string;
  readonly instrument: string;
  /** Units with everything below them; null for everybody. */
  readonly audience: readonly string[] | null;
  /** null: when it is launched. */
  readonly opensOn: string | null;
  readonly closesOn: string;
  readonly groupMin: number;
  readonly distributionMin: number;
  readonly commentMin: number;
  readonly breakdownMin: number;
  readonly setup: ProgrammeSetup;
  /** As declared, by priority. */
  readonly breakdowns: readonly string[];
  readonly strict: boolean;
}

export const THRESHOLDS = ['groupMin', 'distributionMin', 'commentMin', 'breakdownMin'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

export const SETUP_FACTS = ['goals', 'guidelines', 'voluntariness', 'training', 'leader'] as const;

/** The floor that the product never goes below, in people, and the largest sensible value. */
export const THRESHOLD_FLOOR = DEFAULT_POLICY.groupMin;
const THRESHOLD_CEILING = 1000;
const TITLE_MAX = 200;
const DEFAULT_OPEN_DAYS = 14;

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function startDraft(instruments: readonly InstrumentView[], today: string): RoundDraft {
  const fullest = [...instruments].sort(
    (a, b) => Number(b.labelled) - Number(a.labelled) || b.items - a.items,
  );
  const { groupMin, distributionMin, commentMin, breakdownMin } = DEFAULT_POLICY;
  return {
    title: '',
    instrument: fullest[0]?.ref ?? '',
    audience: null,
    opensOn: null,
    closesOn: addDays(today, DEFAULT_OPEN_DAYS),
    groupMin,
    distributionMin,
    commentMin,
    breakdownMin,
    setup: {
      goals: false,
      guidelines: false,
      voluntariness: false,
      training: false,
      leader: false,
    },
    breakdowns: [],
    strict: false,
  };
}

export function draftOfRound(round: RoundView): RoundDraft {
  const { groupMin, distributionMin, commentMin, breakdownMin } = round.policy;
  return {
    title: round.title,
    instrument: round.instrument,
    audience: round.audience,
    opensOn: round.opensOn,
    closesOn: round.closesOn,
    groupMin,
    distributionMin,
    commentMin,
    breakdownMin,
    setup: round.setup,
    breakdowns: round.breakdowns,
    strict: round.strict,
  };
}

/** A new draft with the settings of an earlier round, open for as many days. */
export function copyRound(round: RoundView, title: string, today: string): RoundDraft {
  const from = round.opensOn ?? round.launchedOn ?? today;
  const days = Math.max(1, countDays(from, round.closesOn));
  return { ...draftOfRound(round), title, opensOn: null, closesOn: addDays(today, days) };
}

export type DraftField = 'title' | 'instrument' | 'audience' | 'opensOn' | 'closesOn' | Threshold;
export type DraftFault =
  | 'required'
  | 'noUnits'
  | 'beforeOpening'
  | 'titleLong'
  | 'past'
  | 'whole'
  | 'min'
  | 'max'
  | 'atLeastGroup';

/** What is wrong with a draft, per field; the server decides in the end. */
export function checkDraft(
  draft: RoundDraft,
  today: string,
): Readonly<Partial<Record<DraftField, DraftFault>>> {
  const faults: Partial<Record<DraftField, DraftFault>> = {};
  if (draft.title.trim() === '') faults.title = 'required';
  else if (draft.title.trim().length > TITLE_MAX) faults.title = 'titleLong';
  if (draft.instrument === '') faults.instrument = 'required';
  if (draft.audience?.length === 0) faults.audience = 'noUnits';
  if (draft.opensOn === '') faults.opensOn = 'required';
  else if (draft.opensOn !== null && draft.opensOn < today) faults.opensOn = 'past';
  if (draft.closesOn === '') faults.closesOn = 'required';
  else if (draft.closesOn < today) faults.closesOn = 'past';
  else if (draft.opensOn !== null && draft.closesOn < draft.opensOn)
    faults.closesOn = 'beforeOpening';
  for (const threshold of THRESHOLDS) {
    const fault = checkThreshold(draft[threshold], draft.groupMin);
    if (fault !== null) faults[threshold] = fault;
  }
  return faults;
}

function checkThreshold(value: number, groupMin: number): DraftFault | null {
  if (!Number.isInteger(value)) return 'whole';
  if (value < THRESHOLD_FLOOR) return 'min';
  if (value > THRESHOLD_CEILING) return 'max';
  return value < groupMin ? 'atLeastGroup' : null;
}

/** The body of `POST /api/rounds` and of `PATCH /api/rounds/:id`. */
export function bodyOfDraft(draft: RoundDraft): {
  readonly title: string;
  readonly instrument: string;
  readonly audience: readonly string[] | null;
  readonly opensOn: string | null;
  readonly closesOn: string;
  readonly policy: Omit<Policy, 'cohortMin'>;
  readonly setup: ProgrammeSetup;
  readonly breakdowns: readonly string[];
  readonly strict: boolean;
} {
  const {
    title,
    instrument,
    audience,
    opensOn,
    closesOn,
    setup,
    breakdowns,
    strict,
    ...thresholds
  } = draft;
  return {
    title: title.trim(),
    instrument,
    audience,
    opensOn,
    closesOn,
    setup,
    breakdowns,
    strict,
    policy: thresholds,
  };
}
