import { useCallback } from 'react';
import { useRead } from '../../api/queries.ts';
import { importsWords } from '../../words/imports.ts';
import { useWords } from '../../words/language.tsx';

/**
 * How a profile is called: a built-in one in the reader's language; a key that is no longer known
 * stands for itself.
 */
export function useProfileNames(): (key: string) => string {
  const { words } = useWords(importsWords);
  const read = useRead('listImportProfiles', {});
  const items = read.data?.items;
  const builtIn: Readonly<Record<string, string>> = words.builtInNames;
  return useCallback(
    (key: string) =>
      builtIn[key] ?? items?.find(({ profile }) => profile.key === key)?.profile.name ?? key,
    [builtIn, items],
  );
}
