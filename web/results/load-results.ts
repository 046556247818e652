import type { ResultsView } from '../../api/app.ts';
import { requestPublicJson } from '../ui/public-json.ts';

export type Obstacle = 'noRound' | 'notShared' | 'offline' | 'server';

export type Loaded =
  | { readonly ok: true; readonly results: ResultsView }
  | { readonly ok: false; readonly why: Obstacle };

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** @param address what follows the # of this page: the id of a round */
export async function loadResults(address: string): Promise<Loaded> {
  const round = UUID.exec(address)?.[0].toLowerCase();
  if (round === undefined) return { ok: false, why: 'noRound' };
  const { status, body } = await requestPublicJson('GET', `/api/rounds/${round}/results`);
  if (status === 200 && body !== null) return { ok: true, results: body as ResultsView };
  if (status === 0) return { ok: false, why: 'offline' };
  return { ok: false, why: status === 409 || status === 404 ? 'notShared' : 'server' };
}
