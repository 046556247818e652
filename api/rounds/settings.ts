import { z } from 'zod';
import type { BreakdownRefusal } from '../../surveys/disclosure/breakdowns.ts';
import type { Instrument } from '../../surveys/instrument.ts';
import { policySchema } from '../../surveys/policy-schema.ts';
import { AppError } from '../problem.ts';
import { daySchema } from '../request.ts';
import type { RoundRow, RoundSettings } from './store.ts';

const setupSchema = z.strictObject({
  goals: z.boolean(),
  guidelines: z.boolean(),
  voluntariness: z.boolean(),
  training: z.boolean(),
  leader: z.boolean(),
});

const titleSchema = z.string().trim().min(1).max(200);

const BREAKDOWNS_MAX = 8;

const breakdownsSchema = z
  .array(z.string().trim().min(1).max(230))
  .max(BREAKDOWNS_MAX)
  .refine((specs) => new Set(specs).size === specs.length, 'each breakdown once');

const AUDIENCE_MAX = 20_000;

/** Units, each with everything below it; null for everybody. */
const audienceSchema = z.array(z.string().min(1).max(500)).min(1).max(AUDIENCE_MAX).nullable();

export const newRoundSchema = z.strictObject({
  title: titleSchema,
  instrument: z.string().max(100),
  audience: audienceSchema.default(null),
  opensOn: daySchema.nullable().default(null),
  closesOn: daySchema,
  policy: policySchema.prefault({}),
  setup: setupSchema.prefault({
    goals: false,
    guidelines: false,
    voluntariness: false,
    training: false,
    leader: false,
  }),
  breakdowns: breakdownsSchema.default([]),
  strict: z.boolean().default(false),
});

export const changeSchema = z.strictObject({
  title: titleSchema.optional(),
  instrument: z.string().max(100).optional(),
  audience: audienceSchema.optional(),
  opensOn: daySchema.nullable().optional(),
  closesOn: daySchema.optional(),
  policy: policySchema.optional(),
  setup: setupSchema.optional(),
  breakdowns: breakdownsSchema.optional(),
  strict: z.boolean().optional(),
});

export const extensionSchema = z.strictObject({ closesOn: daySchema });

/** @throws AppError instrument-unknown, invalid-fields */
export async function readSettings(
  body: z.infer<typeof newRoundSchema>,
  findQuestionnaire: FindQuestionnaire,
  today: string,
): Promise<RoundSettings> {
  refuseDays(body, today);
  return {
    title: body.title,
    instrument: await requireQuestionnaire(findQuestionnaire, body.instrument),
    audience: body.audience,
    opens_on: body.opensOn,
    closes_on: body.closesOn,
    policy: body.policy,
    setup: body.setup,
    breakdowns: body.breakdowns,
    strict: body.strict,
  };
}

/**
 * The settings of a round after a change. Everything but the programme check list freezes at launch.
 * @param instrument the questionnaire after the change
 * @throws AppError settings-frozen, invalid-fields
 */
export function changeSettings(
  round: RoundRow,
  instrument: Instrument,
  change: z.infer<typeof changeSchema>,
  today: string,
): RoundSettings {
  const { setup, ...frozen } = change;
  if (round.state !== 'draft' && Object.values(frozen).some((value) => value !== undefined)) {
    throw new AppError('settings-frozen');
  }
  if (round.state === 'closing' || round.state === 'released')
    throw new AppError('settings-frozen');
  const opensOn = change.opensOn === undefined ? round.opens_on : change.opensOn;
  const closesOn = change.closesOn ?? round.closes_on;
  // The days of a launched round are those that it has.
  if (change.opensOn !== undefined || change.closesOn !== undefined)
    refuseDays({ opensOn, closesOn }, today);
  return {
    title: change.title ?? round.title,
    instrument,
    audience: change.audience === undefined ? round.audience : change.audience,
    opens_on: opensOn,
    closes_on: closesOn,
    policy: change.policy ?? round.policy,
    setup: setup ?? round.setup,
    breakdowns: change.breakdowns ?? round.breakdowns,
    strict: change.strict ?? round.strict,
  };
}

/** @throws AppError invalid-fields naming each breakdown that can never be, and why */
export function refuseBreakdowns(
  specs: readonly string[],
  refusals: readonly BreakdownRefusal[],
): void {
  if (refusals.length === 0) return;
  throw new AppError('invalid-fields', {
    fields: refusals.map(({ spec, why, words }) => ({
      field: `breakdowns.${specs.indexOf(spec)}`,
      why,
      message: words.en,
    })),
  });
}

export type FindQuestionnaire = (ref: string) => Promise<Instrument | null>;

/** @throws AppError instrument-unknown */
export async function requireQuestionnaire(
  find: FindQuestionnaire,
  ref: string,
): Promise<Instrument> {
  const instrument = await find(ref);
  if (instrument === null) throw new AppError('instrument-unknown');
  return instrument;
}

interface Days {
  readonly opensOn: string | null;
  readonly closesOn: string;
}

function refuseDays({ opensOn, closesOn }: Days, today: string): void {
  const fields = [];
  if (closesOn < today)
    fields.push({ field: 'closesOn', message: 'the last day of answers is in the past' });
  else if (opensOn !== null && closesOn < opensOn)
    fields.push({ field: 'closesOn', message: 'the last day of answers is before the first' });
  if (opensOn !== null && opensOn < today)
    fields.push({ field: 'opensOn', message: 'the opening day is in the past' });
  if (fields.length > 0) throw new AppError('invalid-fields', { fields });
}
