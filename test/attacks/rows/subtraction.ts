import type { ReleaseDocument } from '../../../surveys/release-document.ts';
import {
  compareGroups,
  findExposed,
  listAllSets,
  listSets,
  subtractChildren,
} from '../arithmetic.ts';
import { judge, type Attack } from '../finding.ts';
import type { PlayedRound, World } from '../world.ts';

const listRounds = (world: World): PlayedRound[] => [world.closed, ...Object.values(world.twins)];

/** Row 1: parents minus children, for the groups and for every single question. */
export const subtractFromParents: Attack = (world) => {
  let remainders = 0;
  const gains = listRounds(world).flatMap((round) =>
    listAllSets(round).flatMap(({ what, sets }) => {
      const left = subtractChildren(sets);
      remainders += left.length;
      return findExposed(left, round.release.policy.groupMin).map((words) => `${what}: ${words}`);
    }),
  );
  const known = listSets(world.closed.release, world.closed.truth).map(({ id }) => id);
  // The one who answers at the plant itself would be what is left of it.
  if (['unit:plant', 'unit:plant-a', 'unit:plant-b'].every((id) => known.includes(id)))
    gains.push('plant is shown beside both of its teams');
  return judge(gains, `${remainders} remainders computed, none small`);
};

/** Row 2: units that are not shown, taken together, are what is left of the unit above them. */
export const totalHiddenSiblings: Attack = ({ closed }) => {
  const { release, truth } = closed;
  const sets = listSets(release, truth);
  const gains: string[] = [];
  for (const parent of sets.filter(({ id }) => id.startsWith('unit:'))) {
    const unit = parent.id.slice('unit:'.length);
    const shown = truth.units
      .filter((child) => child.parent === unit)
      .map(({ id }) => `unit:${id}`);
    const covered = new Set(
      sets.filter(({ id }) => shown.includes(id)).flatMap(({ invited }) => [...invited]),
    );
    const hidden = [...parent.answered].filter((person) => !covered.has(person)).length;
    if (hidden > 0 && hidden < release.policy.groupMin)
      gains.push(`what is hidden under ${unit} totals ${hidden}`);
  }
  const isShown = (unit: string) => sets.some(({ id }) => id === `unit:${unit}`);
  if (isShown('pair') && isShown('pair-b')) gains.push('pair minus pair-b is pair-a with 3');
  if (!isShown('trio-b')) gains.push('trio-b is hidden without need: the attack proves nothing');
  return judge(gains, 'A3+B6 hides both, A3+B6+4 shows B, 1+2 under sales stay inside');
};

/** Row 4: two groups that differ by a few people: units, breakdowns, or one of each. */
export const compareNearlyEqual: Attack = (world) => {
  let pairs = 0;
  const gains = listRounds(world).flatMap((round) =>
    listAllSets(round).flatMap(({ what, sets }) => {
      const differences = compareGroups(sets);
      pairs += differences.length;
      return findExposed(differences, round.release.policy.groupMin).map(
        (words) => `${what}: ${words}`,
      );
    }),
  );
  return judge(gains, `${pairs} pairs of groups, units and breakdowns`);
};

/** Row 7: the one who skipped a question is what two figures of it differ by. */
export const isolateSkipper: Attack = ({ closed, twins }) => {
  const gains: string[] = [];
  for (const [round, item] of [
    [closed, 'WB2'],
    [twins.plain, 'TV1'],
  ] as const) {
    const sets = listSets(round.release, round.truth, item);
    gains.push(...findExposed(subtractChildren(sets), round.release.policy.groupMin));
    const skipped = listSets(round.release, round.truth).find(({ id }) => id === 'unit:six')!;
    const scored = sets.find(({ id }) => id === 'unit:six');
    if (scored !== undefined && skipped.answered.size - scored.answered.size !== 1)
      gains.push('nobody skipped: the attack proves nothing');
  }
  gains.push(...findUnexplainedIndices(closed.release, closed));
  if (closed.release.groups.some(({ id, items }) => id === 'unit:five' && items['WB2'] !== null))
    gains.push('a question with four answers is shown for the team of five');
  return judge(gains, 'one of six and one of five skipped; every index follows from shown means');
};

