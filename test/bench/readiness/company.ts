import type { UnitId } from '../../../surveys/ids.ts';
import type { Unit } from '../../../surveys/organisation/units.ts';
import type { ScaledItem, ScoringKey } from '../../../surveys/scoring-key.ts';
import { normalCdf, normalQuantile } from '../../../surveys/scoring/normal.ts';
import type { Random } from './random.ts';

/**
 * Simulated companies from published inputs: team sizes (37 % under 5, 29 % 5-9, 22 % 10-24, 13 %
 * from 25; mean 12, median 6), ICC(1) .10 split 40/60 between department and team, eight correlated
 * dimensions of three five-point items, 62 % favourable, alpha about .75. Companies differ as the
 * organisations of the 2019 Civil Service survey do (quartiles of the index 59, 63, 67). 45 % would
 * take part: the middle of the 40-50 % that do in groups over 5,000.
 *
 * What no publication gives (how far dimensions go together, how far silence depends on the person)
 * was set by looking at the two simple rules alone, so that they err as often as in an earlier
 * simulation of the same inputs (27 and 13 % of their "ready" teams at random response, 30 and 16 %
 * where silence depends on the truth). The method under test was not looked at for it.
 */
export const DIMENSIONS = ['WB', 'JS', 'CB', 'TV', 'PP', 'LE', 'IC', 'WV'] as const;
export const WELLBEING = DIMENSIONS.indexOf('WB');
export const TRUST = DIMENSIONS.indexOf('TV');
export const ITEMS_EACH = 3;
/** The first item of the willingness dimension has the role `willing`. */
export const WILLING_ITEM = DIMENSIONS.indexOf('WV') * ITEMS_EACH;

/** About a thousand people, so that 600 companies tell 4 % of the small teams from 5 %. */
const TEAMS = 80;
const TEAMS_PER_DEPARTMENT = 8;
/** Teams of each size: a share of all, then 1/size within the band, so that smaller ones are more common. */
const SIZE_BANDS = [
  { share: 37, from: 1, to: 4 },
  { share: 29, from: 5, to: 9 },
  { share: 22, from: 10, to: 24 },
  { share: 13, from: 25, to: 78 },
] as const;
/**
 * Between teams of a company, of the latent variance of true scores, which is 1 in a company. Gives
 * ICC(1) = .10 of the observed scores, which hold measurement error and come in five steps.
 */
const BETWEEN = 0.148;
const DEPARTMENT_SHARE = 0.4;
/** Between companies, in the same unit: a standard deviation of 6 points. */
const COMPANY = 0.17;
/** Common part of the variance of the dimensions, between groups and between persons. */
const COMMON_BETWEEN = 0.6;
const COMMON_WITHIN = 0.5;
const ITEM_NOISE = Math.sqrt(0.78);
/** People per option, strongly disagree to strongly agree: 62 % favourable. */
const OPTION_SHARES = [0.05, 0.13, 0.2, 0.42, 0.2];
/** Standard deviation of one latent answer over all companies. */
const LATENT_SPREAD = Math.sqrt(1 + COMPANY + ITEM_NOISE ** 2);
/** The item on taking part is harder to agree with: 45 % favourable instead of 62 %. */
const WILLING_SHIFT = (normalQuantile(0.62) - normalQuantile(0.45)) * LATENT_SPREAD;

/** How people decide whether to answer. */
export interface Response {
  readonly rate: number;
  /** Effect of the team's true climate and of the person's own on the latent tendency to answer. */
  readonly team: number;
  readonly person: number;
}

export interface SimulatedTeam {
  readonly id: UnitId;
  readonly invited: number;
  /** Packed answers of those who answered. */
  readonly answers: readonly Uint8Array[];
  /** Mean true score (0-100) of all members per dimension. */
  readonly truth: readonly number[];
  /** Share (0-1) of all members who would take part. */
  readonly willing: number;
}

export interface SimulatedCompany {
  readonly units: readonly Unit[];
  readonly teams: readonly SimulatedTeam[];
}

export function buildKey(): ScoringKey {
  const items = DIMENSIONS.flatMap((dimension) =>
    Array.from({ length: ITEMS_EACH }, (_, index): ScaledItem => {
      const id = `${dimension}${index + 1}`;
      const role = id === 'WV1' ? 'willing' : null;
      return { id, dimension, from: 1, to: 5, best: 'high', notApplicable: [], role, text: {} };
    }),
  );
  items.push({
    id: 'REC',
    dimension: null,
    from: 0,
    to: 10,
    best: 'high',
    notApplicable: [],
    role: 'recommend',
    text: {},
  });
  const dimensions = DIMENSIONS.map((id) => ({
    id,
    title: {},
    items: items.filter((item) => item.dimension === id).map((item) => item.id),
  }));
  return { items, comments: [], dimensions };
}

const THRESHOLDS = OPTION_SHARES.slice(0, -1).map((_, index) => {
  const below = OPTION_SHARES.slice(0, index + 1).reduce((sum, share) => sum + share, 0);
  return normalQuantile(below) * LATENT_SPREAD;
});

