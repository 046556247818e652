/**
 * Branded identifiers: a plain string can not slip in where an identifier is meant, and one kind of
 * identifier can not be taken for another. They are made where input is parsed.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type UnitId = Branded<'UnitId'>;
export type EmployeeId = Branded<'EmployeeId'>;
/** The group that a stored ballot names: `cohort:<planned unit>`. */
export type CohortId = Branded<'CohortId'>;

/** Order of identifiers everywhere: by code unit, never by locale, so that documents are byte-identical. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
