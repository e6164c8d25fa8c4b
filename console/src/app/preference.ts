import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/**
 * A choice that belongs to this browser (density, folded navigation), shared by all who read it.
 */
export function usePreference<Value extends string>(
  name: string,
  fallback: Value,
): readonly [Value, (value: Value) => void] {
  const key = `surety.${name}`;
  const value = useSyncExternalStore(subscribe, () => localStorage.getItem(key) ?? fallback);
  const set = useCallback(
    (next: Value) => {
      localStorage.setItem(key, next);
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [value as Value, set];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
