import type { ResultsView } from '../../api/app.ts';
import { requestPublicJson, type Reply } from '../ui/public-json.ts';

export type Obstacle = 'noRound' | 'notShared' | 'notHr' | 'offline' | 'server';

export type Loaded =
  | { readonly ok: true; readonly results: ResultsView }
  | { readonly ok: false; readonly why: Obstacle };

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** What HR opens to see the page before employees do; it needs to be signed in. */
export function isPreview(address: string): boolean {
  return address.startsWith('#preview-');
}

/** @param address what follows the # of this page: the id of a round */
export async function loadResults(address: string): Promise<Loaded> {
  const round = UUID.exec(address)?.[0].toLowerCase();
  if (round === undefined) return { ok: false, why: 'noRound' };
  const { status, body } = isPreview(address)
    ? await requestPreview(round)
    : await requestPublicJson('GET', `/api/rounds/${round}/results`);
  if (status === 200 && body !== null) return { ok: true, results: body as ResultsView };
  if (status === 0) return { ok: false, why: 'offline' };
  if (status === 401 || status === 403) return { ok: false, why: 'notHr' };
  return { ok: false, why: status === 409 || status === 404 ? 'notShared' : 'server' };
}

/** The one request of this page that carries a session: that of HR. */
async function requestPreview(round: string): Promise<Reply> {
  try {
    const response = await fetch(`/api/rounds/${round}/results-preview`, { cache: 'no-store' });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, body };
  } catch {
    return { status: 0, body: null };
  }
}
