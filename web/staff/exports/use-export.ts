import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ExportFormat, ExportView } from '../api.ts';
import { ApiProblem, requestJson } from '../http/request.ts';

const POLL_MS = 500;

export interface ExportOrder {
  readonly round: string;
  readonly format: ExportFormat;
  readonly language: 'en' | 'fr';
  readonly unit: string | null;
}

export type ExportStep =
  | { readonly kind: 'choosing'; readonly error: Error | null }
  | { readonly kind: 'asking' }
  | { readonly kind: 'working'; readonly view: ExportView }
  | { readonly kind: 'ready'; readonly view: ExportView; readonly address: string }
  | { readonly kind: 'lost'; readonly why: 'failed' | 'gone' };

/** One file from the order to the download. */
export function useExport() {
  const [id, setId] = useState<string | null>(null);
  const order = useMutation({
    mutationFn: (wanted: ExportOrder) => requestJson<ExportView>('POST', '/api/exports', wanted),
    onSuccess: (view) => setId(view.id),
  });
  const query = useQuery({
    queryKey: ['exports', id],
    enabled: id !== null,
    gcTime: 0,
    queryFn: () => requestJson<ExportView>('GET', `/api/exports/${id ?? ''}`),
    ...(order.data === undefined ? {} : { initialData: order.data }),
    staleTime: POLL_MS,
    refetchInterval: ({ state }) =>
      state.error === null && isUnfinished(state.data) ? POLL_MS : false,
  });
  const state = readStep(order, id === null ? null : query);
  const ready = state.kind === 'ready' ? state.address : null;
  useEffect(() => {
    if (ready !== null) download(ready);
  }, [ready]);
  const reset = (): void => {
    setId(null);
    order.reset();
  };
  return {
    state,
    make: (wanted: ExportOrder) => order.mutate(wanted),
    reset,
    cancel: (): void => {
      if (id !== null) void requestJson('DELETE', `/api/exports/${id}`).catch(() => undefined);
      reset();
    },
  };
}

export type ExportInHand = ReturnType<typeof useExport>;

function isUnfinished(view: ExportView | undefined): boolean {
  return view === undefined || view.state === 'waiting' || view.state === 'working';
}

function readStep(
  order: { readonly isPending: boolean; readonly error: Error | null },
  query: { readonly data: ExportView | undefined; readonly error: Error | null } | null,
): ExportStep {
  if (order.isPending) return { kind: 'asking' };
  if (query === null) return { kind: 'choosing', error: order.error };
  const { data, error } = query;
  if (error instanceof ApiProblem && error.code === 'not-found')
    return { kind: 'lost', why: 'gone' };
  if (data === undefined || error !== null || data.state === 'failed')
    return { kind: 'lost', why: 'failed' };
  if (data.state === 'ready')
    return { kind: 'ready', view: data, address: `/api/exports/${data.id}/file` };
  return { kind: 'working', view: data };
}

function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
