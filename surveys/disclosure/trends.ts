/**
 * Promise (I6): rounds are separate measurements and nothing is revised. In the strict setting, fixed
 * at launch, a group (or the rest that two groups leave) whose known joiners and leavers since the
 * last release number 1 to `groupMin`-1 is withheld, so that "the figure moved because of her" can
 * not be concluded.
 * Adversary: viewers who hold two releases and know who came and went (A1).
 * Assumption: the caller lists every membership change between the two rosters.
 * Limits: by default (not strict) both levels are released; a joiner among people whose answers never
 * move could then be read from the difference. The strict setting looks back one release, and at the
 * groups of this one only; a unit that stands elsewhere in the tree now, with all its people, is not a
 * change of theirs. A company that changed by 1 to `groupMin`-1 people as a whole has no
 * company figure under it.
 */
import type { UnitId } from '../ids.ts';
import type { GroupOf, ReleaseDocument, RoundFacts } from '../release-document.ts';
import type { GroupRequest, GroupTree } from './groups.ts';
import { planGroups } from './groups.ts';

/** One person who joined (`from` null), left (`to` null), moved or has other attributes since the last release. */
export interface MembershipChange {
  /** Unit then; where it no longer exists, the nearest unit above it that does. null: not in the company. */
  readonly from: UnitId | null;
  /** Unit now. null: no longer in the company. */
  readonly to: UnitId | null;
  /** Attributes in which someone who stayed has another value than then; absent: not known to have changed. */
  readonly attributes?: readonly string[];
}

/**
 * `planGroups` for the strict setting: withhold units until every released group and every atom has
 * no known change, or at least `groupMin`. Each pass withholds at least one more unit, so it ends.
 */
export function planSteadyGroups(
  request: GroupRequest,
  changes: readonly MembershipChange[],
): GroupTree {
  const excluded = new Set(request.excluded);
  for (;;) {
    const groups = planGroups({ ...request, excluded });
    const unsteady = findUnsteadyUnits(request, groups, changes);
    if (unsteady.length === 0) return groups;
    for (const unit of unsteady) excluded.add(unit);
  }
}

/** Released units that changed by 1 to `groupMin`-1 people, as a whole or apart from the released units below. */
export function findUnsteadyUnits(
  { tree, policy }: Pick<GroupRequest, 'tree' | 'policy'>,
  { groups, parentIndex, groupOfUnit }: GroupTree,
  changes: readonly MembershipChange[],
): UnitId[] {
  const whole = new Int32Array(groups.length);
  const atom = new Int32Array(groups.length);
  const home = (unit: UnitId | null) =>
    unit === null ? -1 : (groupOfUnit[tree.indexOf.get(unit) ?? -1] ?? -1);
  for (const { from, to } of changes) {
    let left = home(from);
    let right = home(to);
    if (left === right) continue;
    if (left >= 0) atom[left]!++;
    if (right >= 0) atom[right]!++;
    // Parents stand before their children: climb from the later one until both chains meet.
    while (left !== right) {
      if (left > right) {
        whole[left]!++;
        left = parentIndex[left]!;
      } else {
        whole[right]!++;
        right = parentIndex[right]!;
      }
    }
  }
  const isUnsteady = (count: number) => count > 0 && count < policy.groupMin;
  return groups.flatMap(({ unit, isPool }, group) =>
    !isPool && (isUnsteady(whole[group]!) || isUnsteady(atom[group]!)) ? [unit] : [],
  );
}

export interface ComparableRelease extends Pick<ReleaseDocument, 'groups'> {
  readonly round: Pick<RoundFacts, 'audience'>;
}

/**
 * Groups that two releases can be compared on: the same id for the same people's places, and all of
 * them asked both times, or the same part. Ids in the order of `after`.
 */
export function findComparableGroups(
  before: ComparableRelease,
  after: ComparableRelease,
): string[] {
  const earlier = new Map(before.groups.map((group) => [group.id, JSON.stringify(group.of)]));
  const sameAudience = writeAudience(before) === writeAudience(after);
  const isWhole = (of: GroupOf) =>
    [before, after].every(({ round: { audience } }) =>
      ('unit' in of ? [of.unit] : of.units).every(
        (unit) => audience?.partly.includes(unit) !== true,
      ),
    );
  return after.groups
    .filter(({ id, of }) => earlier.get(id) === JSON.stringify(of) && (sameAudience || isWhole(of)))
    .map(({ id }) => id);
}

function writeAudience({ round: { audience } }: ComparableRelease): string {
  return JSON.stringify(audience?.units.map(({ id }) => id) ?? null);
}
