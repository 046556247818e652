import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAnswers } from './offline/parse-answers.ts';
import { parseItems } from './offline/parse-items.ts';
import { parsePolicy } from './offline/parse-policy.ts';
import { renderFault, type Fault } from './organisation/fault.ts';
import { parseManagers } from './organisation/parse-managers.ts';
import { parseRoster } from './organisation/parse-roster.ts';
import { parseUnits } from './organisation/parse-units.ts';
import { importSurveyJs } from './questionnaire/import-surveyjs.ts';

/** Sound files of every kind; each reader gets them damaged. */
const UNITS = 'unit_id,parent_id,name\nR,,Top\nA,R,"Team, A"\nB,R,Été\n';
const ROSTER = `employee_id,email,unit_id,language,gender\n${Array.from({ length: 12 }, (_, at) => `E${at},e${at}@example.org,${at % 2 === 0 ? 'A' : 'B'},fr,w`).join('\n')}\n`;
const ITEMS =
  'item,dimension,from,to,best,not_applicable\nQ1,d,1,7,low,8;9\nQ2,d,0,10,high,\nWord,,,,,\n';
const ANSWERS = 'employee_id,Q1,Q2,Word\nE1,3,10,"More, ""light"""\nE2,8,,\nE3,,4,ok\n';
const MANAGERS = 'email,name,unit_id\nada@example.org,Ada,A\nbob@example.org,"Bob, jr",B\n';
const POLICY = '{"groupMin": 6, "commentMin": 12}';
const SURVEY =
  '{"title":{"default":"One","fr":"Un"},"pages":[{"name":"p","elements":[{"type":"rating","name":"q1","title":"Good?","rateMin":1,"rateMax":5}]}]}';

const units = parseUnits('units.csv', UNITS);
const items = parseItems('items.csv', ITEMS);
if (!units.ok || !items.ok) throw new Error('the files of this test are sound');
const { tree } = units;
const { key } = items;
const roster = parseRoster('roster.csv', ROSTER, tree);
if (!roster.ok) throw new Error('the files of this test are sound');
const context = { key, roster: roster.roster, tree, lenient: false };
const surroundings = { units: new Set(['R', 'A', 'B']), others: new Map() };

type Outcome = { readonly ok: true } | { readonly ok: false; readonly faults: readonly Fault[] };

const READERS: readonly (readonly [string, string, (name: string, text: string) => Outcome])[] = [
  ['units.csv', UNITS, parseUnits],
  ['roster.csv', ROSTER, (name, text) => parseRoster(name, text, tree)],
  ['managers.csv', MANAGERS, (name, text) => parseManagers(name, text, surroundings)],
  ['items.csv', ITEMS, parseItems],
  ['answers.csv', ANSWERS, (name, text) => parseAnswers(name, text, context)],
  ['policy.json', POLICY, parsePolicy],
  ['survey.json', SURVEY, importSurveyJs],
];

const PIECES = [
  '"',
  ',',
  ';',
  '\n',
  '\r',
  '\0',
  '\ud800',
  '\u202e',
  '\ufeff',
  '=1',
  '-1',
  '9'.repeat(400),
  '{',
  ']',
  'é'.normalize('NFD'),
  'A',
  '',
];

/** Some pieces put in, each in the place of a few characters. */
function damage(text: string, cuts: readonly (readonly [number, number, string])[]): string {
  return cuts.reduce((rest, [at, length, piece]) => {
    const from = at % (rest.length + 1);
    return rest.slice(0, from) + piece + rest.slice(from + length);
  }, text);
}

test.each(READERS)('%s, whole, is read', (name, text, read) => {
  expect(read(name, text)).toMatchObject({ ok: true });
});

test.each(READERS)(
  '%s, damaged: its content or faults, each at its place in the file, in few words',
  (name, text, read) => {
    const cut = fc.tuple(fc.nat(2_000), fc.nat(6), fc.constantFrom(...PIECES));
    let refused = 0;
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
        const damaged = damage(text, cuts);
        const outcome = read(name, damaged);
        if (outcome.ok) return;
        refused += 1;
        expect(outcome.faults.length).toBeGreaterThan(0);
        const lines = damaged.split(/\r\n|[\r\n]/).length;
        for (const fault of outcome.faults) {
          expect(fault.file).toBe(name);
          if (fault.line !== null) {
            expect(fault.line).toBeGreaterThanOrEqual(1);
            expect(fault.line).toBeLessThanOrEqual(lines);
          }
          for (const language of ['en', 'fr'] as const) {
            expect(fault.problem[language]).not.toBe('');
            expect(renderFault(fault, language).length).toBeLessThan(1_500);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(30);
  },
);