/** A dimension computed over other people than its items would give away who skipped. */
function findUnexplainedIndices(release: ReleaseDocument, { instrument }: PlayedRound): string[] {
  return release.groups.flatMap((group) =>
    instrument.dimensions.flatMap(({ id, items }) => {
      const shown = items.flatMap((item) => group.items[item] ?? []);
      const figures = group.dimensions[id] ?? null;
      if (figures === null) return [];
      if (shown.length === 0) return [`${group.id} ${id} is shown without its questions`];
      const mean = shown.reduce((sum, item) => sum + item.mean, 0) / shown.length;
      const fits = Math.abs(figures.mean - mean) <= 0.5 + 1e-9;
      return fits ? [] : [`${group.id} ${id} is ${figures.mean}, its questions say ${mean}`];
    }),
  );
}

/** Row 10: with two insiders declared (a minimum of seven), five others are left in every remainder. */
export const subtractInsiders: Attack = ({ twins }) => {
  const round = twins.insiders;
  const { groupMin } = round.release.policy;
  const others = listAllSets(round).flatMap(({ what, sets }) =>
    findExposed([...subtractChildren(sets), ...compareGroups(sets)], 2 + 5).map(
      (words) => `${what}: ${words}, two of them insiders`,
    ),
  );
  if (groupMin !== 7) others.push(`the minimum is ${groupMin}, not 7`);
  if (round.release.groups.length < 2) others.push('nothing is shown: the attack proves nothing');
  return judge(others, 'two insiders declared as a minimum of 7: at least 5 others everywhere');
};

/** Row 15: numbers of people below the minimum, printed or as a difference of printed ones. */
export const findSmallCounts: Attack = (world) => {
  let numbers = 0;
  const gains = listRounds(world).flatMap(({ release }) => {
    const { groupMin, distributionMin } = release.policy;
    const small: string[] = [];
    const check = (n: number, minimum: number, words: string) => {
      numbers++;
      if (n !== 0 && n < minimum) small.push(`${words} says ${n}`);
    };
    for (const group of release.groups) {
      check(group.respondents, groupMin, group.id);
      check(group.recommend?.n ?? 0, groupMin, `${group.id} recommend`);
      for (const [item, figures] of Object.entries(group.items)) {
        check(figures?.n ?? 0, groupMin, `${group.id} ${item}`);
        if (figures?.distribution != null)
          check(figures.n, distributionMin, `${group.id} ${item} distribution`);
        const inside = release.groups.filter((child) => child.parent === group.id);
        const covered = inside.reduce((sum, child) => sum + (child.items[item]?.n ?? 0), 0);
        if (figures != null && inside.every((child) => child.items[item] !== null))
          check(figures.n - covered, groupMin, `${group.id} ${item} minus the groups below`);
      }
      for (const [dimension, figures] of Object.entries(group.dimensions))
        check(figures?.n ?? 0, groupMin, `${group.id} ${dimension}`);
    }
    for (const { group, texts } of release.comments) check(texts.length, 5, `comments ${group}`);
    for (const entry of release.withheld)
      if (Object.values(entry).some((value) => typeof value === 'number'))
        small.push(`${entry.unit} is withheld with a number`);
    return small;
  });
  return judge(gains, `${numbers} numbers of people read`);
};

/** Row 16: a label, a gate or a rank of fewer people than the minimum is a figure about them. */
export const findSmallLabels: Attack = ({ closed }) => {
  const { release } = closed;
  const people = new Map(
    listSets(release, closed.truth).map(({ id, answered }) => [id, answered.size]),
  );
  const labelled = release.groups.filter(({ readiness }) => readiness !== null);
  const gains = labelled
    .filter(({ id }) => people.get(id)! < release.policy.groupMin)
    .map(({ id }) => `${id} has a label`);
  if (labelled.length === 0) gains.push('nothing has a label: the attack proves nothing');
  for (const { unit } of release.withheld) {
    const text = JSON.stringify(release.groups.map(({ id }) => id));
    if (text.includes(`"unit:${unit}"`)) gains.push(`${unit} is withheld and shown`);
  }
  return judge(gains, `${labelled.length} labels, none of a withheld or small group`);
};
