import { queryOptions } from '@tanstack/react-query';
import type { ActionView, SharingView } from '../api.ts';
import { requestJson } from '../http/request.ts';

export type NewAction = Omit<ActionView, 'id'>;

const path = (round: string) => `/api/rounds/${encodeURIComponent(round)}`;

/** Whether a round is shared with employees, and what they are told is done. */
export const sharingQuery = (round: string) =>
  queryOptions({
    queryKey: ['rounds', round, 'sharing'],
    queryFn: () => requestJson<SharingView>('GET', `${path(round)}/sharing`),
  });

export function setShared(round: string, shared: boolean): Promise<SharingView> {
  return requestJson('POST', `${path(round)}/share`, { shared });
}

/** @param id null for a new one */
export function saveAction(
  round: string,
  id: string | null,
  action: NewAction,
): Promise<SharingView> {
  return id === null
    ? requestJson('POST', `${path(round)}/actions`, action)
    : requestJson('PUT', `${path(round)}/actions/${id}`, action);
}

export function removeAction(round: string, id: string): Promise<SharingView> {
  return requestJson('DELETE', `${path(round)}/actions/${id}`);
}
