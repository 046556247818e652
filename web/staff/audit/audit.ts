import { infiniteQueryOptions } from '@tanstack/react-query';
import type { AuditView } from '../api.ts';
import { requestJson } from '../http/request.ts';

/** '' stands for "all". */
export interface AuditFilter {
  readonly action: string;
  readonly account: string;
  readonly day: string;
}

export const NO_FILTER: AuditFilter = { action: '', account: '', day: '' };

/** The part of an address that asks for what is filtered. */
export function writeQuery(filter: AuditFilter, before: number | null = null): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    if (value !== '') query.set(name, String(value));
  if (before !== null) query.set('before', String(before));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The log page by page, newest first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) =>
      requestJson<AuditView>('GET', `/api/staff/audit${writeQuery(filter, pageParam)}`),
    getNextPageParam: (page: AuditView) => page.next,
  });
