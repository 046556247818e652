/** What came back: the body and the status; status 0 where nothing came. */
export interface Reply {
  readonly status: number;
  /** null where it is no JSON. */
  readonly body: unknown;
}

const TIMEOUT_MILLISECONDS = 20_000;

/** A request that says nothing of who asks: no cookie, no referrer, nothing from a cache. */
export async function requestPublicJson(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<Reply> {
  const sent: RequestInit =
    body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const response = await fetch(path, {
      method,
      ...sent,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const reply: unknown = await response.json().catch(() => null);
    return { status: response.status, body: reply };
  } catch {
    return { status: 0, body: null };
  }
}
