import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { BrokenPage, NotFoundPage } from './pages/general/Fallbacks.tsx';
import { LiveRegion } from './parts/announce.tsx';
import { Toasts } from './parts/toast.tsx';
import { Shell } from './shell/Shell.tsx';

export const root = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <Toasts />
      <LiveRegion />
    </>
  ),
  notFoundComponent: NotFoundPage,
  errorComponent: BrokenPage,
});

/** Everything behind the sign-in. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
});
