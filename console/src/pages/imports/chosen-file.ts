import { useSyncExternalStore } from 'react';

let chosen: File | null = null;
const listeners = new Set<() => void>();

/** The file a person has chosen: kept while going to describe it and back. */
export function useChosenFile(): readonly [File | null, (file: File | null) => void] {
  const file = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
  return [file, chooseFile];
}

export function chooseFile(file: File | null): void {
  chosen = file;
  for (const listener of listeners) listener();
}
