import { chooseAudience, type AudienceRefusal } from '../../../surveys/organisation/audience.ts';
import { buildUnitTree, type Unit } from '../../../surveys/organisation/units.ts';
import type { OrganisationView } from '../api.ts';

type Units = OrganisationView['units'];

/** A chosen unit takes everything below it: `all`; `part`: something below it, but not all of it. */
export type Mark = 'all' | 'part';

/** What a choice of units means for every unit; those that are not asked are left out. */
export function markUnits(units: Units, chosen: readonly string[]): ReadonlyMap<string, Mark> {
  const { parents, children } = index(units);
  const marks = new Map<string, Mark>();
  for (const id of chosen) {
    for (const unit of listBelow(children, id)) marks.set(unit, 'all');
    for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) {
      if (!marks.has(at)) marks.set(at, 'part');
    }
  }
  return marks;
}

/** The choice after a unit was marked or unmarked. Without one below a chosen unit the others stay. */
export function toggleUnit(units: Units, chosen: readonly string[], id: string): string[] {
  const { parents, children } = index(units);
  const path = [id];
  while (!chosen.includes(path[0]!)) {
    const above = parents.get(path[0]!) ?? null;
    if (above === null) {
      const below = new Set(listBelow(children, id));
      return [...chosen.filter((other) => !below.has(other)), id];
    }
    path.unshift(above);
  }
  const others = path
    .slice(0, -1)
    .flatMap((unit, place) => (children.get(unit) ?? []).filter((one) => one !== path[place + 1]));
  return [...chosen.filter((other) => other !== path[0]), ...others];
}

/** People who would be asked; units that are no longer there count for nobody. */
export function countAsked(units: Units, chosen: readonly string[]): number {
  const marks = markUnits(units, chosen);
  return units.reduce((sum, { id, heads }) => sum + (marks.get(id) === 'all' ? heads : 0), 0);
}

/** Why units can not be asked by themselves, as the server will say. */
export function findRefusals(
  units: Units,
  chosen: readonly string[],
  groupMin: number,
): readonly AudienceRefusal[] {
  if (chosen.length === 0) return [];
  const tree = buildUnitTree(units as readonly (Units[number] & Unit)[]);
  const own = new Map<string, number>(units.map(({ id, heads }) => [id, heads]));
  const heads = Int32Array.from(tree.units, ({ id }) => own.get(id)!);
  const choice = chooseAudience(tree, heads, chosen, groupMin);
  return choice.ok ? [] : choice.refusals;
}

function index(units: Units) {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  const children = new Map<string, string[]>();
  for (const { id, parent } of units) {
    if (parent === null) continue;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [id]);
    else siblings.push(id);
  }
  return { parents, children };
}

function listBelow(children: ReadonlyMap<string, readonly string[]>, top: string): string[] {
  const found = [top];
  for (const unit of found) found.push(...(children.get(unit) ?? []));
  return found;
}
