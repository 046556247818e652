/**
 * Makes a value once per key and keeps the ones that were used last. A promise that fails, or of null (there
 * is nothing yet), is forgotten, so that the next one who asks looks again.
 */
export function keepLast<Value>(most: number): (key: string, make: () => Value) => Value {
  const kept = new Map<string, Value>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    // The order of a map is the order of use here: the first one is the longest unused.
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    if (value instanceof Promise) {
      const forget = () => {
        if (kept.get(key) === value) kept.delete(key);
      };
      value.then((found: unknown) => {
        if (found === null) forget();
      }, forget);
    }
    return value;
  };
}
