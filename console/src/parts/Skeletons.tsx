import { type ReactNode, useEffect, useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useWords } from '../words/language.tsx';
import { partsWords } from '../words/parts.ts';
import { ErrorState } from './ErrorState.tsx';

/** Below this a wait is not noticed, and a skeleton would only flicker. */
const patienceMs = 300;

/** True once `waiting` has lasted long enough to be worth showing. */
export function useLongWait(waiting: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = window.setTimeout(() => setLong(true), patienceMs);
    return () => {
      window.clearTimeout(timer);
      setLong(false);
    };
  }, [waiting]);
  return waiting && long;
}

/** Grey lines that keep the place of text; invisible until the wait is long. */
export function TextSkeleton({ lines = 3 }: { readonly lines?: number }) {
  const shown = useLongWait(true);
  return (
    <div className="Skeleton" data-shown={shown} aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="Skeleton-line" />
      ))}
    </div>
  );
}

/** Keeps the place of a table of so many rows. */
export function TableSkeleton({ rows = 8 }: { readonly rows?: number }) {
  const shown = useLongWait(true);
  return (
    <div className="Skeleton Skeleton-table" data-shown={shown} aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="Skeleton-row">
          <div className="Skeleton-line" />
          <div className="Skeleton-line" />
          <div className="Skeleton-line" />
        </div>
      ))}
    </div>
  );
}

/**
 * What a read shows in each of its states: `<Loaded read={useRead(…)}>{(customer) => …}</Loaded>`.
 */
export function Loaded<Answer>({
  read,
  skeleton = <TextSkeleton />,
  children,
}: {
  readonly read: UseQueryResult<Answer, unknown>;
  readonly skeleton?: ReactNode;
  readonly children: (answer: Answer) => ReactNode;
}) {
  const { words } = useWords(partsWords);
  if (read.data !== undefined) return children(read.data);
  if (read.isError) return <ErrorState problem={read.error} retry={() => void read.refetch()} />;
  return (
    <div aria-busy="true">
      <span className="unseen">{words.loading}</span>
      {skeleton}
    </div>
  );
}
