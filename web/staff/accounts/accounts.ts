import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AccountsView, AccountView } from '../api.ts';
import { accountQuery, organisationQuery } from '../http/queries.ts';
import { requestJson } from '../http/request.ts';

export type Account = AccountsView['accounts'][number];

export const ROLES = ['administrator', 'hr', 'analyst', 'manager', 'auditor'] as const;

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: () => requestJson<AccountsView>('GET', '/api/staff/accounts'),
});

export function addressOf(email: string): string {
  return `/api/staff/accounts/${encodeURIComponent(email)}`;
}

/** Takes over what the server answers to a change; one's own role may be among it. */
export function useAccountsChange(): (view: AccountsView) => Promise<void> {
  const client = useQueryClient();
  return async (view) => {
    client.setQueryData(accountsQuery.queryKey, view);
    await client.invalidateQueries({ queryKey: accountQuery.queryKey });
  };
}

/** Names of units by id; a unit that has gone keeps its id as a name. */
export function useUnitName(): (unit: string) => string {
  const organisation = useQuery(organisationQuery).data ?? null;
  const names = new Map(organisation?.units.map(({ id, name }) => [id, name]));
  return (unit) => names.get(unit) ?? unit;
}

export type Role = AccountView['role'];
