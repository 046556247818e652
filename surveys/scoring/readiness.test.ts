import { describe, expect, test } from 'vitest';
import type { Readiness, Reliability } from '../release-document.ts';
import { listNotAsked, READINESS_BARS } from './bars.ts';
import type { PublishedGroup } from './published-group.ts';
import {
  COMPLETE_SETUP,
  GOOD_RELIABILITY,
  listNumbers,
  makeKey,
  makeTeam,
  scoreTeams,
} from '../../test/support/published-groups.ts';
import { lowerSilentShare, meanShare } from './shares.ts';

const CODES = ['WB', 'JS', 'TV', 'WV'];
const KEY = makeKey(CODES);

/** A company of twenty ordinary teams, so that there is something to learn mu and tau2 from. */
const OTHERS = Array.from({ length: 20 }, (_, index) =>
  makeTeam({
    id: `unit:O${index}`,
    invited: 20,
    n: 16,
    means: Object.fromEntries(CODES.map((code, at) => [code, 60 + ((index * 7 + at * 3) % 17)])),
    willing: 45 + ((index * 5) % 21),
  }),
);

function all(mean: number): Record<string, number> {
  return Object.fromEntries(CODES.map((code) => [code, mean]));
}

function judge(
  team: PublishedGroup,
  more: Parameters<typeof scoreTeams>[2] = {},
  key = KEY,
): Readiness {
  return scoreTeams(key, [team, ...OTHERS], more).groups[0]!.readiness!;
}

const strong = makeTeam({ invited: 30, n: 28, means: all(85), willing: 80 });

describe('labels', () => {
  test('a team that clears every bar with certainty is ready; its next step is the invitation', () => {
    const readiness = judge(strong);
    expect(readiness).toMatchObject({ label: 'ready', missing: [], next: ['invite'] });
    expect(readiness.reasons).toEqual([{ id: 'ready', gates: [] }]);
    expect(readiness.probability).toBeGreaterThanOrEqual(READINESS_BARS.readyProbability);
  });

  test.each([null, { ...COMPLETE_SETUP, leader: false }])(
    'without a complete programme (%o) no team is ready, and it is said why',
    (setup) => {
      const readiness = judge(strong, { setup });
      expect(readiness.label).toBe('nearly');
      expect(readiness.reasons).toEqual([
        { id: 'rest', gates: [] },
        { id: 'setup', gates: [] },
      ]);
      expect(readiness.next[0]).toBe('setup');
    },
  );

  test('under 60 % response no team is ready, however good the answers', () => {
    const readiness = judge(makeTeam({ invited: 100, n: 59, means: all(90), willing: 90 }));
    expect(readiness.label).toBe('nearly');
    expect(readiness.reasons.map(({ id }) => id)).toContain('response');
    expect(readiness.next).toContain('answer');
    expect(judge(makeTeam({ invited: 100, n: 60, means: all(90), willing: 90 })).label).toBe(
      'ready',
    );
  });

  test('a team that is not well builds first, and is not asked to advertise', () => {
    const readiness = judge(
      makeTeam({ invited: 30, n: 28, means: { ...all(85), WB: 45 }, willing: 20 }),
    );
    expect(readiness.label).toBe('build-first');
    expect(readiness.reasons[0]).toEqual({ id: 'build-first', gates: ['wellbeing', 'willing'] });
    expect(readiness.next[0]).toBe('workload');
    expect(readiness.next).not.toContain('invite');
  });

  test('one weak gate is enough, and the probability is the smallest over the gates', () => {
    const readiness = judge(
      makeTeam({ invited: 30, n: 28, means: { ...all(85), TV: 55 }, willing: 80 }),
    );
    expect(readiness.label).not.toBe('ready');
    const cautious = Object.values(readiness.gates).map((gate) => gate.cautious ?? 1);
    expect(readiness.probability).toBe(Math.min(...cautious));
  });

  test('the silent are taken as less favourable: the cautious probability is never the larger', () => {
    const half = judge(makeTeam({ invited: 30, n: 19, means: all(61), willing: 45 }));
    for (const { plain, cautious } of Object.values(half.gates)) {
      if (plain === null || cautious === null) continue;
      expect(cautious).toBeLessThanOrEqual(plain);
    }
    expect(half.gates.wellbeing!.cautious).toBeLessThan(half.gates.wellbeing!.plain!);
  });

  test('the silent are taken as less willing, and never as less than nobody', () => {
    const { willing } = judge(makeTeam({ invited: 40, n: 25, means: all(70), willing: 44 })).gates;
    expect(willing!.cautious).toBeLessThan(willing!.plain!);
    const lowered = lowerSilentShare({ a: 4, b: 6 }, 0.3);
    expect(meanShare(lowered)).toBeCloseTo(0.4 - 0.3 * Math.sqrt(0.24), 12);
    expect(lowered.a + lowered.b).toBeCloseTo(10, 12);
    expect(lowerSilentShare({ a: 0.1, b: 20 }, 0.3).a).toBeGreaterThan(0);
  });

  test('the willing share stands with what it lies between, whatever the silent would say', () => {
    const { willing } = judge(makeTeam({ invited: 20, n: 16, means: all(70), willing: 50 })).gates;
    expect(willing?.range).toEqual([40, 60]);
  });

  test('a pulse labels nobody; a breakdown is no team', () => {
    expect(scoreTeams(KEY, OTHERS, { labelled: false })).toMatchObject({ bars: null });
    for (const { readiness } of scoreTeams(KEY, OTHERS, { labelled: false }).groups)
      expect(readiness).toBeNull();
    const breakdown = makeTeam({ ...strong, id: 'breakdown:x=y', n: 28, means: all(85) });
    expect(scoreTeams(KEY, [breakdown, ...OTHERS]).groups[0]!.readiness).toBeNull();
  });
});

