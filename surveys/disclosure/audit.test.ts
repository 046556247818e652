import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../policy.ts';
import type { GroupOf, ItemFigures, ReleaseDocument, ReleaseGroup } from '../release-document.ts';
import type { ScoringKey } from '../scoring-key.ts';
import { isFavourable, optionScore } from '../scoring-key.ts';
import type { GroundTruth, TruthComment } from './audit-truth.ts';
import { findPeople, readOption } from './audit-truth.ts';
import type { ViolationKind } from './audit-violation.ts';
import { auditRelease } from './audit.ts';

/** Releases made by hand, with no protection but what each test names. */
const text = { en: 'Text' };
const plain = { dimension: 'd', from: 1, to: 5, best: 'high', notApplicable: [], text } as const;
const KEY: ScoringKey = {
  items: [
    { ...plain, id: 'a', role: null },
    { ...plain, id: 'b', role: null, best: 'low' },
    { ...plain, id: 'r', role: 'recommend', dimension: null, from: 0, to: 10 },
  ],
  comments: [{ id: 'why', text }],
  dimensions: [{ id: 'd', title: text, items: ['a', 'b'] }],
};

interface PersonSketch {
  readonly unit: string;
  /** Options of a, b, r; null = skipped. Absent: varied answers. 'silent': did not answer. */
  readonly options?: readonly (number | null)[] | 'silent';
  readonly attributes?: Readonly<Record<string, string>>;
  readonly comment?: string;
}

function people(
  unit: string,
  count: number,
  rest: Omit<PersonSketch, 'unit'> = {},
): PersonSketch[] {
  return Array.from({ length: count }, () => ({ unit, ...rest }));
}

function tell(
  units: Record<string, string | null>,
  sketches: readonly PersonSketch[],
): GroundTruth {
  const unitIds = Object.keys(units);
  const names = [...new Set(sketches.flatMap((person) => Object.keys(person.attributes ?? {})))];
  const answers = new Uint8Array(sketches.length * KEY.items.length);
  const comments: TruthComment[] = [];
  for (const [person, { options, comment }] of sketches.entries()) {
    if (comment !== undefined) comments.push({ person, item: 'why', text: comment });
    if (options === 'silent') continue;
    // Neighbours in the list differ, so that no part of it is of one mind.
    const own = options ?? [person % 5, (person * 2) % 5, (person * 3) % 11];
    for (const [item, option] of own.entries())
      answers[person * KEY.items.length + item] = option === null ? 0 : option + 1;
  }
  return {
    key: KEY,
    units: unitIds.map((id) => ({ id, parent: units[id]! })),
    unitOf: Int32Array.from(sketches, ({ unit }) => unitIds.indexOf(unit)),
    attributes: Object.fromEntries(
      names.map((name) => [name, sketches.map((person) => person.attributes?.[name] ?? '')]),
    ),
    answers,
    comments,
  };
}

function describeTruly(
  truth: GroundTruth,
  item: number,
  members: readonly number[],
): ItemFigures | null {
  const scale = KEY.items[item]!;
  const distribution = new Array<number>(scale.to - scale.from + 1).fill(0);
  for (const person of members) {
    const option = readOption(truth, person, item);
    if (option >= 0) distribution[option]!++;
  }
  const n = distribution.reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  const points = distribution.reduce((sum, count, o) => sum + count * optionScore(scale, o), 0);
  const favourable = distribution.reduce((sum, c, o) => sum + (isFavourable(scale, o) ? c : 0), 0);
  const detailed = n >= DEFAULT_POLICY.distributionMin;
  return {
    n,
    mean: Math.round(points / n),
    favourable: detailed ? Math.round((100 * favourable) / n) : null,
    distribution: detailed ? distribution : null,
  };
}

type Change = (group: ReleaseGroup) => Partial<ReleaseGroup>;

