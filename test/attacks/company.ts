import { createRandom } from '../../api/demo/random.ts';
import type { SimulatedAnswers } from '../../api/demo/respondent.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';

/** A unit with its own members and how many of them answer. */
export interface TestTeam {
  readonly id: string;
  readonly parent: string;
  readonly heads: number;
  readonly answering: number;
  /** Attributes by number of the member, from 1; otherwise drawn. */
  readonly attributesOf?: (member: number) => Readonly<Record<string, string>>;
}

interface TestPerson {
  readonly id: string;
  readonly unit: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export type Sheets = ReadonlyMap<string, SimulatedAnswers>;

const team = (id: string, parent: string, heads: number, answering: number): TestTeam => ({
  id,
  parent,
  heads,
  answering,
});

/** Everything that has ever given a group away, in one company. */
export const COMPANY: readonly TestTeam[] = [
  team('root', '', 1, 1),
  // A parent with a one-person remainder: six managers invited, one answers.
  team('plant', 'root', 6, 1),
  team('plant-a', 'plant', 12, 11),
  team('plant-b', 'plant', 11, 10),
  // Two hidden siblings that total three.
  team('sales', 'root', 0, 0),
  team('sales-a', 'sales', 8, 7),
  team('sales-b', 'sales', 8, 8),
  team('sales-c', 'sales', 6, 1),
  team('sales-d', 'sales', 6, 2),
  // A3 + B6: showing B would show A.
  team('pair', 'root', 0, 0),
  team('pair-a', 'pair', 6, 3),
  team('pair-b', 'pair', 6, 6),
  // The same with four more at the unit itself: B may be shown.
  team('trio', 'root', 5, 4),
  team('trio-a', 'trio', 6, 3),
  team('trio-b', 'trio', 6, 6),
  team('choir', 'root', 7, 7),
  team('six', 'root', 6, 6),
  team('five', 'root', 5, 5),
  team('duo', 'root', 2, 2),
  team('solo', 'root', 1, 1),
  // Two groups that differ by the two of six who answer at the upper one.
  team('shell', 'root', 6, 2),
  team('core', 'shell', 12, 11),
];

/** A smaller one, for rounds that differ in one respect only. */
export const TWINS: readonly TestTeam[] = [
  team('root', '', 0, 0),
  team('choir', 'root', 7, 7),
  team('mix', 'root', 14, 13),
  team('six', 'root', 8, 6),
  team('rest', 'root', 9, 8),
];

/** The same after one person has joined the team of eight. */
export const JOINED: readonly TestTeam[] = TWINS.map((one) =>
  one.id === 'six' ? team('six', 'root', 9, 7) : one,
);

/**
 * 61 people and three yes/no attributes: every group and every difference of two holds 20 or more, and
 * still women plus north minus day is twice the answer of one person.
 */
export const HALL: readonly TestTeam[] = [
  {
    ...team('root', '', 61, 61),
    attributesOf: (member) => {
      if (member === 1) return { gender: 'woman', site: 'north', shift: 'night' };
      if (member <= 21) return { gender: 'woman', site: 'south', shift: 'day' };
      if (member <= 41) return { gender: 'man', site: 'north', shift: 'day' };
      return { gender: 'man', site: 'south', shift: 'night' };
    },
  },
];

const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  gender: ['woman', 'man'],
  site: ['north', 'south'],
  shift: ['day', 'night'],
};

/** Employees `<unit>-p1`, `<unit>-p2`, …, with three yes/no attributes. */
export function listPeople(teams: readonly TestTeam[]): TestPerson[] {
  const random = createRandom(61);
  const draw = () =>
    Object.fromEntries(
      Object.entries(ATTRIBUTES).map(([name, values]) => [name, values[random() < 0.4 ? 0 : 1]!]),
    );
  return teams.flatMap(({ id: unit, heads, attributesOf = draw }) =>
    Array.from({ length: heads }, (_, member) => ({
      id: `${unit}-p${member + 1}`,
      unit,
      attributes: attributesOf(member + 1),
    })),
  );
}

export function writeUnitsFile(teams: readonly TestTeam[]): string {
  const lines = teams.map(({ id, parent }) => `${id},${parent},Team ${id}`);
  return ['unit_id,parent_id,name', ...lines, ''].join('\n');
}

export function writeRosterFile(people: readonly TestPerson[]): string {
  const names = Object.keys(ATTRIBUTES);
  const lines = people.map(
    ({ id, unit, attributes }) =>
      `${id},${id}@example.org,${unit},en,${names.map((name) => attributes[name]!).join(',')}`,
  );
  return [`employee_id,email,unit_id,language,${names.join(',')}`, ...lines, ''].join('\n');
}

/** Random answers to every question for those who answer: the first members of each team. */
export function drawSheets(
  teams: readonly TestTeam[],
  key: ScoringKey,
  seed: number,
): Map<string, SimulatedAnswers> {
  const random = createRandom(seed);
  const sheets = new Map<string, SimulatedAnswers>();
  for (const { id: unit, answering } of teams) {
    for (let member = 1; member <= answering; member++) {
      const answers = Object.fromEntries(
        key.items.map(({ id, from, to }) => [id, from + Math.floor(random() * (to - from + 1))]),
      );
      sheets.set(`${unit}-p${member}`, { answers, comments: {} });
    }
  }
  return sheets;
}
