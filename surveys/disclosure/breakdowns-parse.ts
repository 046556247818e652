/**
 * Promise: only an attribute of the roster, or a unit level and an attribute, can be a breakdown.
 * Adversary: HR who declares `email`, or a column that names people (A5).
 * Assumption: `attributes` are the roster's columns; identifiers among them are refused here as well.
 * Limits: knows names only; values are judged in breakdowns.ts.
 */
import type { UnitTree } from '../organisation/units.ts';
import type { BreakdownRefusalWhy } from '../release-document.ts';

export interface BreakdownSpec {
  /** Canonical: `gender`, `unit_depth_1*gender`. */
  readonly name: string;
  /** As the roster spells it. */
  readonly attribute: string;
  /** Level of the unit, 0 = root; null: company-wide. */
  readonly depth: number | null;
}

export type ParsedBreakdown =
  | { readonly ok: true; readonly breakdown: BreakdownSpec }
  | { readonly ok: false; readonly why: BreakdownRefusalWhy };

const NEVER_ATTRIBUTES = ['employee_id', 'unit_id', 'email', 'language'];
const UNIT_LEVEL = /^unit_depth_(\d{1,3})$/;

/** Read one declared breakdown, for example `gender` or `unit_depth_1*gender` (in either order). */
export function parseBreakdown(
  spec: string,
  attributes: readonly string[],
  tree: UnitTree,
): ParsedBreakdown {
  const parts = spec.split('*').map((part) => part.trim());
  const levels = parts.filter((part) => UNIT_LEVEL.test(part));
  const names = parts.filter((part) => !UNIT_LEVEL.test(part));
  const [name] = names;
  // "=" ends the name of a breakdown in the ids of its keys.
  if (
    name === undefined ||
    name === '' ||
    names.length > 1 ||
    levels.length > 1 ||
    name.includes('=')
  )
    return { ok: false, why: 'malformed' };
  if (NEVER_ATTRIBUTES.includes(name.toLowerCase()))
    return { ok: false, why: 'never-an-attribute' };
  const attribute =
    attributes.find((known) => known === name) ??
    attributes.find((known) => known.toLowerCase() === name.toLowerCase());
  if (attribute === undefined) return { ok: false, why: 'unknown-attribute' };
  const [level] = levels;
  if (level === undefined)
    return { ok: true, breakdown: { name: attribute, attribute, depth: null } };
  const depth = Number(UNIT_LEVEL.exec(level)![1]);
  if (!hasLevel(tree, depth)) return { ok: false, why: 'unknown-level' };
  return { ok: true, breakdown: { name: `unit_depth_${depth}*${attribute}`, attribute, depth } };
}

function hasLevel(tree: UnitTree, depth: number): boolean {
  const depths = new Int32Array(tree.units.length);
  for (let unit = 0; unit < depths.length; unit++) {
    const parent = tree.parentIndex[unit]!;
    depths[unit] = parent < 0 ? 0 : depths[parent]! + 1;
    if (depths[unit] === depth) return true;
  }
  return false;
}
