import { queryOptions } from '@tanstack/react-query';
import type { SharingView } from '../api.ts';
import { requestJson } from '../http/request.ts';

const path = (round: string) => `/api/rounds/${encodeURIComponent(round)}`;

/** Whether a round is shared with employees. */
export const sharingQuery = (round: string) =>
  queryOptions({
    queryKey: ['rounds', round, 'sharing'],
    queryFn: () => requestJson<SharingView>('GET', `${path(round)}/sharing`),
  });

export function setShared(round: string, shared: boolean): Promise<SharingView> {
  return requestJson('POST', `${path(round)}/share`, { shared });
}
