import type { OrganisationView } from '../api.ts';

/** What HR can choose from: an attribute of the roster, company-wide or within each unit of a level. */
export interface BreakdownPlace {
  /** null: company-wide. */
  readonly level: number | null;
  /** Names of some units of the level. */
  readonly examples: readonly string[];
}

const EXAMPLES_SHOWN = 3;
/** Deeper levels have units too small to be broken down. */
const LEVELS_MAX = 3;
const LEVEL = /^unit_depth_(\d+)\*/;

/** The places a breakdown can be made at: the company, then the levels below it. */
export function listPlaces(units: OrganisationView['units']): BreakdownPlace[] {
  const depths = new Map<string, number>();
  const names = new Map<number, string[]>();
  // Units may stand in any order: a child can come before its parent.
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    const parent = parents.get(id) ?? null;
    const depth = parent === null ? 0 : depthOf(parent) + 1;
    depths.set(id, depth);
    return depth;
  };
  for (const { id, name } of units) {
    const depth = depthOf(id);
    names.set(depth, [...(names.get(depth) ?? []), name]);
  }
  const levels = [...names.keys()]
    .filter((depth) => depth > 0 && depth <= LEVELS_MAX)
    .sort((a, b) => a - b)
    .map((level) => ({ level, examples: names.get(level)!.slice(0, EXAMPLES_SHOWN) }));
  return [{ level: null, examples: [] }, ...levels];
}

export function writeBreakdown(attribute: string, level: number | null): string {
  return level === null ? attribute : `unit_depth_${level}*${attribute}`;
}

export function readBreakdown(name: string): { attribute: string; level: number | null } {
  const level = LEVEL.exec(name);
  return level === null
    ? { attribute: name, level: null }
    : { attribute: name.slice(level[0].length), level: Number(level[1]) };
}

/** The list with one entry a place earlier: it is preferred to the one it passes. */
export function moveEarlier(list: readonly string[], at: number): string[] {
  const moved = [...list];
  const [entry] = moved.splice(at, 1);
  if (entry !== undefined) moved.splice(Math.max(0, at - 1), 0, entry);
  return moved;
}