/** `[id, parent, of]` per group, with the true figures of everybody in it. */
function publish(
  truth: GroundTruth,
  groups: readonly (readonly [id: string, parent: string | null, of: GroupOf])[],
  changes: Readonly<Record<string, Change>> = {},
): ReleaseDocument {
  const released = groups.map(([id, parent, of]): ReleaseGroup => {
    const members = findPeople(truth, of);
    const answered = members.filter((person) =>
      KEY.items.some((_, item) => readOption(truth, person, item) >= 0),
    );
    const items = Object.fromEntries(
      KEY.items.map(({ id: name }, item) => [name, describeTruly(truth, item, members)]),
    );
    const group: ReleaseGroup = {
      id,
      label: id,
      parent,
      of,
      invited: members.length,
      respondents: answered.length,
      items,
      dimensions: { d: null },
      recommend: null,
      readiness: null,
    };
    return { ...group, ...changes[id]?.(group) };
  });
  const units = new Set(released.map(({ id }) => id));
  return {
    format: 'tutti-release/1',
    round: { id: 'r', title: 'R', instrument: 'i@1', closedOn: '2026-11-22' },
    policy: DEFAULT_POLICY,
    groups: released,
    withheld: truth.units
      .filter(({ id }) => !units.has(`unit:${id}`))
      .map(({ id }) => ({ unit: id, why: 'protects-others', seeInstead: 'unit:R' })),
    comments: [],
    company: { reliability: {}, dimensionCorrelation: null, drivers: {}, bars: null, setup: null },
  };
}

const UNITS = { R: null, A: 'R', B: 'R', C: 'R' };
const ALL = [
  ['unit:R', null, { unit: 'R' }],
  ['unit:A', 'unit:R', { unit: 'A' }],
  ['unit:B', 'unit:R', { unit: 'B' }],
  ['unit:C', 'unit:R', { unit: 'C' }],
] as const;
const TOP = ALL.slice(0, 3);
const company = (c: readonly PersonSketch[]) =>
  tell(UNITS, [...people('A', 20), ...people('B', 15), ...c]);
const SOUND = company(people('C', 10));

function kindsOf(truth: GroundTruth, release: ReleaseDocument): ViolationKind[] {
  return [...new Set(auditRelease({ release, truth }).violations.map(({ kind }) => kind))].sort();
}

/** Change the figures of one item of a group. */
function withItem(item: string, change: (figures: ItemFigures) => Partial<ItemFigures>): Change {
  return ({ items }) => ({
    items: { ...items, [item]: { ...items[item]!, ...change(items[item]!) } },
  });
}

/** Publish only means. */
const meansOnly: Change = ({ items }) => ({
  items: Object.fromEntries(
    Object.entries(items).map(([id, figures]) => [
      id,
      figures === null ? null : { ...figures, favourable: null, distribution: null },
    ]),
  ),
});

const hide =
  (...ids: string[]): Change =>
  ({ items }) => ({ items: { ...items, ...Object.fromEntries(ids.map((id) => [id, null])) } });

test('a safe release is accepted, and the report says that something was looked at', () => {
  const report = auditRelease({ release: publish(SOUND, ALL), truth: SOUND });
  expect(report.violations).toEqual([]);
  expect(report.undecided).toBe(0);
  expect(report.checked).toEqual({ groups: 4, figures: 12, spaces: 7, sets: 15 });
});

