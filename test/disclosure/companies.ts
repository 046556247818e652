import fc from 'fast-check';
import type { UnitId } from '../../surveys/ids.ts';
import type { Unit, UnitTree } from '../../surveys/organisation/units.ts';
import { buildUnitTree } from '../../surveys/organisation/units.ts';
import type { Policy } from '../../surveys/policy.ts';
import { DEFAULT_POLICY } from '../../surveys/policy.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';
import { optionCount } from '../../surveys/scoring-key.ts';
import { NO_SCORE } from '../../surveys/tabulation.ts';

/**
 * Random companies with everything that has ever given a group away: tiny and empty teams, silence,
 * skipped questions, teams of one mind, attributes that follow the units, people who claim and never send.
 */
export interface Company {
  readonly key: ScoringKey;
  readonly policy: Policy;
  readonly tree: UnitTree;
  readonly people: readonly CompanyPerson[];
  /** Breakdowns as declared. */
  readonly specs: readonly string[];
}

export interface CompanyPerson {
  readonly unit: UnitId;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isClaimed: boolean;
  /** One byte an item; null: nothing was sent. */
  readonly packed: Uint8Array | null;
  readonly comment: string | null;
}

const text = { en: 'Text' };
const scaled = { notApplicable: [99], text } as const;

export const COMPANY_KEY: ScoringKey = {
  items: [
    { ...scaled, id: 'a', dimension: 'd', from: 1, to: 5, best: 'high', role: null },
    { ...scaled, id: 'b', dimension: 'd', from: 1, to: 7, best: 'low', role: null },
    { ...scaled, id: 'c', dimension: 'd', from: 0, to: 1, best: 'high', role: null },
    { ...scaled, id: 'r', dimension: null, from: 0, to: 10, best: 'high', role: 'recommend' },
  ],
  comments: [{ id: 'why', text }],
  dimensions: [{ id: 'd', title: text, items: ['a', 'b', 'c'] }],
};

export const ATTRIBUTES = ['gender', 'site', 'shift', 'badge'];

/** How the people of one unit are and answer. */
interface UnitSketch {
  readonly above: number;
  readonly heads: number;
  /** Per cent of the people who answer. */
  readonly response: number;
  /** Per cent of the people of the unit who choose its favourite options. */
  readonly agreement: number;
}

interface CompanySketch {
  readonly units: readonly UnitSketch[];
  readonly seed: number;
  /** Per cent of the questions that are skipped, per item. */
  readonly skipped: readonly number[];
  /** Per cent of the claims after which nothing is sent. */
  readonly lost: number;
  /** Everybody's favourites are the same in all units. */
  readonly isOneMind: boolean;
  /** Per attribute how its values are spread. */
  readonly spread: readonly ('even' | 'rare' | 'by-unit' | 'mostly-by-unit')[];
  readonly specs: readonly string[];
  readonly policy: Policy;
}

const SPECS = [
  'gender',
  'site',
  'shift',
  'unit_depth_1*gender',
  'unit_depth_1*site',
  'unit_depth_0*shift',
];

const unitSketches: fc.Arbitrary<UnitSketch> = fc.record({
  above: fc.nat(),
  // Half of all teams have fewer than six people.
  heads: fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 5 }) },
    { weight: 4, arbitrary: fc.integer({ min: 5, max: 12 }) },
    { weight: 3, arbitrary: fc.integer({ min: 10, max: 30 }) },
    { weight: 1, arbitrary: fc.integer({ min: 30, max: 90 }) },
  ),
  response: fc.constantFrom(0, 40, 75, 75, 90, 100),
  agreement: fc.constantFrom(0, 0, 50, 90, 100),
});

const policies: fc.Arbitrary<Policy> = fc.constantFrom(
  DEFAULT_POLICY,
  DEFAULT_POLICY,
  { ...DEFAULT_POLICY, groupMin: 7, cohortMin: 8 },
  { ...DEFAULT_POLICY, distributionMin: 5, breakdownMin: 5, commentMin: 5 },
);