/** True score 0-100 of a person: the expected answer given the person, tabulated in steps of .01. */
const TRUE_SCORES = Float64Array.from({ length: 1401 }, (_, index) => {
  const level = (index - 700) / 100;
  return THRESHOLDS.reduce((sum, cut) => sum + 25 * normalCdf((level - cut) / ITEM_NOISE), 0);
});

function trueScore(level: number): number {
  const at = Math.min(Math.max(level * 100 + 700, 0), 1399.999);
  const index = Math.floor(at);
  const rest = at - index;
  return TRUE_SCORES[index]! * (1 - rest) + TRUE_SCORES[index + 1]! * rest;
}

/** Position of one group relative to the one above: a common part and one part per dimension. */
interface Position {
  readonly common: number;
  readonly levels: readonly number[];
}

function drawPosition(random: Random, variance: number, commonShare: number): Position {
  const common = random.normal() * Math.sqrt(variance * commonShare);
  const own = Math.sqrt(variance * (1 - commonShare));
  return { common, levels: DIMENSIONS.map(() => common + own * random.normal()) };
}

function stack(above: Position, own: Position): Position {
  return {
    common: above.common + own.common,
    levels: above.levels.map((level, d) => level + own.levels[d]!),
  };
}

const SIZE_WEIGHTS = SIZE_BANDS.flatMap(({ share, from, to }) => {
  const sizes = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const total = sizes.reduce((sum, size) => sum + 1 / size, 0);
  return sizes.map((size) => ({ size, weight: share / size / total }));
});
const SIZE_TOTAL = SIZE_WEIGHTS.reduce((sum, { weight }) => sum + weight, 0);

function drawTeamSize(random: Random): number {
  let rest = random.uniform() * SIZE_TOTAL;
  for (const { size, weight } of SIZE_WEIGHTS) {
    rest -= weight;
    if (rest < 0) return size;
  }
  return SIZE_WEIGHTS.at(-1)!.size;
}

export function simulateCompany(random: Random, response: Response): SimulatedCompany {
  const root = 'C' as UnitId;
  const units: Unit[] = [{ id: root, parent: null, name: 'Company' }];
  const teams: SimulatedTeam[] = [];
  const company = drawPosition(random, COMPANY, COMMON_BETWEEN);
  for (let first = 0; first < TEAMS; first += TEAMS_PER_DEPARTMENT) {
    const department = `D${first}` as UnitId;
    units.push({ id: department, parent: root, name: department });
    const climate = stack(
      company,
      drawPosition(random, BETWEEN * DEPARTMENT_SHARE, COMMON_BETWEEN),
    );
    for (let index = first; index < first + TEAMS_PER_DEPARTMENT; index += 1) {
      const team = simulateTeam(random, response, `T${index}` as UnitId, climate);
      units.push({ id: team.id, parent: department, name: team.id });
      teams.push(team);
    }
  }
  return { units, teams };
}

function simulateTeam(
  random: Random,
  response: Response,
  id: UnitId,
  department: Position,
): SimulatedTeam {
  const own = drawPosition(random, BETWEEN * (1 - DEPARTMENT_SHARE), COMMON_BETWEEN);
  const climate = department.levels.map((level, d) => level + own.levels[d]!);
  const common = (department.common + own.common) / Math.sqrt(BETWEEN * COMMON_BETWEEN);
  const invited = drawTeamSize(random);
  const truth = DIMENSIONS.map(() => 0);
  const answers: Uint8Array[] = [];
  let willing = 0;
  for (let member = 0; member < invited; member += 1) {
    const person = drawPosition(random, 1 - BETWEEN, COMMON_WITHIN);
    const packed = new Uint8Array(DIMENSIONS.length * ITEMS_EACH + 1);
    for (const [d, level] of climate.entries()) {
      const latent = level + person.levels[d]!;
      for (let item = 0; item < ITEMS_EACH; item += 1) {
        const at = d * ITEMS_EACH + item;
        const shift = at === WILLING_ITEM ? WILLING_SHIFT : 0;
        truth[d]! += trueScore(latent - shift) / (ITEMS_EACH * invited);
        packed[at] = 1 + drawOption(latent - shift + ITEM_NOISE * random.normal());
      }
    }
    packed[packed.length - 1] = 1 + drawRecommendation(climate, person, random);
    if (packed[WILLING_ITEM]! >= 4) willing += 1 / invited;
    const temper = person.common / Math.sqrt((1 - BETWEEN) * COMMON_WITHIN);
    if (doesAnswer(random, response, common, temper)) answers.push(packed);
  }
  return { id, invited, answers, truth, willing };
}

/** 0-10, from the mean of the person's true scores and chance. */
function drawRecommendation(climate: readonly number[], person: Position, random: Random): number {
  const level = climate.reduce((sum, own, d) => sum + own + person.levels[d]!, 0) / climate.length;
  return Math.min(Math.max(Math.round(7 + 2 * level + random.normal()), 0), 10);
}

function drawOption(value: number): number {
  let option = 0;
  for (const cut of THRESHOLDS) if (value > cut) option += 1;
  return option;
}

function doesAnswer(random: Random, response: Response, team: number, person: number): boolean {
  const spread = Math.sqrt(1 + response.team ** 2 + response.person ** 2);
  const tendency = response.team * team + response.person * person + random.normal();
  return tendency > -spread * normalQuantile(response.rate);
}
