import { type KeyboardEvent, useCallback, useState } from 'react';

/** Rows that PageUp and PageDown move by. */
const pageRows = 15;

export interface TableKeys {
  readonly active: number;
  readonly setActive: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * ↑ ↓ (or k j) move, Home End PageUp PageDown jump, Enter opens, x or Space selects, Escape clears
 * the selection. `/` is taken by the page, so that it works from anywhere.
 */
export function useTableKeys(options: {
  readonly count: number;
  readonly open: (index: number) => void;
  readonly toggle: (index: number) => void;
  readonly clear: () => void;
  readonly reveal: (index: number) => void;
}): TableKeys {
  const [chosen, setActive] = useState(-1);
  const { count, open, toggle, clear, reveal } = options;
  const active = Math.min(chosen, count - 1);

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLInputElement && event.key === ' ') return;
      const to = movedTo(event.key, active, count);
      if (to !== null) {
        setActive(to);
        reveal(to);
      } else if (event.key === 'Enter' && active >= 0) open(active);
      else if ((event.key === 'x' || event.key === ' ') && active >= 0) toggle(active);
      else if (event.key === 'Escape') clear();
      else return;
      event.preventDefault();
    },
    [active, count, open, toggle, clear, reveal],
  );
  return { active, setActive, onKeyDown };
}

/** The row a key moves to, or `null` when the key does not move. */
export function movedTo(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  const clamp = (index: number) => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return clamp(active + 1);
    case 'ArrowUp':
    case 'k':
      return clamp(active - 1);
    case 'PageDown':
      return clamp(active + pageRows);
    case 'PageUp':
      return clamp(active - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
