import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { accountQuery } from '../http/queries.ts';

/** After signing out: nothing of what was shown stays in this browser's memory. */
export function useLeave(): () => Promise<void> {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    queryClient.clear();
    queryClient.setQueryData(accountQuery.queryKey, null);
    await navigate({ to: '/sign-in' });
  };
}
