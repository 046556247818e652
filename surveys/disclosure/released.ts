/**
 * Promise: reports, exports and scoring can only be given figures that went through disclosure
 * control; an unprotected figure in a report is a compile error.
 * Adversary: a hurried colleague.
 * Assumption: only files of this folder import `markReleased` (the import rules check it).
 * Limits: a type, not a run-time check.
 */
declare const brand: unique symbol;

/** A value that disclosure control has let out. */
export type Released<T> = T & { readonly [brand]: true };

/** Mark a value as released. For surveys/disclosure only. */
export function markReleased<T extends object>(value: T): Released<T> {
  return value as Released<T>;
}
