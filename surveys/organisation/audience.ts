import type { UnitId } from '../ids.ts';
import { showValue, type Words } from './fault.ts';
import { buildUnitTree, type UnitTree } from './units.ts';

/**
 * Who is asked in a round: the whole company, or some units with everything below them.
 *
 * Promise: choosing an audience points at nobody. Each chosen unit has at least `groupMin` people, and
 * a unit of which only a part is asked leaves out nobody or at least `groupMin` people, so that the
 * figures of a round for everybody and of one for nearly everybody do not differ by a few people.
 * Adversary: HR that chooses audiences so as to subtract one round from another (A5, I6).
 * Assumption: head counts are those of the roster at the launch.
 * Limits: rounds are separate measurements; who is left out together may belong to several groups of
 * another round. The strict setting counts everyone who was in one audience and not in the next.
 */
export interface Audience {
  /** The chosen units with all below them, and the units above those, which hold them. */
  readonly tree: UnitTree;
  /** As chosen, in tree order; a unit below another chosen one is left out. */
  readonly chosen: readonly UnitId[];
  /** Units above the chosen ones: a part of their people is asked. The root is the first. */
  readonly partly: readonly UnitId[];
}

export interface AudienceRefusal {
  readonly unit: string;
  readonly why: 'unknown' | 'too-few' | 'leaves-few';
  /** People in the unit, or left out of it. */
  readonly heads: number;
}

export type AudienceChoice =
  | { readonly ok: true; readonly audience: Audience | null }
  | { readonly ok: false; readonly refusals: readonly AudienceRefusal[] };

/**
 * @param heads own members per unit (index of `tree.units`)
 * @param choice ids of units; null: everybody
 * @returns `audience` null for everybody
 */
export function chooseAudience(
  tree: UnitTree,
  heads: Int32Array,
  choice: readonly string[] | null,
  groupMin: number,
): AudienceChoice {
  const root = tree.units[0]!.id;
  if (choice === null || choice.includes(root)) return { ok: true, audience: null };
  const unknown = choice.filter((id) => !tree.indexOf.has(id as UnitId));
  if (unknown.length > 0) {
    const refusals = unknown.map((unit) => ({ unit, why: 'unknown' as const, heads: 0 }));
    return { ok: false, refusals };
  }
  const places = placeUnits(tree, new Set(choice));
  const people = sumBelow(tree, heads, () => true);
  const asked = sumBelow(tree, heads, (unit) => places[unit] === 'within');
  const refusals = tree.units.flatMap(({ id }, unit): AudienceRefusal[] => {
    if (isChosen(tree, places, unit) && people[unit]! < groupMin)
      return [{ unit: id, why: 'too-few', heads: people[unit]! }];
    const left = people[unit]! - asked[unit]!;
    return places[unit] === 'above' && left > 0 && left < groupMin
      ? [{ unit: id, why: 'leaves-few', heads: left }]
      : [];
  });
  if (refusals.length > 0) return { ok: false, refusals };
  const list = (keep: (unit: number) => boolean) =>
    tree.units.filter((_, unit) => keep(unit)).map(({ id }) => id);
  return {
    ok: true,
    audience: {
      tree: buildUnitTree(tree.units.filter((_, unit) => places[unit] !== 'outside')),
      chosen: list((unit) => isChosen(tree, places, unit)),
      partly: list((unit) => places[unit] === 'above'),
    },
  };
}

type Place = 'outside' | 'above' | 'within';

/** Parents stand before their children. Without any choice the root is still there, and holds nobody. */
function placeUnits(tree: UnitTree, chosen: ReadonlySet<string>): Place[] {
  const places: Place[] = [];
  for (const [unit, { id }] of tree.units.entries()) {
    const parent = tree.parentIndex[unit]!;
    const inherited = parent >= 0 && places[parent] === 'within';
    places.push(inherited || chosen.has(id) ? 'within' : 'outside');
  }
  places[0] = places[0] === 'within' ? 'within' : 'above';
  for (let unit = places.length - 1; unit > 0; unit--) {
    const parent = tree.parentIndex[unit]!;
    if (places[unit] !== 'outside' && places[parent] === 'outside') places[parent] = 'above';
  }
  return places;
}

function isChosen(tree: UnitTree, places: readonly Place[], unit: number): boolean {
  return places[unit] === 'within' && places[tree.parentIndex[unit]!] !== 'within';
}

function sumBelow(tree: UnitTree, heads: Int32Array, counts: (unit: number) => boolean) {
  const sums = Int32Array.from(heads, (own, unit) => (counts(unit) ? own : 0));
  for (let unit = sums.length - 1; unit > 0; unit--) sums[tree.parentIndex[unit]!]! += sums[unit]!;
  return sums;
}

/** @param name of the unit */
export function explainAudience(
  { why, heads }: AudienceRefusal,
  name: string,
  groupMin: number,
): Words {
  const unit = showValue(name);
  switch (why) {
    case 'unknown':
      return {
        en: `The unit “${unit}” is no longer part of the organisation. Choose others.`,
        fr: `L’unité « ${unit} » ne fait plus partie de l’organisation. Choisissez-en d’autres.`,
      };
    case 'too-few':
      return {
        en: `“${unit}” has ${heads} of the ${groupMin} people that a report needs. Choose the unit above it.`,
        fr: `« ${unit} » compte ${heads} des ${groupMin} personnes qu’il faut pour un rapport. Choisissez l’unité au-dessus.`,
      };
    case 'leaves-few':
      return {
        en: `This leaves out only ${heads} of the people of “${unit}”: beside another report it would point at them. Choose “${unit}” as a whole, or leave out at least ${groupMin} people.`,
        fr: `Ce choix n’écarte que ${heads} des personnes de « ${unit} » : à côté d’un autre rapport, il les désignerait. Choisissez « ${unit} » en entier, ou écartez au moins ${groupMin} personnes.`,
      };
  }
}
