/**
 * Promise (I4): there is one gate. Reports, exports and scoring can only be given figures that went
 * through disclosure control, and hold nothing else; an unprotected figure in a report is a compile error.
 * Adversary: a hurried colleague; a viewer of one door who hopes for another (A1).
 * Assumption: only files of this folder import `markReleased` (the import rules check it).
 * Limits: a type, not a run-time check. That all doors serve the same document is checked by the attack suite.
 */
declare const brand: unique symbol;

/** A value that disclosure control has let out. */
export type Released<T> = T & { readonly [brand]: true };

/** Mark a value as released. For surveys/disclosure only. */
export function markReleased<T extends object>(value: T): Released<T> {
  return value as Released<T>;
}
