import { queryOptions } from '@tanstack/react-query';
import type { DraftView, HistoryView, LibraryView } from '../api.ts';
import { requestJson } from '../http/request.ts';

/** Below the key of all questionnaires, so that whatever changes one renews them all. */
export const libraryQuery = queryOptions({
  queryKey: ['instruments', 'library'],
  staleTime: 0,
  queryFn: () => requestJson<LibraryView>('GET', '/api/instruments/library'),
});

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['instruments', 'history', id],
    staleTime: 0,
    queryFn: () =>
      requestJson<HistoryView>('GET', `/api/instruments/history/${encodeURIComponent(id)}`),
  });

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['questionnaire-drafts', id],
    // The editor saves and knows best; a second look from outside would only stand in its way.
    staleTime: Infinity,
    gcTime: 0,
    queryFn: () =>
      requestJson<DraftView>('GET', `/api/instruments/drafts/${encodeURIComponent(id)}`),
  });

/** What an import left out, for the page that opens after it. */
export const ignoredKey = (draft: string) => ['questionnaire-drafts', draft, 'ignored'] as const;
