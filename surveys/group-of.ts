import type { GroupOf } from './release-document.ts';

/**
 * What a breakdown group is narrowed to, read from `of`. Labels of the release are free of language;
 * reports say in the reader's language what has no name of its own.
 */
export interface Narrowing {
  readonly attribute: string;
  /** As the roster states them, ascending; "" where nothing is stated. */
  readonly values: readonly string[];
  /** Small values were merged: "other". */
  readonly isMerged: boolean;
}

/** null for units and pools. */
export function readNarrowing(of: GroupOf): Narrowing | null {
  const [narrowed] = 'unit' in of ? Object.entries(of.where ?? {}) : [];
  if (narrowed === undefined) return null;
  const [attribute, value] = narrowed;
  return typeof value === 'string'
    ? { attribute, values: [value], isMerged: false }
    : { attribute, values: value, isMerged: true };
}
