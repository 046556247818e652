/**
 * The few checks that turn received or stored JSON into types here. Written by hand because this folder
 * is what the respondent's page loads first, and a schema library weighs more than all of it.
 */
export type Guard<T> = (value: unknown) => value is T;

/** Texts longer than this are no identifier, key or label of ours. */
const TEXT_LENGTH_MAX = 4096;

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= TEXT_LENGTH_MAX;
}

export function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** A whole number of things or people. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isExactly<const T extends string>(...expected: readonly T[]): Guard<T> {
  return (value): value is T => (expected as readonly unknown[]).includes(value);
}

export function isNullOr<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

export function isListOf<T>(guard: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(guard);
}

/** An object with exactly these fields: an unknown field is refused, as it would escape every check. */
export function isShape<T extends object>(fields: {
  readonly [K in keyof T]: Guard<T[K]>;
}): Guard<T> {
  const guards = new Map<string, Guard<unknown>>(Object.entries(fields));
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const members = Object.entries(value);
    return (
      members.length === guards.size &&
      members.every(([name, member]) => guards.get(name)?.(member))
    );
  };
}
