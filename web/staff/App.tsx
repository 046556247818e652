import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createQueryClient } from './http/queries.ts';
import { createStaffRouter } from './router.tsx';
import { useText } from './text.ts';

const queryClient = createQueryClient(() => {
  void router.navigate({ to: '/sign-in', search: { to: router.state.location.href, ended: true } });
});
const router = createStaffRouter(queryClient);

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
    <I18nProvider locale={language}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>
  );
}
