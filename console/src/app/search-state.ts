import { useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Path } from '../paths.ts';

export type SearchPatch = Readonly<Record<string, string | null>>;

/**
 * The query part of the address: the state of the page, so that a copied address shows the same.
 * Values are plain strings; `null` removes one. Small changes replace the history entry, `push`
 * adds one.
 */
export function useSearchState() {
  const router = useRouter();
  const text = useRouterState({ select: (state) => state.location.searchStr });
  const params = useMemo(() => new URLSearchParams(text), [text]);

  const patch = useCallback(
    (changes: SearchPatch, how: 'replace' | 'push' = 'replace') => {
      const { pathname, search, hash } = new URL(router.history.location.href, location.origin);
      const next = new URLSearchParams(search);
      for (const [key, value] of Object.entries(changes)) {
        if (value === null || value === '') next.delete(key);
        else next.set(key, value);
      }
      const query = next.toString();
      const href = pathname + (query === '' ? '' : `?${query}`) + hash;
      router.history[how](href);
    },
    [router],
  );
  return [params, patch] as const;
}

/** The address of a list with one of its rows opened beside it; all else stays as it is. */
export function withOpen(list: Path, search: URLSearchParams, open: string): Path {
  const next = new URLSearchParams(search);
  next.set('open', open);
  return `${list}?${next.toString()}`;
}
