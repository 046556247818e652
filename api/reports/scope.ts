import { listUnitsBelow, type PlacedUnit } from '../../surveys/organisation/units-below.ts';
import type { ReleaseDocument, ReleaseGroup } from '../../surveys/release-document.ts';
import type { Changes } from '../../surveys/scoring/change.ts';
import type { CurrentAccount } from '../account.ts';

export interface Scope {
  /** Ids of the groups that may be seen. */
  readonly groups: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
  /** The group to show first, and the unit that it stands for. */
  readonly start: { readonly group: string; readonly unit: string };
}

/**
 * What an account may see of a release. Without `unit` (HR, administrators) everything; a manager
 * sees the company, the own unit and all below it, and the groups that stand in for those withheld.
 * The release is protected for all viewers together: this is a matter of tact, not of anonymity.
 * @returns null when nothing was released or the unit was not part of the round
 */
export function scopeRelease(
  release: ReleaseDocument,
  units: readonly PlacedUnit[],
  unit: string | null,
): Scope | null {
  const root = units.find((candidate) => candidate.parent === null);
  if (root === undefined || release.groups.length === 0) return null;
  // In the strict setting the company itself may be withheld while teams are shown.
  const company = `unit:${root.id}`;
  if (unit === null) {
    return {
      groups: new Set(release.groups.map((group) => group.id)),
      units: new Set(units.map((candidate) => candidate.id)),
      start: { group: company, unit: root.id },
    };
  }
  const below = listUnitsBelow(units, unit);
  if (below.size === 0) return null;
  // A unit below may be heard in a group that reaches beyond the own unit: that is what stands in for it.
  const standIns = new Map(
    release.withheld
      .filter((entry) => below.has(entry.unit))
      .map((entry) => [entry.unit, entry.seeInstead]),
  );
  const start = standIns.get(unit) ?? `unit:${unit}`;
  const shown = new Set([company, start, ...standIns.values()]);
  const groups = release.groups.filter((group) => shown.has(group.id) || isWithin(group, below));
  return {
    groups: new Set(groups.map((group) => group.id)),
    units: below,
    start: { group: start, unit },
  };
}

/** The same for an account. A manager without a unit leads nothing, and sees nothing rather than everything. */
export function scopeFor(
  release: ReleaseDocument,
  units: readonly PlacedUnit[],
  { role, unit }: Pick<CurrentAccount, 'role' | 'unit'>,
): Scope | null {
  if (role !== 'manager') return scopeRelease(release, units, null);
  return unit === null ? null : scopeRelease(release, units, unit);
}

/** The part of a release that lies within a scope. */
export function cutRelease(release: ReleaseDocument, scope: Scope): ReleaseDocument {
  return {
    ...release,
    groups: release.groups.filter((group) => scope.groups.has(group.id)),
    withheld: release.withheld.filter((entry) => scope.units.has(entry.unit)),
    comments: release.comments.filter((entry) => scope.groups.has(entry.group)),
  };
}

/**
 * What changed since an earlier release, as far as it lies within a scope. The verdicts come from the
 * whole releases, so that every reader is told the same.
 */
export function cutChanges(changes: Changes, scope: Scope): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([group]) => scope.groups.has(group)));
}

function isWithin(group: ReleaseGroup, units: ReadonlySet<string>): boolean {
  return 'unit' in group.of
    ? units.has(group.of.unit)
    : group.of.units.every((id) => units.has(id));
}
