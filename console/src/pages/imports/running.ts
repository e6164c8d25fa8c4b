import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { call, type Output, type Query } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';

type Import = Output<'getImport'>;

/**
 * A file that this tab sends, or an import that it applies; it goes on while other pages are shown.
 */
export interface Running {
  readonly id: string;
  readonly kind: 'reading' | 'applying';
  readonly fileName: string;
  readonly importId: string | null;
  /** Why it ended without a result; kept until the reader has seen it. */
  readonly problem: unknown;
}

let all: readonly Running[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Running[]): void {
  all = next;
  // Closing the tab would cut off a file that is being sent.
  const sending = next.some((each) => each.kind === 'reading' && each.problem === null);
  window[sending ? 'addEventListener' : 'removeEventListener']('beforeunload', askFirst);
  for (const listener of listeners) listener();
}

function askFirst(event: Event): void {
  event.preventDefault();
}

export function useRunning(): readonly Running[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => all,
  );
}

export function dismiss(id: string): void {
  change(all.filter((each) => each.id !== id));
}

const readAgain = [
  'listImports',
  'getImport',
  'listDocuments',
  'listCustomers',
  'getAgeing',
  'getStatement',
  'getStanding',
  'listEvents',
] as const;

async function follow(
  client: QueryClient,
  work: Omit<Running, 'problem'>,
  run: () => Promise<Import>,
): Promise<Import | null> {
  change([...all.filter((each) => each.id !== work.id), { ...work, problem: null }]);
  try {
    const result = await run();
    dismiss(work.id);
    return result;
  } catch (problem) {
    change(all.map((each) => (each.id === work.id ? { ...each, problem } : each)));
    return null;
  } finally {
    await Promise.all(readAgain.map((name) => client.invalidateQueries({ queryKey: [name] })));
  }
}

/**
 * Sends a file. Resolves with the import, or with `null` when it failed; the reason is among the
 * running ones.
 */
export function useSendFile() {
  const client = useQueryClient();
  return useCallback(
    (file: File, query: Query<'importReceivables'>) =>
      follow(
        client,
        { id: crypto.randomUUID(), kind: 'reading', fileName: file.name, importId: null },
        () => call('importReceivables', { query, body: file }),
      ),
    [client],
  );
}

/** Acts that nobody knows the end of: sent again with their key, they happen once. */
const openActs = new Map<string, string>();

async function apply(importId: string, badRows: Import['badRows']): Promise<Import> {
  const act = `${importId} ${badRows}`;
  const idempotencyKey = openActs.get(act) ?? crypto.randomUUID();
  openActs.set(act, idempotencyKey);
  const input = { params: { id: importId }, body: { badRows } };
  try {
    const result = await call('applyImport', input, { idempotencyKey });
    openActs.delete(act);
    return result;
  } catch (problem) {
    if (!(problem instanceof ApiProblem && problem.unanswered)) openActs.delete(act);
    throw problem;
  }
}

/** Applies an import that was checked. A repeat after a broken connection is the same act. */
export function useApplyImport() {
  const client = useQueryClient();
  return useCallback(
    (found: Pick<Import, 'id' | 'fileName'>, badRows: Import['badRows']) =>
      follow(
        client,
        { id: found.id, kind: 'applying', fileName: found.fileName, importId: found.id },
        () => apply(found.id, badRows),
      ),
    [client],
  );
}
