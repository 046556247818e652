/** Units as a tree for display: children by name, and the way from the root to each unit. */
export interface NestableUnit {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
}

export interface UnitNode {
  readonly id: string;
  readonly name: string;
  readonly children: readonly UnitNode[];
}

/**
 * The top units with everything below them. A unit whose parent is not in the list (a manager sees
 * only a part of the organisation) counts as a top unit.
 */
export function nestUnits(units: readonly NestableUnit[], language: string): readonly UnitNode[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const known = new Set(units.map((unit) => unit.id));
  const below = new Map<string | null, NestableUnit[]>();
  for (const unit of units) {
    const parent = unit.parent !== null && known.has(unit.parent) ? unit.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const nest = (parent: string | null): readonly UnitNode[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => compare(a.name, b.name))
      .map((unit) => ({ id: unit.id, name: unit.name, children: nest(unit.id) }));
  return nest(null);
}

/** The units above a unit, from the top down, without the unit itself. */
export function listUnitsAbove<Unit extends NestableUnit>(
  units: ReadonlyMap<string, Unit>,
  id: string,
): readonly Unit[] {
  const above: Unit[] = [];
  let parent = units.get(id)?.parent ?? null;
  while (parent !== null) {
    const unit = units.get(parent);
    if (unit === undefined) break;
    above.unshift(unit);
    parent = unit.parent;
  }
  return above;
}

/** Lower case without accents, so that "etudes" finds "Études". */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** Units with what is searched for in their name. */
export function findUnits<Unit extends NestableUnit>(
  units: readonly Unit[],
  search: string,
): readonly Unit[] {
  const wanted = foldForSearch(search.trim());
  return units.filter((unit) => foldForSearch(unit.name).includes(wanted));
}

/** People at or below each unit, from the people of each unit itself. */
export function sumHeadsBelow(
  units: readonly (NestableUnit & { readonly heads: number })[],
): ReadonlyMap<string, number> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const sums = new Map<string, number>();
  for (const { id, heads } of units) {
    for (const { id: at } of [...listUnitsAbove(byId, id), { id }]) {
      sums.set(at, (sums.get(at) ?? 0) + heads);
    }
  }
  return sums;
}
