import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSubmission } from './answers.ts';
import advocacyReadiness from './catalogue/advocacy-readiness@1.json' with { type: 'json' };
import pulse from './catalogue/pulse@1.json' with { type: 'json' };
import satisfactionBaseline from './catalogue/satisfaction-baseline@1.json' with { type: 'json' };
import { listInstruments } from './catalogue.ts';
import { parseInstrument, type Instrument } from './instrument.ts';
import { renderFault } from './organisation/fault.ts';
import { listMissingTexts, listProblems } from './questionnaire/check-draft.ts';
import { draftSchema } from './questionnaire/draft.ts';
import { exportSurveyJs } from './questionnaire/export-surveyjs.ts';
import { draftFrom } from './questionnaire/from-instrument.ts';
import { importSurveyJs } from './questionnaire/import-surveyjs.ts';
import { toInstrument } from './questionnaire/to-instrument.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What comes in the place of something sound. Deep in a questionnaire, where no random document gets. */
const leaf = fc.oneof(
  fc.constantFrom<Json[]>(
    ...[null, true, 0, -1, 1.5, 101, 1e308, 2 ** 53, '', ' ', '\u0000', '\u202e'],
  ),
  fc.constantFrom<Json[]>('__proto__', 'constructor', '<b>', '9'.repeat(400), 'é'.normalize('NFD')),
  fc.constantFrom<Json[]>([], {}, [[]], { default: 'a' }, { en: 'a', fr: 'b' }, ['a', 'a']),
  fc.constantFrom<Json[]>('WB', 'WB1', 'COM', 'high', 'rating', 'html', 'comment', 'willing'),
);
const blow = fc.record({
  /** At which of all places, counted from the outside. */
  at: fc.nat(100_000),
  way: fc.constantFrom(...['replace', 'remove', 'double', 'add'], ...['borrow', 'borrow', 'shift']),
  with: leaf,
  from: fc.nat(100_000),
});
const blows = fc.array(blow, { minLength: 1, maxLength: 3 });
type Blow = typeof blow extends fc.Arbitrary<infer T> ? T : never;

/** The document with some places changed, taken away, doubled, added to, or filled from another like it. */
function damage(document: Json, all: readonly Blow[]): Json {
  return all.reduce((whole, one) => {
    const places = listPlaces(whole);
    const { path, kind } = places[one.at % places.length]!;
    const like = places.filter((other) => other.kind === kind);
    return change(whole, path, one, like[one.from % like.length]!.value) ?? null;
  }, document);
}

interface Place {
  readonly path: readonly string[];
  /** What stands in one question can stand in another: a name, a scale, a whole list of choices. */
  readonly kind: string;
  readonly value: Json;
}

function listPlaces(value: Json, path: readonly string[] = [], kind = ''): Place[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    { path, kind, value },
    ...inner.flatMap(([name, one]) =>
      listPlaces(one, [...path, name], `${kind}.${isList(value) ? '*' : name}`),
    ),
  ];
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
const isRecord = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !isList(value);

/** undefined: it is taken away. */
function change(value: Json, path: readonly string[], one: Blow, borrowed: Json): Json | undefined {
  const [name, ...rest] = path;
  if (name === undefined) {
    if (one.way === 'remove') return undefined;
    if (one.way === 'borrow') return borrowed;
    if (one.way === 'shift' && typeof value === 'number') return value + (one.from % 5) - 2;
    if (one.way === 'add' && isList(value)) return [...value, one.with];
    if (one.way === 'add' && isRecord(value)) return { ...value, added: one.with };
    return one.way === 'double' ? [value, value] : one.with;
  }
  if (isList(value)) {
    const at = Number(name);
    const changed = change(value[at]!, rest, one, borrowed);
    const isDoubled = one.way === 'double' && rest.length === 0;
    const instead = isDoubled ? [value[at]!, value[at]!] : changed === undefined ? [] : [changed];
    return [...value.slice(0, at), ...instead, ...value.slice(at + 1)];
  }
  const entries = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.flatMap(([other, inner]) => {
      const kept = other === name ? change(inner, rest, one, borrowed) : inner;
      return kept === undefined ? [] : [[other, kept]];
    }),
  );
}

