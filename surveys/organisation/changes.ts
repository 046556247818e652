import type { MembershipChange } from '../disclosure/trends.ts';
import type { UnitId } from '../ids.ts';
import type { Unit, UnitTree } from './units.ts';

/**
 * Membership changes as the present organisation sees them: a unit that no longer exists stands for
 * the nearest unit above it that does.
 * @param before units at the earlier launch
 */
export function placeChanges(
  changes: readonly MembershipChange[],
  before: readonly Unit[],
  tree: UnitTree,
): MembershipChange[] {
  const parents = new Map(before.map(({ id, parent }) => [id, parent]));
  const place = (unit: UnitId | null): UnitId | null => {
    let at = unit;
    while (at !== null && !tree.indexOf.has(at)) at = parents.get(at) ?? null;
    return at ?? (unit === null ? null : tree.units[0]!.id);
  };
  return changes.map((change) => ({ ...change, from: place(change.from) }));
}
