import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DecisionsView, DecisionView, RoundDecisionsView } from '../api.ts';
import { requestJson } from '../http/request.ts';

export type NewDecision = Omit<DecisionView, 'id'>;

/** Decisions of all rounds, as far as this account may change them. */
export const decisionsQuery = queryOptions({
  queryKey: ['decisions'],
  queryFn: () => requestJson<DecisionsView>('GET', '/api/decisions'),
});

const roundDecisionsQuery = (round: string) =>
  queryOptions({
    queryKey: ['decisions', round],
    queryFn: () =>
      requestJson<RoundDecisionsView>('GET', `/api/decisions/round/${encodeURIComponent(round)}`),
  });

/** What was decided after one round, and how to change it. */
export function useRoundDecisions(round: string) {
  const query = useQuery(roundDecisionsQuery(round));
  const client = useQueryClient();
  const keep = (view: RoundDecisionsView): void => {
    client.setQueryData(roundDecisionsQuery(round).queryKey, view);
    void client.invalidateQueries({ queryKey: decisionsQuery.queryKey, exact: true });
  };
  return {
    query,
    /** @param id null for a new one */
    save: async (id: string | null, decision: NewDecision): Promise<void> =>
      keep(
        id === null
          ? await requestJson('POST', `/api/decisions/round/${round}`, decision)
          : await requestJson('PUT', `/api/decisions/${id}`, decision),
      ),
    remove: async (id: string): Promise<void> =>
      keep(await requestJson('DELETE', `/api/decisions/${id}`)),
  };
}
