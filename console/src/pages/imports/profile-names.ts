import { useCallback } from 'react';
import { useRead } from '../../api/queries.ts';

/** How a profile is called; a key that is no longer known stands for itself. */
export function useProfileNames(): (key: string) => string {
  const read = useRead('listImportProfiles', {});
  const items = read.data?.items;
  return useCallback(
    (key: string) => items?.find(({ profile }) => profile.key === key)?.profile.name ?? key,
    [items],
  );
}