describe('unsafe: too few people', () => {
  test('parent minus children leaves three', () => {
    const truth = company(people('C', 3));
    const { violations } = auditRelease({ release: publish(truth, TOP), truth });
    expect(violations[0]).toEqual({
      kind: 'small-set',
      groups: ['unit:R', 'unit:A', 'unit:B'],
      words: 'unit:R and unit:A and unit:B give a figure about 3 respondents',
    });
  });

  test('a group of four by itself', () => {
    const truth = company(people('C', 4));
    expect(kindsOf(truth, publish(truth, ALL))).toContain('small-set');
  });

  test('two hidden siblings that total four', () => {
    const units = { ...UNITS, D: 'R' };
    const truth = tell(units, [
      ...people('A', 20),
      ...people('B', 15),
      ...people('C', 2),
      ...people('D', 2),
    ]);
    expect(kindsOf(truth, publish(truth, TOP))).toContain('small-set');
  });

  test('a parent of 400 with a remainder of one', () => {
    const truth = tell(UNITS, [...people('A', 200), ...people('B', 199), ...people('R', 1)]);
    expect(kindsOf(truth, publish(truth, TOP))).toContain('small-set');
  });

  test('a hidden team of which nobody answered is named as silent', () => {
    const truth = company(people('C', 6, { options: 'silent' }));
    expect(kindsOf(truth, publish(truth, TOP))).toContain('silent-set');
  });

  test('one skipped item in a team of six', () => {
    const six = [...people('C', 5), ...people('C', 1, { options: [null, 1, 1] })];
    const truth = company([...six, ...people('R', 5, { options: [null, 2, 3] })]);
    const pool = ['pool:R', 'unit:R', { units: ['R'] }] as const;
    const release = publish(truth, [ALL[0], pool, ...ALL.slice(1)]);
    expect(kindsOf(truth, release)).toContain('small-item-set');
    const held = publish(truth, [ALL[0], pool, ...ALL.slice(1)], {
      'unit:R': hide('a'),
      'unit:A': meansOnly,
      'unit:B': meansOnly,
    });
    expect(kindsOf(truth, held)).not.toContain('small-item-set');
  });

  test('the distribution of eight, by subtraction of distributions', () => {
    const truth = company(people('C', 8));
    expect(kindsOf(truth, publish(truth, ALL))).toEqual(['small-distribution-set']);
  });

  test('a distribution below distributionMin by itself', () => {
    const truth = company(people('C', 8));
    const figures = describeTruly(truth, 0, findPeople(truth, { unit: 'C' }))!;
    const release = publish(truth, ALL, {
      'unit:R': meansOnly,
      'unit:C': withItem('a', () => ({
        distribution: [...Array(5).keys()].map((o) => (o < 2 ? 1 : 2)),
        favourable: 50,
      })),
    });
    expect(figures.distribution).toBeNull();
    expect(kindsOf(truth, release)).toContain('small-distribution-set');
  });

  test('all but one of the company in a breakdown group', () => {
    const women = { attributes: { gender: 'woman' } };
    const truth = tell(UNITS, [
      ...people('A', 30, women),
      ...people('A', 1, { attributes: { gender: 'man' } }),
    ]);
    const release = publish(truth, [
      ['breakdown:gender=woman', null, { unit: 'R', where: { gender: 'woman' } }],
      ALL[0],
    ]);
    expect(kindsOf(truth, release)).toContain('small-set');
  });

  test('two nearly equal groups of different breakdowns', () => {
    const of = (gender: string, shift: string) => ({ attributes: { gender, shift } });
    const truth = tell(UNITS, [
      ...people('A', 20, of('woman', 'night')),
      ...people('A', 2, of('woman', 'day')),
      ...people('A', 20, of('man', 'day')),
    ]);
    const release = publish(truth, [
      ['breakdown:gender=woman', null, { unit: 'R', where: { gender: 'woman' } }],
      ['breakdown:shift=night', null, { unit: 'R', where: { shift: 'night' } }],
      ALL[0],
    ]);
    expect(kindsOf(truth, release)).toContain('small-set');
  });

  test('61 people, three yes/no attributes: every group and difference is large, a + b - c is one person', () => {
    const of = (a: string, b: string, c: string) => ({ attributes: { a, b, c } });
    const truth = tell(UNITS, [
      ...people('A', 1, of('1', '1', '0')),
      ...people('A', 20, of('1', '0', '1')),
      ...people('A', 20, of('0', '1', '1')),
      ...people('A', 20, of('0', '0', '0')),
    ]);
    const view = (name: string) =>
      [`breakdown:${name}=1`, null, { unit: 'R', where: { [name]: '1' } }] as const;
    const three = publish(truth, [view('a'), view('b'), view('c'), ALL[0]]);
    const small = auditRelease({ release: three, truth }).violations.find(
      ({ kind }) => kind === 'small-set',
    );
    expect(small?.groups).toEqual(['breakdown:a=1', 'breakdown:b=1', 'breakdown:c=1']);
    expect(small?.words).toContain('about 1 respondents');
    const two = publish(truth, [view('a'), view('c'), ALL[0]]);
    expect(kindsOf(truth, two)).toEqual([]);
  });

  describe('company figures', () => {
    const reliability = { d: { n: 3, alpha: 0.8, omega: null, withinVariance: 12 } };
    const none = { d: { n: null, alpha: null, omega: null, withinVariance: null } };
    /** What is found wrong with company figures put into a release. */
    const kindsWith = (
      truth: GroundTruth,
      change: Partial<ReleaseDocument['company']>,
      groups: Parameters<typeof publish>[1] = ALL,
    ) => {
      const release = publish(truth, groups);
      const changed = { ...release, company: { ...release.company, ...change } };
      return auditRelease({ release: changed, truth }).violations.flatMap(({ kind, words }) =>
        words.startsWith('company: ') ? [kind] : [],
      );
    };
    /** Of 20 people, three answered both questions of the dimension. */
    const few = tell(UNITS, [
      ...people('A', 3),
      ...Array.from({ length: 17 }, (_, index): PersonSketch => {
        const both = [index % 5, (index * 2) % 5, 3];
        return { unit: 'A', options: both.map((one, item) => (item === index % 2 ? null : one)) };
      }),
    ]);

    test('reliability of three complete cases, whatever n says', () => {
      const top = ALL.slice(0, 1);
      expect(kindsWith(few, { reliability }, top)).toEqual(['small-set']);
      const claimed = { d: { ...reliability.d, n: 20 } };
      expect(kindsWith(few, { reliability: claimed }, top)).toEqual(['wrong', 'small-set']);
      const onlyVariance = { d: { ...none.d, withinVariance: 12 } };
      expect(kindsWith(few, { reliability: onlyVariance }, top)).toContain('small-set');
      expect(kindsWith(few, { reliability: none }, top)).toEqual([]);
    });

    test('drivers of complete cases that nobody is', () => {
      const nobody = company(people('C', 10)).unitOf.map(() => 1);
      const withoutItem = { ...SOUND, unitOf: nobody, answers: SOUND.answers.slice() };
      for (let person = 0; person < nobody.length; person++)
        withoutItem.answers[person * 3 + 2] = 0;
      expect(kindsWith(SOUND, { drivers: { d: 1 } })).toEqual([]);
      for (const change of [{ drivers: { d: 1 } }, { dimensionCorrelation: 0.4 }])
        expect(kindsWith(withoutItem, change)).toEqual(['small-set']);
    });

    test('figures of a company that is itself withheld, and fields that nobody knows', () => {
      const sound = { d: { n: 45, alpha: 0.8, omega: null, withinVariance: 12 } };
      expect(kindsWith(SOUND, { reliability: sound })).toEqual([]);
      expect(kindsWith(SOUND, { reliability: sound }, ALL.slice(1))).toEqual(['shape']);
      expect(kindsWith(SOUND, { reliability: { e: sound.d } })).toEqual(['shape']);
    });
  });

  test('groups that overlap too much to be searched are no safe release', () => {
    const names = [...Array(16).keys()].map((index) => `a${index}`);
    let state = 1;
    const draw = () => (state = (state * 48_271) % 2_147_483_647) % 2;
    const truth = tell(
      UNITS,
      [...Array(36).keys()].map(() => ({
        unit: 'A',
        attributes: Object.fromEntries(names.map((name) => [name, String(draw())])),
      })),
    );
    const views = names.map(
      (name) => [`breakdown:${name}=1`, null, { unit: 'R', where: { [name]: '1' } }] as const,
    );
    const release = publish(truth, [...views, ALL[0]]);
    const report = auditRelease({ release, truth });
    expect(report.undecided).toBeGreaterThan(0);
    const open = report.violations.find(({ kind }) => kind === 'not-decided');
    expect(open?.groups).toHaveLength(17);
    expect(open?.words).toBe('17 groups overlap too much to be searched');
  });
});

