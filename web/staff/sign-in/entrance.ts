import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { AccountView, EntranceView, LinkView } from '../api.ts';
import { accountQuery } from '../http/queries.ts';
import { requestJson } from '../http/request.ts';
import { forgetToken } from './link-token.ts';

/** What may be said before anyone is known. */
export const entranceQuery = queryOptions({
  queryKey: ['entrance'],
  queryFn: () => requestJson<EntranceView>('GET', '/api/staff/entrance'),
});

/** Whom a link is for; looking does not use it up. */
export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['link', token],
    staleTime: Infinity,
    gcTime: 0,
    queryFn: () => requestJson<LinkView>('POST', '/api/staff/links/read', { token }),
  });

/** What follows once the server has let somebody in: forget whoever was here before, and go there. */
export function useEnter(): (account: AccountView, path: string) => void {
  const router = useRouter();
  const queryClient = useQueryClient();
  return (account, path) => {
    forgetToken();
    queryClient.clear();
    queryClient.setQueryData(accountQuery.queryKey, account);
    router.history.replace(`/staff${path}`);
  };
}
