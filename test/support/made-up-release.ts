import { DEFAULT_POLICY } from '../../surveys/policy.ts';
import type {
  DimensionFigures,
  ItemFigures,
  Readiness,
  ReleaseDocument,
  ReleaseGroup,
} from '../../surveys/release-document.ts';
import type { ScaledItem, ScoringKey } from '../../surveys/scoring-key.ts';
import type { ReportUnit } from '../../surveys/report/model.ts';

/** A small made-up round for tests: hostile names, withheld figures, missing labels. */

const HOSTILE_NAME = `<b onclick="x()">R&D</b> 'A'`;
export const HOSTILE_COMMENT = `</li></details><script>alert("1")</script><img src=x onerror=alert(2)>`;

function item(id: string, dimension: string | null, more: Partial<ScaledItem> = {}): ScaledItem {
  return {
    id,
    dimension,
    from: 1,
    to: 5,
    best: 'high',
    notApplicable: [],
    role: null,
    text: { en: `Question ${id} <i>`, fr: `La question ${id} <i>` },
    ...more,
  };
}

export const madeUpKey: ScoringKey = {
  items: [
    item('WB1', 'WB'),
    item('WB2', 'WB', { best: 'low' }),
    item('TV1', 'TV', { text: { en: 'Only in English' } }),
    item('NPS', null, { from: 0, to: 10, role: 'recommend' }),
  ],
  comments: [{ id: 'open', text: { en: 'Anything else?', fr: 'Autre chose ?' } }],
  dimensions: [
    { id: 'WB', title: { en: 'Well-being', fr: 'Bien-être' }, items: ['WB1', 'WB2'] },
    { id: 'TV', title: { en: 'Trust & voice', fr: 'Confiance et parole' }, items: ['TV1'] },
  ],
};

export const madeUpUnits: readonly ReportUnit[] = [
  { id: 'U1', parent: null, name: 'Company <Ltd>' },
  { id: 'U2', parent: 'U1', name: HOSTILE_NAME },
  { id: 'U3', parent: 'U1', name: '=HYPERLINK("evil")' },
  { id: 'U4', parent: 'U2', name: 'Small <team>' },
];

function figures(mean: number, n: number, isSpread = true): ItemFigures {
  return isSpread
    ? { n, mean, favourable: 61, distribution: [1, 2, 3, 4, n - 10] }
    : { n, mean, favourable: null, distribution: null };
}

function dimension(mean: number, n: number): DimensionFigures {
  return { n, mean, favourable: 61, margin: 4.2, estimate: mean + 0.5, estimateMargin: 3.1 };
}

const nearly: Readiness = {
  label: 'nearly',
  probability: 0.62,
  gates: {
    wellbeing: { value: 66.4, bar: 60, plain: 0.91, cautious: 0.62 },
    response: { value: 67, bar: 60, plain: null, cautious: null },
  },
  missing: [],
  reasons: [
    { id: 'nearly', gates: ['wellbeing'] },
    { id: 'setup', gates: [] },
  ],
  next: ['setup', 'workload'],
};
const unlabelled: Readiness = {
  label: null,
  probability: null,
  gates: {},
  missing: ['willing'],
  reasons: [{ id: 'not-known', gates: ['willing'] }],
  next: [],
};

function group(id: string, more: Partial<ReleaseGroup>): ReleaseGroup {
  return {
    id,
    label: id,
    parent: null,
    of: { unit: id.slice(id.indexOf(':') + 1) },
    invited: 30,
    respondents: 20,
    items: { WB1: figures(70, 20), WB2: figures(60, 20), TV1: figures(50, 20), NPS: null },
    dimensions: { WB: dimension(65, 20), TV: dimension(50, 20) },
    recommend: null,
    readiness: unlabelled,
    ...more,
  };
}

export const madeUpRelease: ReleaseDocument = {
  format: 'tutti-release/1',
  round: {
    id: 'r1',
    title: 'Autumn <2026> & more',
    instrument: 'full@1',
    closedOn: '2026-11-22',
  },
  policy: DEFAULT_POLICY,
  groups: [
    group('unit:U1', {
      label: 'Company <Ltd>',
      invited: 15200,
      respondents: 11405,
      recommend: { n: 11000, score: -12, margin: 1.5 },
      readiness: nearly,
    }),
    group('pool:U1', {
      label: 'Company <Ltd>',
      parent: 'unit:U1',
      of: { units: ['U3'] },
      respondents: 6,
      items: {
        WB1: figures(70, 6, false),
        WB2: figures(60, 6, false),
        TV1: figures(40, 6, false),
        NPS: null,
      },
    }),
    group('unit:U2', {
      label: HOSTILE_NAME,
      parent: 'unit:U1',
      items: { WB1: figures(70, 20), WB2: null, TV1: figures(50, 9, false), NPS: null },
      dimensions: { WB: dimension(70, 20), TV: null },
    }),
    group('breakdown:gender=woman', {
      label: '-2+3;=1',
      of: { unit: 'U1', where: { gender: 'woman' } },
      readiness: null,
    }),
    group('breakdown:U2:gender=other', {
      label: `${HOSTILE_NAME} · –, <x>`,
      parent: 'unit:U2',
      of: { unit: 'U2', where: { gender: ['', '<x>'] } },
      readiness: null,
    }),
  ],
  withheld: [
    { unit: 'U3', why: 'too-few-answers', seeInstead: 'pool:U1' },
    { unit: 'U4', why: 'protects-others', seeInstead: 'unit:U2' },
  ],
  comments: [
    {
      group: 'unit:U1',
      item: 'open',
      texts: ['Same words', 'Same words', 'Up here', HOSTILE_COMMENT],
    },
    { group: 'unit:U2', item: 'open', texts: ['Same words', HOSTILE_COMMENT] },
  ],
  company: {
    reliability: {
      WB: { n: 900, alpha: 0.81, omega: 0.82, withinVariance: 300 },
      TV: { n: 900, alpha: 0.66, omega: 0.65, withinVariance: 300 },
    },
    drivers: { WB: 0.7, TV: 0.3 },
    bars: 'readiness-bars@1',
    setup: null,
    refusedBreakdowns: [
      { spec: 'grade', unit: null, why: 'protects-others' },
      { spec: 'unit_depth_1*gender', unit: 'U3', why: 'too-few-answers' },
      { spec: 'unit_depth_1*gender', unit: 'U2', why: 'too-few-answers' },
    ],
  },
};
