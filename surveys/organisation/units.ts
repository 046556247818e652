import type { UnitId } from '../ids.ts';
import { compareIds } from '../ids.ts';

export interface Unit {
  readonly id: UnitId;
  /** null for the one root. */
  readonly parent: UnitId | null;
  readonly name: string;
}

/** The organisation as arrays: parents before children, siblings by id (depth first). */
export interface UnitTree {
  readonly units: readonly Unit[];
  /** Index of the parent of each unit; -1 for the root, which is unit 0. */
  readonly parentIndex: Int32Array;
  readonly indexOf: ReadonlyMap<UnitId, number>;
}

/**
 * Order units into a tree. The caller has checked that there is exactly one root, that ids are
 * unique, that parents exist and that there is no cycle (`parseUnits` reports those as faults).
 * @throws RangeError when the units do not form one tree: a defect of the caller
 */
export function buildUnitTree(units: readonly Unit[]): UnitTree {
  const children = new Map<UnitId | null, Unit[]>();
  for (const unit of units) {
    const siblings = children.get(unit.parent);
    if (siblings === undefined) children.set(unit.parent, [unit]);
    else siblings.push(unit);
  }
  const ordered: Unit[] = [];
  const parentIndex = new Int32Array(units.length);
  const indexOf = new Map<UnitId, number>();
  const stack = [...(children.get(null) ?? [])];
  if (stack.length !== 1) throw new RangeError('an organisation has exactly one root');
  for (let unit = stack.pop(); unit !== undefined; unit = stack.pop()) {
    indexOf.set(unit.id, ordered.length);
    parentIndex[ordered.length] = unit.parent === null ? -1 : indexOf.get(unit.parent)!;
    ordered.push(unit);
    const below = (children.get(unit.id) ?? []).sort((a, b) => compareIds(b.id, a.id));
    for (const child of below) stack.push(child);
  }
  if (ordered.length !== units.length) throw new RangeError('units do not form one tree');
  return { units: ordered, parentIndex, indexOf };
}
