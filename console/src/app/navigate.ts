import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Path } from '../paths.ts';

/** Goes to a page from code; a link is better wherever a person clicks. */
export function useNavigateTo(): (to: Path, how?: 'push' | 'replace') => void {
  const router = useRouter();
  return useCallback((to, how = 'push') => router.history[how](to), [router]);
}

/** Fetches the code of a page that the reader is about to open. */
export function usePrefetch(): (to: Path) => void {
  const router = useRouter();
  return useCallback(
    (to) => {
      const [pathname = to] = to.split(/[?#]/);
      router.preloadRoute({ to: pathname }).catch(() => undefined);
    },
    [router],
  );
}