const sketches: fc.Arbitrary<CompanySketch> = fc.record({
  units: fc.array(unitSketches, { minLength: 1, maxLength: 16 }),
  seed: fc.integer(),
  skipped: fc.array(fc.constantFrom(0, 0, 2, 15, 60), { minLength: 4, maxLength: 4 }),
  lost: fc.constantFrom(0, 0, 3, 20),
  isOneMind: fc.boolean(),
  spread: fc.array(fc.constantFrom('even', 'even', 'rare', 'by-unit', 'mostly-by-unit'), {
    minLength: 3,
    maxLength: 3,
  }),
  specs: fc.shuffledSubarray(SPECS, { minLength: 0, maxLength: 3 }),
  policy: policies,
});

export const arbitraryCompanies: fc.Arbitrary<Company> = sketches.map(drawCompany);

/** A later round of the same company: some people leave, others join, all answer anew. */
export const arbitraryRoundPairs: fc.Arbitrary<readonly [Company, Company]> = fc
  .tuple(sketches, fc.integer(), fc.constantFrom(0, 2, 20), fc.nat({ max: 6 }))
  .map(([sketch, seed, leaving, joining]) => {
    const first = drawCompany(sketch);
    const random = createRandom(seed);
    const again = drawCompany({ ...sketch, seed });
    const stay = again.people.flatMap((person, index) => {
      const before = first.people[index]!;
      return random() * 100 < leaving ? [] : [{ ...person, attributes: before.attributes }];
    });
    const units = first.tree.units;
    const join = Array.from({ length: joining }, (): CompanyPerson => {
      const unit = units[Math.floor(random() * units.length)]!.id;
      return { ...stay[0], unit, attributes: {}, isClaimed: false, packed: null, comment: null };
    });
    return [first, { ...again, people: [...stay, ...join] }];
  });

/** Whole numbers from a seed, the same on every machine (mulberry32). @returns 0 <= x < 1 */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function drawCompany(sketch: CompanySketch): Company {
  const units = sketch.units.map(({ above }, index): Unit => ({
    id: `u${index}` as UnitId,
    parent: index === 0 ? null : (`u${above % index}` as UnitId),
    name: `Unit ${index}`,
  }));
  const random = createRandom(sketch.seed);
  const pick = (size: number) => Math.floor(random() * size);
  const company = COMPANY_KEY.items.map((item) => pick(optionCount(item)));
  const people = sketch.units.flatMap((unit, index) => {
    const own = COMPANY_KEY.items.map((item) => pick(optionCount(item)));
    const favourites = sketch.isOneMind ? company : own;
    return Array.from({ length: unit.heads }, () =>
      drawPerson(sketch, units[index]!.id, index, favourites, random),
    );
  });
  return {
    key: COMPANY_KEY,
    policy: sketch.policy,
    tree: buildUnitTree(units),
    people,
    specs: sketch.specs,
  };
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  gender: ['woman', 'man', 'x', ''],
  site: ['north', 'south', 'other'],
  shift: ['day', 'night'],
};

function drawPerson(
  sketch: CompanySketch,
  unit: UnitId,
  unitIndex: number,
  favourites: readonly number[],
  random: () => number,
): CompanyPerson {
  const { response, agreement } = sketch.units[unitIndex]!;
  const happens = (percent: number) => random() * 100 < percent;
  const attributes = Object.fromEntries(
    Object.entries(VALUES).map(([name, values], index) => {
      const spread = sketch.spread[index]!;
      const byUnit = spread === 'by-unit' || (spread === 'mostly-by-unit' && happens(90));
      if (byUnit) return [name, values[unitIndex % values.length]!];
      const usual = spread === 'rare' && happens(95);
      return [name, usual ? values[0]! : values[Math.floor(random() * values.length)]!];
    }),
  );
  const isClaimed = happens(response);
  const isSent = isClaimed && !happens(sketch.lost);
  const packed = Uint8Array.from(COMPANY_KEY.items, (item, index) => {
    if (happens(sketch.skipped[index]!)) return happens(50) ? NO_SCORE : 0;
    const option = happens(agreement)
      ? favourites[index]!
      : Math.floor(random() * optionCount(item));
    return 1 + option;
  });
  const comment = happens(40) ? `text ${Math.floor(random() * 30)}` : null;
  return {
    unit,
    attributes,
    isClaimed,
    packed: isSent ? packed : null,
    comment: isSent ? comment : null,
  };
}
