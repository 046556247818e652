import type { UnitId } from '../ids.ts';

const ID_MAX_CHARACTERS = 100;

/** Identifier of the company where the file gives it none. */
export const COMPANY_ID = 'company' as UnitId;

/**
 * The identifier of a unit that has only a name: the names on the way to it, so that the next import of the
 * same units finds the same ones.
 */
export function makeUnitId(path: readonly string[]): UnitId {
  const id = path.map(foldUnitName).join(' > ');
  if (id.length <= ID_MAX_CHARACTERS) return id as UnitId;
  const suffix = ` #${hash(id)}`;
  return `${id.slice(0, ID_MAX_CHARACTERS - suffix.length).trimEnd()}${suffix}` as UnitId;
}

/** Two spellings of one name: upper case and doubled blanks make no other unit. */
export function foldUnitName(name: string): string {
  return name.replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** FNV-1a, 53 bits of two rounds: only has to tell long paths apart. */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b1;
  for (let at = 0; at < text.length; at++) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}
