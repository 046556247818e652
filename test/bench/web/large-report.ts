import { createHash } from 'node:crypto';
import { createRandom } from '../../../api/demo/random.ts';
import { findInstrument } from '../../../surveys/catalogue.ts';
import { packText } from '../../../api/pack-text.ts';
import { insertRelease } from '../../../api/tally/store.ts';
import type { Instrument } from '../../../surveys/instrument.ts';
import { DEFAULT_POLICY } from '../../../surveys/policy.ts';
import type {
  DimensionFigures,
  ItemFigures,
  ReleaseDocument,
  ReleaseGroup,
  WithheldUnit,
} from '../../../surveys/release-document.ts';
import { serializeRelease } from '../../../surveys/release.ts';
import type { TestServer } from '../../support/server.ts';

/** As many units as the largest survey with published answers has, and all ten dimensions. */
export const LARGE_UNITS = 1765;
const INSTRUMENT = 'advocacy-readiness@1';
/** Units below each unit, so that there are four levels. */
const BRANCHES = 12;
/** Every fifth unit is withheld: heard in the one above it. */
const WITHHELD_EVERY = 5;

/** Puts a made-up release of a large company into the database of a server. @returns the id of its round */
export async function insertLargeReport(
  { database }: Pick<TestServer, 'database'>,
  {
    units: count = LARGE_UNITS,
    instrument = findInstrument(INSTRUMENT)!,
  }: { readonly units?: number; readonly instrument?: Instrument } = {},
): Promise<string> {
  const units = Array.from({ length: count }, (_, at) => ({
    id: `U${at}`,
    parent: at === 0 ? null : `U${Math.floor((at - 1) / BRANCHES)}`,
    name: `Unit ${at} of the large company`,
  }));
  const sql = database.owner;
  const [round] = await sql<{ id: string }[]>`
    insert into rounds.round (title, instrument, questionnaire, policy, setup, closes_on, state,
      launched_on, closed_on, frozen, manifest)
    values ('Large company', ${instrument.ref}, ${sql.json(instrument as never)},
      ${sql.json({ ...DEFAULT_POLICY })}, '{}', '2026-01-31', 'released', '2026-01-01',
      '2026-01-31', ${sql.json({ units })}, '{}')
    returning id`;
  const document = serializeRelease(makeRelease(round!.id, instrument, units));
  const sha256 = createHash('sha256').update(document).digest('hex');
  const packed = await packText([document]);
  await sql.begin((sql) => insertRelease(sql, round!.id, { packed, sha256, receipts: null }));
  return round!.id;
}

function makeRelease(
  id: string,
  instrument: Instrument,
  units: readonly { readonly id: string; readonly parent: string | null; readonly name: string }[],
): ReleaseDocument {
  const random = createRandom(1);
  const between = (from: number, to: number): number => Math.round(from + random() * (to - from));
  const item = (n: number, options: number): ItemFigures => ({
    n,
    mean: between(30, 90),
    favourable: between(20, 90),
    distribution: Array.from({ length: options }, () => between(0, n)),
  });
  const dimension = (n: number): DimensionFigures => ({
    n,
    mean: between(30, 90),
    favourable: between(20, 90),
    margin: between(20, 120) / 10,
    estimate: between(300, 900) / 10,
    estimateMargin: between(20, 90) / 10,
  });
  const isShown = (unit: string): boolean =>
    unit === 'U0' || Number(unit.slice(1)) % WITHHELD_EVERY !== 0;
  const parents = new Map(units.map((unit) => [unit.id, unit.parent]));
  const findShown = (unit: string | null): string | null =>
    unit === null || isShown(unit) ? unit : findShown(parents.get(unit) ?? null);
  const groups = units
    .filter((unit) => isShown(unit.id))
    .map((unit): ReleaseGroup => {
      const n = between(6, 60);
      const above = findShown(unit.parent);
      return {
        id: `unit:${unit.id}`,
        label: unit.name,
        parent: above === null ? null : `unit:${above}`,
        of: { unit: unit.id },
        invited: n + between(0, 20),
        respondents: n,
        items: Object.fromEntries(
          instrument.items.map(({ id: name, from, to }) => [name, item(n, to - from + 1)]),
        ),
        dimensions: Object.fromEntries(
          instrument.dimensions.map(({ id: name }) => [name, dimension(n)]),
        ),
        recommend: { n, score: between(-50, 70), margin: between(5, 30) },
        readiness: {
          label: (['ready', 'nearly', 'build-first'] as const)[between(0, 2)]!,
          probability: random(),
          gates: {
            wellbeing: { value: between(40, 80), bar: 60, plain: random(), cautious: random() },
            trust: { value: between(40, 80), bar: 55, plain: random(), cautious: random() },
          },
          missing: [],
          reasons: [{ id: 'nearly', gates: ['wellbeing'] }],
          next: ['workload', 'values', 'leaders'],
        },
      };
    });
  const withheld = units
    .filter((unit) => !isShown(unit.id))
    .map((unit): WithheldUnit => {
      const above = findShown(unit.parent);
      return {
        unit: unit.id,
        why: 'too-few-answers',
        seeInstead: above === null ? null : `unit:${above}`,
      };
    });
  return {
    format: 'tutti-release/1',
    round: { id, title: 'Large company', instrument: instrument.ref, closedOn: '2026-01-31' },
    policy: DEFAULT_POLICY,
    groups,
    withheld,
    comments: [],
    company: {
      reliability: {},
      drivers: Object.fromEntries(instrument.dimensions.map(({ id: name }) => [name, 0.1])),
      bars: 'readiness-bars@1',
      notAsked: [],
      setup: null,
    },
  };
}
