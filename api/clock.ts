/**
 * The day, `YYYY-MM-DD`, in a time zone: the engine knows no finer time. Days begin and end at
 * midnight there.
 */
export function createToday(timeZone: string, now = () => new Date()): () => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return () => format.format(now());
}

/** The zone of this machine. */
export function findTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
