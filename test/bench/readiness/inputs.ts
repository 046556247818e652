import type { SimulatedCompany } from './company.ts';
import { DIMENSIONS, ITEMS_EACH, WILLING_ITEM } from './company.ts';

/** What the simulated companies came out like, to be held against the published inputs. */
export interface Inputs {
  readonly meanTeamSize: number;
  readonly medianTeamSize: number;
  /** Share of favourable answers, the item on taking part left out. */
  readonly favourable: number;
  readonly willing: number;
  readonly alpha: number;
  /** ICC(1) of observed dimension scores over the teams of a company. */
  readonly icc: number;
  readonly responseRate: number;
}

/** Collects the inputs company by company; holds sums only. */
export function collectInputs() {
  const sizes: number[] = [];
  const answers = { all: 0, favourable: 0, people: 0, willing: 0 };
  const alpha = { sum: 0, count: 0 };
  const icc = { sum: 0, count: 0 };
  return {
    add(company: SimulatedCompany): void {
      for (const team of company.teams) {
        sizes.push(team.invited);
        for (const packed of team.answers) {
          answers.people += 1;
          answers.willing += packed[WILLING_ITEM]! >= 4 ? 1 : 0;
          for (let item = 0; item < WILLING_ITEM; item += 1)
            answers.favourable += packed[item]! >= 4 ? 1 : 0;
          answers.all += WILLING_ITEM;
        }
      }
      for (const dimension of DIMENSIONS.keys()) {
        const teams = company.teams.map((team) =>
          team.answers.map((packed) => [
            ...packed.subarray(dimension * ITEMS_EACH, (dimension + 1) * ITEMS_EACH),
          ]),
        );
        alpha.sum += measureAlpha(teams.flat());
        alpha.count += 1;
        icc.sum += measureIcc(teams.map((people) => people.map(sum)));
        icc.count += 1;
      }
    },
    finish(): Inputs {
      sizes.sort((a, b) => a - b);
      return {
        meanTeamSize: sum(sizes) / sizes.length,
        medianTeamSize: sizes[Math.floor(sizes.length / 2)]!,
        favourable: answers.favourable / answers.all,
        willing: answers.willing / answers.people,
        alpha: alpha.sum / alpha.count,
        icc: icc.sum / icc.count,
        responseRate: answers.people / sum(sizes),
      };
    },
  };
}

/** Cronbach's alpha from raw answers: written apart from the product's own, which reads moments. */
function measureAlpha(people: readonly (readonly number[])[]): number {
  const items = people[0]!.map((_, item) => variance(people.map((person) => person[item]!)));
  const size = items.length;
  return (size / (size - 1)) * (1 - sum(items) / variance(people.map(sum)));
}

/**
 * ICC(1) by one-way analysis of variance with unequal team sizes.
 * Source: Searle, Casella and McCulloch 1992, Variance Components, 3.6.
 */
function measureIcc(teams: readonly (readonly number[])[]): number {
  const answered = teams.filter((people) => people.length > 0);
  const all = answered.flat();
  const grand = sum(all) / all.length;
  let between = 0;
  let within = 0;
  for (const people of answered) {
    const mean = sum(people) / people.length;
    between += people.length * (mean - grand) ** 2;
    for (const score of people) within += (score - mean) ** 2;
  }
  const meanBetween = between / (answered.length - 1);
  const meanWithin = within / (all.length - answered.length);
  const squares = sum(answered.map((people) => people.length ** 2));
  const size = (all.length - squares / all.length) / (answered.length - 1);
  return (meanBetween - meanWithin) / (meanBetween + (size - 1) * meanWithin);
}

function variance(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