describe('what is not known gives no label, and no verdict', () => {
  test('willingness was not asked', () => {
    const codes = ['WB', 'JS', 'TV'];
    const means = { WB: 85, JS: 85, TV: 85 };
    const key = makeKey(codes);
    const { groups, notAsked } = scoreTeams(key, [makeTeam({ invited: 30, n: 28, means })]);
    expect(notAsked).toEqual(['willing']);
    expect(groups[0]!.readiness).toMatchObject({
      label: null,
      probability: null,
      missing: ['willing'],
      reasons: [{ id: 'not-asked', gates: ['willing'] }],
    });
  });

  test('dimensions of an imported questionnaire are known by their names, in both languages', () => {
    const names = ['Well-being', 'job_satisfaction', 'Confiance'];
    const means = { 'Well-being': 45, job_satisfaction: 85, Confiance: 85 };
    const { groups, notAsked } = scoreTeams(makeKey(names), [
      makeTeam({ invited: 30, n: 28, means }),
    ]);
    expect(notAsked).toEqual(['willing']);
    expect(groups[0]!.readiness!.gates).toMatchObject({
      wellbeing: { bar: READINESS_BARS.wellbeing },
      trust: { bar: READINESS_BARS.trust },
    });
    expect(groups[0]!.readiness!.next).toContain('workload');
    expect(listNotAsked(makeKey(['mood', 'hope']), READINESS_BARS)).toContain('wellbeing');
  });

  test('well-being was asked but is withheld for this team', () => {
    const readiness = judge(
      makeTeam({ invited: 30, n: 28, means: { ...all(85), WB: null }, willing: 80 }),
    );
    expect(readiness.label).toBeNull();
    expect(readiness.reasons).toEqual([{ id: 'not-known', gates: ['wellbeing'] }]);
  });

  test('a dimension below the floor of reliability is not scored', () => {
    const reliability = Object.fromEntries(CODES.map((code) => [code, GOOD_RELIABILITY]));
    const loose = { ...GOOD_RELIABILITY, omega: 0.59 };
    const at = (omega: number) =>
      judge(strong, { reliability: { ...reliability, TV: { ...loose, omega } } });
    expect(at(0.59).reasons).toEqual([{ id: 'not-known', gates: ['trust'] }]);
    expect(at(0.6).label).toBe('ready');
  });

  test('an instrument without any gate question names all it lacks', () => {
    const { groups, notAsked } = scoreTeams(makeKey(['XX']), [
      makeTeam({ invited: 10, n: 8, means: { XX: 70 } }),
    ]);
    expect(notAsked).toEqual(['wellbeing', 'trust', 'willing']);
    expect(groups[0]!.readiness).toMatchObject({ label: null });
    expect(Object.keys(groups[0]!.readiness!.gates)).toEqual(['composite', 'response']);
  });

  test('an instrument without dimensions lacks the composite as well', () => {
    const { notAsked } = scoreTeams(makeKey([]), [makeTeam({ invited: 10, n: 8, means: {} })]);
    expect(notAsked).toEqual(['wellbeing', 'trust', 'willing', 'composite']);
  });
});

