import { useEffect, useRef } from 'react';
import { useNavigateTo } from '../app/navigate.ts';
import { navigation } from './navigation.ts';

/** The second key of `g a` must follow soon, or it was meant for something else. */
const secondKeyMs = 1200;

/**
 * Keys that work on every page: Ctrl/⌘ K palette, `?` help, `/` search in the table (or the palette
 * where there is none), `g` and a letter to go. Single keys are ignored while somebody types.
 */
export function useShortcuts(open: { readonly palette: () => void; readonly help: () => void }) {
  const navigateTo = useNavigateTo();
  const goSince = useRef(0);
  const { palette, help } = open;

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        palette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.timeStamp - goSince.current < secondKeyMs) {
        goSince.current = 0;
        const page = navigation.find((item) => item.key === event.key);
        if (page !== undefined) {
          event.preventDefault();
          navigateTo(page.to);
          return;
        }
      }
      if (event.key === 'g') goSince.current = event.timeStamp;
      else if (event.key === '?') help();
      else if (event.key === '/') {
        event.preventDefault();
        const search = document.querySelector<HTMLInputElement>('input[data-table-search]');
        if (search === null) palette();
        else search.select();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigateTo, palette, help]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=checkbox]), textarea, select, [role=dialog]') !== null)
  );
}
