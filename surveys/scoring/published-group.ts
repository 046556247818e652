import type { ProtectedGroup } from '../disclosure/protect.ts';

/** The part of a released group that scoring reads. */
export type PublishedGroup = Pick<
  ProtectedGroup,
  'id' | 'parent' | 'invited' | 'respondents' | 'items' | 'dimensions' | 'recommend'
>;

/** Breakdown groups cut across teams: they get margins, never a label. */
export function isBreakdown(group: PublishedGroup): boolean {
  return !group.id.startsWith('unit:') && !group.id.startsWith('pool:');
}

/**
 * The groups from which mu, tau2, a and b are learned: units and pools without a released group
 * below them. They are disjoint. A parent holds its children's people again, and a breakdown
 * everybody's: counting them too would take the same answers for new evidence and shrink the
 * spread between teams. What is learned is then applied to parents as well.
 */
export function findDisjointGroups(groups: readonly PublishedGroup[]): PublishedGroup[] {
  const teams = groups.filter((group) => !isBreakdown(group));
  const parents = new Set(teams.map(({ parent }) => parent));
  return teams.filter(({ id }) => !parents.has(id));
}
