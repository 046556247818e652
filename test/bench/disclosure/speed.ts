import { protectBreakdowns } from '../../../surveys/disclosure/breakdowns-protect.ts';
import type { BreakdownInput, MemberType } from '../../../surveys/disclosure/breakdowns-views.ts';
import { describeItem } from '../../../surveys/disclosure/figures.ts';
import { protectRound } from '../../../surveys/disclosure/protect.ts';
import { DEFAULT_POLICY } from '../../../surveys/policy.ts';
import type { ScaledItem, ScoringKey } from '../../../surveys/scoring-key.ts';
import { optionCount } from '../../../surveys/scoring-key.ts';
import { createTabulator } from '../../../surveys/tabulate.ts';
import { drawLargeCompany } from '../large-company.ts';
import type { Random } from '../readiness/random.ts';

const UNITS = 10_000;
const RESPONDENTS = 1_000_000;
const ITEMS = 40;
const ITEMS_PER_DIMENSION = 5;
const RESPONSE = 0.75;
export interface SpeedFigures {
  readonly units: number;
  readonly respondents: number;
  readonly items: number;
  readonly groupsReleased: number;
  readonly breakdownGroups: number;
  /** Counting every ballot once; a live round does this at close, before disclosure control. */
  readonly tabulateSeconds: number;
  readonly breakdownSeconds: number;
  readonly roundSeconds: number;
  /** Breakdowns and round together: what is protected at close. */
  readonly seconds: number;
  /** Of these, what this thread was really given of a processor. */
  readonly processorSeconds: number;
  /** The same sums added up and described by minimum size only, in the same run. */
  readonly baselineSeconds: number;
  readonly ratio: number;
}

/** Protect a very large company; random answers, three quarters of the invited answer. */
export function timeProtection(random: Random): SpeedFigures {
  const { input, tabulateSeconds } = countLargeCompany(random);
  const { seconds: baselineSeconds } = timed(() => publishByMinimum(input));
  const views = timed(() => protectBreakdowns(input));
  const round = timed(() => protectRound({ ...input, tabulation: views.result.tabulation }));
  const seconds = views.seconds + round.seconds;
  return {
    units: UNITS,
    respondents: RESPONDENTS,
    items: ITEMS,
    groupsReleased: round.result.groups.length,
    breakdownGroups: views.result.released.groups.length,
    tabulateSeconds,
    breakdownSeconds: views.seconds,
    roundSeconds: round.seconds,
    seconds,
    processorSeconds: views.processorSeconds + round.processorSeconds,
    baselineSeconds,
    ratio: seconds / baselineSeconds,
  };
}

function timed<Result>(work: () => Result) {
  const start = performance.now();
  const before = process.threadCpuUsage();
  const result = work();
  const { user, system } = process.threadCpuUsage(before);
  const seconds = (performance.now() - start) / 1000;
  return { result, seconds, processorSeconds: (user + system) / 1e6 };
}

function buildKey(): ScoringKey {
  const text = { en: 'Text' };
  const items = Array.from({ length: ITEMS }, (_, index): ScaledItem => ({
    id: `q${index}`,
    dimension: `d${Math.floor(index / ITEMS_PER_DIMENSION)}`,
    from: 1,
    to: 5,
    best: 'high',
    notApplicable: [],
    role: null,
    text,
  }));
  const ids = [...new Set(items.map(({ dimension }) => dimension!))];
  const dimensions = ids.map((id) => ({
    id,
    title: text,
    items: items.filter(({ dimension }) => dimension === id).map((item) => item.id),
  }));
  return { items, comments: [], dimensions };
}

function countLargeCompany(random: Random): { input: BreakdownInput; tabulateSeconds: number } {
  const key = buildKey();
  const policy = DEFAULT_POLICY;
  const { tree, plan, breakdowns, people } = drawLargeCompany(random, {
    units: UNITS,
    people: RESPONDENTS / RESPONSE,
  });
  const ballots = createTabulator(key, plan.cohorts.length);
  const counters = createTabulator(key, breakdowns.groups.length);
  const types = new Map<string, { -readonly [Field in keyof MemberType]: MemberType[Field] }>();
  const packed = new Uint8Array(ITEMS);
  const start = performance.now();
  let answered = 0;
  for (const { cohort, groups } of people) {
    const name = `${cohort} ${groups.join()}`;
    const type = types.get(name) ?? { cohort, groups, invited: 0, claimed: 0 };
    types.set(name, type);
    type.invited++;
    if (answered >= RESPONDENTS || random.uniform() >= RESPONSE) continue;
    answered++;
    type.claimed++;
    for (let item = 0; item < ITEMS; item++)
      packed[item] = random.uniform() < 0.03 ? 0 : random.whole(1, 5);
    ballots.add(cohort, packed);
    for (const group of groups) if (group >= 0) counters.add(group, packed);
  }
  const tabulation = ballots.finish([]);
  const sums = counters.finish([]);
  const tabulateSeconds = (performance.now() - start) / 1000;
  const input = {
    key,
    policy,
    tree,
    plan,
    tabulation,
    breakdowns,
    types: [...types.values()],
    sums,
  };
  return { input, tabulateSeconds };
}

/** The baseline: every unit and breakdown group of enough people, every item that enough scored. */
function publishByMinimum({ key, policy, tree, plan, tabulation, sums }: BreakdownInput): number {
  const unitOf = plan.cohorts.map(({ unit }) => tree.indexOf.get(unit)!);
  let figures = 0;
  for (const [index, item] of key.items.entries()) {
    const options = optionCount(item);
    const units = new Int32Array(tree.units.length * options);
    for (const [cell, people] of tabulation.histograms[index]!.entries())
      units[unitOf[Math.floor(cell / options)]! * options + (cell % options)]! += people;
    for (let unit = tree.units.length - 1; unit > 0; unit--)
      for (let option = 0; option < options; option++)
        units[tree.parentIndex[unit]! * options + option]! += units[unit * options + option]!;
    for (const histograms of [units, sums.histograms[index]!])
      for (let at = 0; at < histograms.length; at += options) {
        const histogram = histograms.subarray(at, at + options);
        const n = histogram.reduce((sum, people) => sum + people, 0);
        if (n < policy.groupMin) continue;
        describeItem(item, histogram, n >= policy.distributionMin);
        figures++;
      }
  }
  return figures;
}