/** Each question is asked once, can be answered from end to end, and stands in the dimension that it names. */
function expectSound(instrument: Instrument): void {
  const asked = instrument.survey.pages
    .flatMap(({ elements }) => elements)
    .filter(({ type }) => type !== 'html')
    .map(({ name }) => name);
  const known = [...instrument.items, ...instrument.comments].map(({ id }) => id);
  expect(asked.toSorted()).toEqual([...new Set(known)].toSorted());
  const dimensions = new Set(instrument.dimensions.map(({ id }) => id));
  const takes = (id: string, value: number) => parseSubmission(instrument, { [id]: value }).ok;
  const unsound = instrument.items.filter(
    ({ id, from, to, notApplicable, dimension }) =>
      from >= to ||
      [from, to, ...notApplicable].some((value) => !takes(id, value)) ||
      [from - 1, to + 1].some((value) => takes(id, value) !== notApplicable.includes(value)) ||
      (dimension !== null && !dimensions.has(dimension)),
  );
  expect(unsound).toEqual([]);
}

const CATALOGUE = [pulse, satisfactionBaseline, advocacyReadiness].map((file) => file as Json);

describe('definitions of questionnaires, damaged at some places', () => {
  test.each(CATALOGUE)(
    'the definition itself: problems with their place, or one that is sound',
    (file) => {
      let refused = 0;
      fc.assert(
        fc.property(blows, (all) => {
          const parsed = parseInstrument(damage(file, all));
          if (parsed.ok) {
            expectSound(parsed.instrument);
            return;
          }
          refused += 1;
          expect(parsed.problems.length).toBeGreaterThan(0);
          for (const problem of parsed.problems) expect(problem).toMatch(/^[\w.]+: ./);
        }),
        { numRuns: 200 },
      );
      expect(refused).toBeGreaterThan(100);
    },
  );

  test.each(listInstruments())('$ref as SurveyJS: faults with their place, or a draft', (one) => {
    const file = exportSurveyJs(one) as Json;
    let [read, refused] = [0, 0];
    fc.assert(
      fc.property(blows, (all) => {
        const result = importSurveyJs('survey.json', JSON.stringify(damage(file, all)));
        if (result.ok) {
          read += 1;
          expect(draftSchema.parse(result.draft)).toEqual(result.draft);
          return;
        }
        refused += 1;
        expect(result.faults.length).toBeGreaterThan(0);
        for (const fault of result.faults)
          for (const language of ['en', 'fr'] as const)
            expect(renderFault(fault, language).length).toBeLessThan(1_500);
      }),
      { numRuns: 200 },
    );
    expect(read).toBeGreaterThan(5);
    expect(refused).toBeGreaterThan(5);
  });

  test.each(listInstruments())(
    '$ref as a draft: refused, incomplete, or published and sound',
    (one) => {
      const file = draftFrom(one) as Json;
      let [published, refused] = [0, 0];
      fc.assert(
        fc.property(blows, (all) => {
          const parsed = draftSchema.safeParse(damage(file, all));
          const isComplete =
            parsed.success &&
            listMissingTexts(parsed.data).length + listProblems(parsed.data).length === 0;
          if (!isComplete) {
            refused += 1;
            return;
          }
          const built = toInstrument(parsed.data, 'own', 1);
          expect(built).toMatchObject({ ok: true });
          if (built.ok) expectSound(built.instrument);
          published += 1;
        }),
        { numRuns: 200 },
      );
      expect(published).toBeGreaterThan(5);
      expect(refused).toBeGreaterThan(5);
    },
  );
});