describe('unsafe: certainty', () => {
  const alike = people('C', 10, { options: [4, 2, 5] });

  test('a distribution with everybody on one option', () => {
    const truth = company(alike);
    expect(kindsOf(truth, publish(truth, ALL))).toContain('certainty');
  });

  test('a mean at the end of the scale', () => {
    const truth = company(people('C', 7, { options: [4, 0, 5] }));
    const found = auditRelease({
      release: publish(truth, ALL, { 'unit:R': meansOnly }),
      truth,
    }).violations;
    expect(found.map(({ words }) => words)).toEqual([
      'a: all 7 chose one option, and it can be told',
      'b: all 7 chose one option, and it can be told',
    ]);
  });

  test('one answer moved in the group but not in its parent', () => {
    const truth = company(alike);
    const release = publish(truth, ALL, {
      'unit:C': (group) => ({
        items: {
          a: { n: 10, mean: 98, favourable: 80, distribution: [0, 0, 2, 0, 8] },
          b: null,
          r: null,
        },
        recommend: group.recommend,
      }),
    });
    expect(kindsOf(truth, release)).toEqual(['certainty']);
  });

  test('two sums over the same people that differ by the answer that was moved', () => {
    const gender = (value: string) => ({ attributes: { gender: value } });
    const truth = tell(UNITS, [
      ...people('A', 20, gender('woman')),
      ...people('A', 20, gender('man')),
    ]);
    const view = (value: string) =>
      [`breakdown:gender=${value}`, null, { unit: 'R', where: { gender: value } }] as const;
    const release = publish(truth, [view('man'), view('woman'), ALL[0]], {
      'unit:R': withItem('a', () => ({ distribution: [8, 8, 8, 9, 7], mean: 49 })),
    });
    expect(kindsOf(truth, release)).toContain('certainty');
    expect(kindsOf(truth, publish(truth, [view('man'), view('woman'), ALL[0]]))).toEqual([]);
  });

  test('shares outside the caps', () => {
    const truth = company([
      ...people('C', 9, { options: [4, 2, 5] }),
      ...people('C', 1, { options: [0, 3, 4] }),
    ]);
    expect(kindsOf(truth, publish(truth, ALL))).toContain('share-outside-caps');
  });
});

