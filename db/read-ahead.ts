/** The same values; the next one is asked for while the last one is worked on, so that the database works meanwhile. */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const values = source[Symbol.asyncIterator]();
  // A cursor may answer at once, with no promise.
  const ask = async () => values.next();
  let next = ask();
  try {
    for (;;) {
      const result = await next;
      if (result.done === true) return;
      next = ask();
      yield result.value;
    }
  } finally {
    // Whoever stops amid the values is not told of a failure of the next one.
    await next.catch(() => undefined);
    await values.return?.();
  }
}
