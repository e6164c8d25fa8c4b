import { useSyncExternalStore } from 'react';

let message = '';
const listeners = new Set<() => void>();

/** Says something to a reader who does not see the page: progress, a result, a new page. */
export function announce(text: string): void {
  // The same text twice would not be read again; a trailing no-break space makes it new.
  message = message === text ? `${text}\u00A0` : text;
  for (const listener of listeners) listener();
}

/** Where `announce` speaks; one for the whole page. */
export function LiveRegion() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => message,
  );
  return (
    <output className="unseen" aria-live="polite" aria-atomic="true">
      {text}
    </output>
  );
}
