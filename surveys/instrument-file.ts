import { z } from 'zod';

/** A text on the screen, per language; SurveyJS calls English `default`. */
const surveyText = z.strictObject({
  default: z.string().trim().min(1),
  fr: z.string().trim().min(1),
});
const bilingual = z.strictObject({ en: z.string().trim().min(1), fr: z.string().trim().min(1) });
const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/);
const code = z.int().min(-1000).max(1000);

const radiogroup = z.strictObject({
  type: z.literal('radiogroup'),
  name: id,
  title: surveyText,
  description: surveyText.optional(),
  showClearButton: z.boolean().optional(),
  choices: z.array(z.strictObject({ value: code, text: surveyText })).min(2),
});

const rating = z.strictObject({
  type: z.literal('rating'),
  name: id,
  title: surveyText,
  description: surveyText.optional(),
  rateMin: code,
  rateMax: code,
  minRateDescription: surveyText.optional(),
  maxRateDescription: surveyText.optional(),
  rateDescriptionLocation: z.enum(['leftRight', 'top', 'bottom', 'topBottom']).optional(),
  displayMode: z.enum(['auto', 'buttons', 'dropdown']).optional(),
});

const comment = z.strictObject({
  type: z.literal('comment'),
  name: id,
  title: surveyText,
  description: surveyText.optional(),
  maxLength: z.int().min(1),
  rows: z.int().min(1).max(20).optional(),
});

/** Words between questions: plain text in paragraphs. Markup is written out, never followed. */
const html = z.strictObject({ type: z.literal('html'), name: id, html: surveyText });

const question = z.discriminatedUnion('type', [radiogroup, rating, comment, html]);

const page = z.strictObject({
  name: id,
  title: surveyText,
  description: surveyText,
  elements: z.array(question).min(1),
});

const survey = z.strictObject({ title: surveyText, pages: z.array(page).min(1) });

const itemKey = z.strictObject({
  id,
  dimension: id.nullable(),
  from: code,
  to: code,
  best: z.enum(['high', 'low']),
  notApplicable: z.array(code),
  role: z.enum(['willing', 'training_need', 'recommend']).nullable().default(null),
});

/** The shape of an instrument file. What lies outside this subset of SurveyJS is refused by name. */
export const instrumentFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  version: z.int().min(1),
  title: bilingual,
  labelled: z.boolean(),
  minutes: z.int().min(1).max(120),
  dimensions: z.array(z.strictObject({ id, title: bilingual, items: z.array(id).min(1) })),
  items: z.array(itemKey).min(1),
  comments: z.array(id),
  survey,
});

export type BilingualText = Readonly<z.infer<typeof bilingual>>;
export type SurveyText = z.infer<typeof surveyText>;
export type SurveyQuestion = z.infer<typeof question>;
export type SurveyPage = z.infer<typeof page>;
export type SurveyJson = z.infer<typeof survey>;
export type InstrumentFile = z.infer<typeof instrumentFile>;
