import type { ProblemCode } from '../../api/app.ts';

/**
 * Requests of a respondent: no cookie, no referrer, nothing from a cache. `kind` tells what can be
 * done about a failure: wait (`offline`, `busy`) or read what the server said (`problem`).
 */
export type Failure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'busy'; readonly status: number }
  | { readonly kind: 'problem'; readonly status: number; readonly code: ProblemCode };

export type Reply<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

/** The part of `fetch` that is needed; tests pass their own server. */
export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

const TIMEOUT_MILLISECONDS = 20_000;

export async function getJson<Value>(fetch: Fetch, path: string): Promise<Reply<Value>> {
  return request(fetch, path, { method: 'GET' });
}

/** `body` is sent as it is: a retry of a stored text is the same bytes again. */
export async function postText<Value>(
  fetch: Fetch,
  path: string,
  body: string,
): Promise<Reply<Value>> {
  return request(fetch, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
}

async function request<Value>(
  fetch: Fetch,
  path: string,
  init: RequestInit,
): Promise<Reply<Value>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MILLISECONDS);
  try {
    const response = await fetch(path, {
      ...init,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: abort.signal,
    });
    if (response.ok) return { ok: true, value: (await response.json()) as Value };
    return { ok: false, failure: await readFailure(response) };
  } catch {
    // No answer at all, or half of one: the same request may be made again.
    return { ok: false, failure: { kind: 'offline' } };
  } finally {
    clearTimeout(timer);
  }
}

async function readFailure(response: Response): Promise<Failure> {
  const { status } = response;
  if (status >= 500 || status === 429 || status === 408) return { kind: 'busy', status };
  const body: unknown = await response.json().catch(() => null);
  const code =
    typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
      ? (body.code as ProblemCode)
      : 'internal';
  return { kind: 'problem', status, code };
}