describe('at the edges every number is a number', () => {
  const withoutOmega: Reliability = { n: 400, alpha: null, omega: null, withinVariance: 360 };
  const still: Reliability = { n: 400, alpha: null, omega: null, withinVariance: null };
  const few: Reliability = { n: null, alpha: null, omega: null, withinVariance: null };
  const nobody: PublishedGroup = {
    ...makeTeam({ invited: 0, n: 0, means: {} }),
    items: { WV1: { n: 0, mean: 0, favourable: null, distribution: null } },
    dimensions: { WB: { n: 0, mean: 0, favourable: null } },
  };
  const cases: readonly (readonly [
    string,
    readonly PublishedGroup[],
    Parameters<typeof scoreTeams>[2],
    { label: Readiness['label']; estimate: 'known' | 'none' } | null,
  ])[] = [
    ['no team at all', [], {}, null],
    ['one team', [strong], {}, { label: 'ready', estimate: 'known' }],
    [
      'everyone answered',
      [makeTeam({ invited: 12, n: 12, means: all(80), willing: 75 })],
      {},
      { label: 'ready', estimate: 'known' },
    ],
    [
      'everyone answered and measurement is perfect',
      [makeTeam({ invited: 12, n: 12, means: all(60), willing: 40 })],
      { reliability: Object.fromEntries(CODES.map((c) => [c, { ...GOOD_RELIABILITY, omega: 1 }])) },
      { label: 'build-first', estimate: 'known' },
    ],
    ['nobody answered', [nobody], {}, { label: null, estimate: 'none' }],
    [
      'all figures withheld',
      [makeTeam({ invited: 9, n: 6, means: { WB: null, JS: null, TV: null, WV: null } })],
      {},
      { label: null, estimate: 'none' },
    ],
    [
      'single questions: no omega',
      [strong],
      { reliability: Object.fromEntries(CODES.map((code) => [code, withoutOmega])) },
      { label: null, estimate: 'none' },
    ],
    [
      'no variance',
      [strong],
      { reliability: Object.fromEntries(CODES.map((code) => [code, still])) },
      { label: null, estimate: 'none' },
    ],
    [
      'reliability withheld',
      [strong],
      { reliability: Object.fromEntries(CODES.map((code) => [code, few])) },
      { label: null, estimate: 'none' },
    ],
    ['reliability unknown', [strong], { reliability: {} }, { label: null, estimate: 'none' }],
    [
      'everyone alike in all teams',
      Array.from({ length: 3 }, (_, index) =>
        makeTeam({ id: `unit:${index}`, invited: 10, n: 10, means: all(100), willing: 80 }),
      ),
      {},
      { label: 'ready', estimate: 'known' },
    ],
    [
      'more answers than invited',
      [makeTeam({ invited: 5, n: 12, means: all(80), willing: 75 })],
      {},
      { label: 'ready', estimate: 'known' },
    ],
  ];

  test.each(cases)('%s', (_, groups, more, expected) => {
    const scores = scoreTeams(KEY, groups, more);
    expect(scores.groups).toHaveLength(groups.length);
    expect(listNumbers(scores).filter((number) => !Number.isFinite(number))).toEqual([]);
    for (const gate of scores.groups.flatMap((one) => Object.values(one.readiness!.gates)))
      for (const probability of [gate.plain, gate.cautious])
        expect(probability === null || (probability >= 0 && probability <= 1)).toBe(true);
    if (expected === null) return;
    const [first] = scores.groups;
    expect(first!.readiness!.label).toBe(expected.label);
    expect(first!.dimensions['WB']?.estimate ?? null).toEqual(
      expected.estimate === 'known' ? expect.any(Number) : null,
    );
  });

  test('a single team borrows nothing: its estimate is its mean', () => {
    const [only] = scoreTeams(KEY, [strong]).groups;
    expect(only!.dimensions['WB']!.estimate).toBe(85);
  });

  test('the smaller the share of answers, the nearer the estimate to the others', () => {
    const estimate = (n: number) =>
      scoreTeams(KEY, [makeTeam({ invited: 30, n, means: all(85) }), ...OTHERS]).groups[0]!
        .dimensions['WB']!.estimate!;
    const estimates = [5, 10, 20, 30].map(estimate);
    expect(estimates).toEqual(estimates.toSorted((a, b) => a - b));
    expect(estimates[3]).toBeLessThan(85);
  });

  test('scoring a parent does not change what is learned from its teams', () => {
    const parent = makeTeam({ id: 'unit:P', invited: 400, n: 320, means: all(99), willing: 99 });
    const below = OTHERS.map((team) => ({ ...team, parent: 'unit:P' }));
    const alone = scoreTeams(KEY, OTHERS).groups;
    expect(scoreTeams(KEY, [parent, ...below]).groups.slice(1)).toEqual(alone);
  });
});