describe('unsafe or untrue: figures', () => {
  const changeC = (change: Change) => publish(SOUND, ALL, { 'unit:C': change });

  test.each<[string, Change, ViolationKind]>([
    ['respondents', () => ({ respondents: 11 }), 'wrong'],
    ['invited', () => ({ invited: 9 }), 'wrong'],
    ['n', withItem('a', () => ({ n: 9 })), 'wrong'],
    ['mean', withItem('a', ({ mean }) => ({ mean: mean + 1 })), 'wrong'],
    ['sum of the distribution', withItem('a', () => ({ distribution: [2, 2, 2, 2, 3] })), 'wrong'],
    ['distribution', withItem('a', () => ({ distribution: [1, 3, 2, 2, 2] })), 'wrong'],
    ['favourable', withItem('a', () => ({ favourable: 50 })), 'wrong'],
    ['favourable without a distribution', withItem('a', () => ({ distribution: null })), 'wrong'],
    [
      'a dimension over complete cases',
      () => ({
        dimensions: {
          d: {
            n: 9,
            mean: 44,
            favourable: null,
            margin: null,
            estimate: null,
            estimateMargin: null,
          },
        },
      }),
      'index',
    ],
    [
      'a dimension of withheld items',
      (group) => ({
        ...hide('a', 'b')(group),
        dimensions: {
          d: {
            n: 10,
            mean: 50,
            favourable: null,
            margin: null,
            estimate: null,
            estimateMargin: null,
          },
        },
      }),
      'index',
    ],
    [
      'a recommendation score without its distribution',
      (group) => ({ ...meansOnly(group), recommend: { n: 10, score: 0, margin: null } }),
      'index',
    ],
    [
      'a field too many',
      (group) => ({ ...group, people: ['E1'] }) as Partial<ReleaseGroup>,
      'shape',
    ],
  ])('%s', (_, change, kind) => {
    expect(kindsOf(SOUND, changeC(change))).toContain(kind);
  });

  test('a threshold of three', () => {
    const release = publish(SOUND, ALL);
    expect(kindsOf(SOUND, { ...release, policy: { ...DEFAULT_POLICY, groupMin: 3 } })).toEqual([
      'policy',
    ]);
  });

  test('children before their parents, siblings out of order', () => {
    const release = publish(SOUND, ALL);
    expect(kindsOf(SOUND, { ...release, groups: release.groups.toReversed() })).toEqual(['shape']);
    const swapped = [
      release.groups[0]!,
      release.groups[2]!,
      release.groups[1]!,
      release.groups[3]!,
    ];
    expect(kindsOf(SOUND, { ...release, groups: swapped })).toEqual(['shape']);
  });

  test('a withheld unit: with a number, sent to a group without it, or forgotten', () => {
    const units = { ...UNITS, D: 'A' };
    const truth = tell(units, [...people('A', 20), ...people('B', 15), ...people('C', 10)]);
    const release = publish(truth, ALL);
    const withheld = (entry: object) => ({ ...release, withheld: [entry] }) as ReleaseDocument;
    const good = { unit: 'D', why: 'too-few-invited', seeInstead: 'unit:A' };
    expect(kindsOf(truth, withheld(good))).toEqual([]);
    expect(kindsOf(truth, withheld({ ...good, respondents: 3 }))).toEqual(['shape']);
    expect(kindsOf(truth, withheld({ ...good, seeInstead: 'unit:B' }))).toEqual(['dead-end']);
    expect(kindsOf(truth, withheld({ ...good, seeInstead: 'unit:R' }))).toEqual(['dead-end']);
    expect(kindsOf(truth, withheld({ ...good, seeInstead: null }))).toEqual(['dead-end']);
    expect(kindsOf(truth, { ...release, withheld: [] })).toEqual(['dead-end']);
  });
});

