import { useCallback } from 'react';
import { useAct } from '../api/queries.ts';
import type { Language } from '../words/family.ts';
import { useReader } from '../words/language.tsx';

/**
 * The reader's language and how to choose another: at once in this browser, and kept with the
 * person, so that mails and the next browser speak it too. Should keeping it fail, the choice still
 * holds here.
 */
export function useOwnLanguage() {
  const { language, setLanguage } = useReader();
  const { act } = useAct('changeAccount', { refreshes: ['getSession'] });
  const choose = useCallback(
    (next: Language) => {
      setLanguage(next);
      act({ body: { language: next } }).catch(() => undefined);
    },
    [act, setLanguage],
  );
  return { language, choose };
}
