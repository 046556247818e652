import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider, type AsyncRouteComponent } from '@tanstack/react-router';
import { useEffect } from 'react';
import { createQueryClient } from './http/queries.ts';
import { createStaffRouter } from './router.tsx';
import { useText } from './text.ts';

const queryClient = createQueryClient(() => {
  void router.navigate({ to: '/sign-in', search: { to: router.state.location.href, ended: true } });
});
const router = createStaffRouter(queryClient);
loadFirstPage();

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

export function App() {
  const { language } = useText();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}

/** Asks for the code of the page that was opened beside the account, rather than after it. */
function loadFirstPage(): void {
  const [matchedRoutes] = router.getMatchedRoutes(router.latestLocation.pathname);
  for (const route of matchedRoutes) {
    const { component } = route.options as { readonly component?: AsyncRouteComponent<object> };
    // What does not come is asked for again, and its failure shown, when the page is drawn.
    void component?.preload?.();
  }
}
