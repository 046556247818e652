import { expect, test } from 'vitest';
import { createText } from '../../ui/i18n.ts';
import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import type { ReportView } from '../api.ts';
import { indexReport, readUnit } from '../report/reading.ts';
import { prepareConversation, type Conversation } from './conversation.ts';
import { teamEn } from './texts.en.ts';
import { teamFr } from './texts.fr.ts';
import { GUIDE_MINUTES, writeGuide, writePlainGuide } from './write-guide.ts';

const CODES = ['WB', 'JS', 'CB', 'TV', 'PP', 'LE', 'IC', 'WV', 'DC', 'GR', 'canteen'];

/** [mean, margin] per dimension; one item each. */
type Means = Readonly<Record<string, readonly [number, number | null] | null>>;

function makeReport(means: Means, changes: NonNullable<ReportView['since']>['changes'] = {}) {
  const figures = (mean: number, margin: number | null) => ({
    n: 12,
    mean,
    favourable: 50,
    margin,
    estimate: null,
    estimateMargin: null,
  });
  const group = {
    id: 'unit:A',
    label: 'Team A',
    parent: null,
    of: { unit: 'A' },
    invited: 15,
    respondents: 12,
    items: Object.fromEntries(CODES.map((code) => [`${code}1`, { mean: means[code]?.[0] ?? 50 }])),
    dimensions: Object.fromEntries(
      CODES.map((code) => [code, means[code] == null ? null : figures(...means[code])]),
    ),
    recommend: null,
    readiness: null,
  } as unknown as ReleaseGroup;
  const item = (code: string) => ({
    id: `${code}1`,
    text: { en: `Item ${code}`, fr: `Question ${code}` },
  });
  return indexReport({
    release: {
      groups: [group],
      withheld: [{ unit: 'B', why: 'too-few-answers', seeInstead: 'unit:A' }],
      comments: [],
    },
    instrument: {
      dimensions: CODES.map((id) => ({ id, title: { en: `Dim ${id}` }, items: [`${id}1`] })),
      items: CODES.map(item),
      comments: [],
    },
    units: [{ id: 'B', parent: 'A', name: 'Team B' }],
    since: { round: { id: 'r', title: 'Before', closedOn: '2026-01-01' }, changes },
  } as unknown as ReportView);
}

function prepare(means: Means, unit = 'A', changes = {}): Conversation {
  const index = makeReport(means, changes);
  return prepareConversation(index, readUnit(index, unit))!;
}

const words = createText({ en: { team: teamEn }, fr: { team: teamFr } }, 'en');
type Speech = Parameters<typeof writeGuide>[1];
function write(conversation: Conversation, language: 'en' | 'fr' = 'en'): string {
  words.setLanguage(language);
  const speech = words.currentSpeech() as unknown as Speech;
  const sections = writeGuide(conversation, speech, ({ label }) => label);
  return writePlainGuide('Guide', sections, speech);
}

const FAR_APART: Means = { WB: [20, 4], JS: [40, 4], CB: [55, 4], TV: [70, 4], PP: [90, 4] };
const CLOSE: Means = { WB: [50, 6], JS: [52, 6], CB: [54, 6], TV: [56, 6] };

test('two to keep and two to work on, each named by how far it really stands out', () => {
  const far = prepare(FAR_APART);
  expect(far).toMatchObject({
    keep: [
      { topic: 'PP', standing: 'alone' },
      { topic: 'TV', standing: 'among' },
    ],
    work: [
      { topic: 'WB', standing: 'alone' },
      { topic: 'JS', standing: 'among' },
    ],
  });
  expect(write(far)).toContain('Dim WB (20 ± 4 of 100): clearly the lowest of your figures.');
});

test('a figure whose interval touches another is never called the lowest', () => {
  const touching = write(prepare({ ...FAR_APART, WB: [34, 4] }));
  expect(touching).not.toContain('the lowest');
  expect(touching).toContain('Dim WB (34 ± 4 of 100): among the lower ones.');
  const close = write(prepare(CLOSE));
  expect(close).not.toMatch(/the lowest|the highest|among/);
  expect(close).toContain('a place to start, no verdict');
  expect(write(prepare({ ...FAR_APART, WB: [20, null] }))).not.toContain('the lowest');
});

test('a change is named only where it is clear', () => {
  const change = (verdict: string) => ({
    'unit:A': { WB: { before: 40, after: 20, difference: -20, margin: 5, verdict } },
  });
  expect(write(prepare(FAR_APART, 'A', change('lower')))).toContain(
    'Clearly lower than last time.',
  );
  expect(write(prepare(FAR_APART, 'A', change('none')))).not.toContain('last time');
});

test('every dimension of ours has its own questions, any other some made of its items', () => {
  const seen = new Set<string>();
  for (const code of CODES) {
    const conversation = prepare({
      ...CLOSE,
      [code]: [10, 3],
      GR: [95, 3],
      ...{ [code]: [10, 3] },
    });
    for (const language of ['en', 'fr'] as const) {
      const guide = write(conversation, language);
      const questions = guide.split('\n').filter((line) => line.startsWith('    · '));
      expect(questions).toHaveLength(2 + 6);
      for (const question of questions) expect(question).toMatch(/[?]$/);
      expect(guide).not.toMatch(/\{\{|team\.guide/);
      seen.add(questions[2]!);
      if (code === 'canteen')
        expect(guide).toContain(language === 'en' ? '“Item canteen”' : '« Question canteen »');
    }
  }
  expect(seen.size).toBe(2 * CODES.length);
});

test('a withheld team gets a guide without a single figure of the group that stands in', () => {
  const guide = write(prepare(FAR_APART, 'B'));
  expect(guide).toContain('too few answered');
  expect(guide).toContain('“Team A” (12 answered)');
  expect(guide).not.toMatch(/Dim|of 100/);
  expect(write(prepare({}), 'fr')).toContain('trop peu de questions ont reçu de réponse');
});

test('it lasts 45 minutes, thanks with the counts, and asks nobody what they answered', () => {
  expect(GUIDE_MINUTES).toBe(45);
  for (const unit of ['A', 'B']) {
    const en = write(prepare(FAR_APART, unit));
    expect(en).toContain('Do not ask anyone what they answered');
    expect(en).toContain('Do not guess who said what, do not ask');
    const fr = write(prepare(FAR_APART, unit), 'fr');
    expect(fr).toContain('Ne demandez à personne ce qu’il a répondu');
    for (const line of [...en.split('\n'), ...fr.split('\n')].filter((text) => /\?$/.test(text)))
      expect(line).not.toMatch(/who (answered|said|wrote)|qui a (répondu|dit|écrit)/i);
  }
  expect(write(prepare(FAR_APART))).toContain('12 of 15 answered');
});
