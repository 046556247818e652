/** What came back: the body and the status; status 0 where nothing came. */
export interface Reply {
  readonly status: number;
  /** null where it is no JSON. */
  readonly body: unknown;
}

const TIMEOUT_MILLISECONDS = 20_000;

/** Asks for something public: no cookie, no referrer, nothing from a cache. */
export async function fetchJson(address: string): Promise<Reply> {
  try {
    const response = await fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, body };
  } catch {
    return { status: 0, body: null };
  }
}
