import { Outlet, useRouter } from '@tanstack/react-router';
import { RouterProvider } from 'react-aria-components';

/** Lets the links inside accessible components (trees, menus) go through the router. */
export function RootLayout() {
  const router = useRouter();
  return (
    <RouterProvider navigate={(href) => void router.navigate({ href })}>
      <Outlet />
    </RouterProvider>
  );
}