describe('unsafe: comments', () => {
  const writers = (unit: string, count: number, from: number) =>
    Array.from({ length: count }, (_, index) => ({ unit, comment: `text ${from + index}` }));
  const truth = tell(UNITS, [
    ...writers('A', 6, 10),
    ...people('A', 14),
    ...writers('B', 2, 20),
    ...people('B', 13),
    ...people('C', 4),
    ...writers('C', 6, 30),
  ]);
  const lists = (...units: string[]): ReleaseDocument => ({
    ...publish(truth, ALL),
    comments: units.map((unit) => ({
      group: `unit:${unit}`,
      item: 'why',
      texts: truth.comments
        .filter(({ person }) => findPeople(truth, { unit }).includes(person))
        .map((comment) => comment.text)
        .sort(),
    })),
  });

  test('lists whose rests are large enough are accepted', () => {
    expect(kindsOf(truth, lists('R', 'A'))).toEqual([]);
    expect(kindsOf(truth, lists('A', 'C'))).toEqual([]);
  });

  test('two comments of a group', () => {
    expect(kindsOf(truth, lists('B'))).toEqual(['small-comment-set']);
  });

  test('parent minus children leaves two comments', () => {
    expect(kindsOf(truth, lists('R', 'A', 'C'))).toEqual(['small-comment-set']);
  });

  test('fewer respondents than commentMin', () => {
    const release = lists('C');
    const policy = { ...release.policy, commentMin: 11 };
    expect(kindsOf(truth, { ...release, policy })).toEqual(['small-comment-set']);
  });

  test('comments in the order of arrival, a comment of somebody else', () => {
    const release = lists('A');
    const list = release.comments[0]!;
    const shuffled = [{ ...list, texts: list.texts.toReversed() }];
    expect(kindsOf(truth, { ...release, comments: shuffled })).toEqual(['comment-order']);
    const foreign = [{ ...list, texts: [...list.texts.slice(1), 'text 30'] }];
    expect(kindsOf(truth, { ...release, comments: foreign })).toEqual(['wrong']);
  });
});
