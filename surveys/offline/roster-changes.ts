import type { MembershipChange } from '../disclosure/trends.ts';
import type { Roster } from '../organisation/parse-roster.ts';

/**
 * Everyone who joined, left, moved or has another attribute than in the roster of the last round, by
 * `employee_id`. Units are those of each roster's own time. Linear in the number of people.
 */
export function listRosterChanges(before: Roster, after: Roster): MembershipChange[] {
  const earlier = new Map(before.employees.map((employee) => [employee.id, employee]));
  const names = after.attributes.filter((name) => before.attributes.includes(name));
  const changes: MembershipChange[] = [];
  for (const { id, unit, attributes } of after.employees) {
    const known = earlier.get(id);
    earlier.delete(id);
    if (known === undefined) {
      changes.push({ from: null, to: unit });
      continue;
    }
    const changed = names.filter((name) => known.attributes[name] !== attributes[name]);
    if (known.unit !== unit || changed.length > 0)
      changes.push({ from: known.unit, to: unit, attributes: changed });
  }
  for (const { unit } of earlier.values()) changes.push({ from: unit, to: null });
  return changes;
}
