import { useEffect, useMemo } from 'react';
import { useRows } from '../../api/queries.ts';
import { type OpenDebit, oldestFirst } from './allocation-plan.ts';

/** More open documents of one customer than this are settled oldest first, or by import. */
const fetchedMax = 5_000;

/** The open debits of a customer in one currency, the ones that fell due first at the top. */
export function useOpenDebits(customerId: string, currency: string) {
  const { rows, complete, loading, loadingMore, problem, loadMore, retry } = useRows(
    'listDocuments',
    { query: { customerId, state: 'open' } },
  );
  const enough = complete || problem !== null || rows.length >= fetchedMax;
  useEffect(() => {
    if (!enough && !loading && !loadingMore) loadMore();
  }, [enough, loading, loadingMore, loadMore]);
  const debits = useMemo<readonly OpenDebit[]>(
    () => oldestFirst(rows.filter((row) => row.side === 'debit' && row.currency === currency)),
    [rows, currency],
  );
  return { debits, ready: enough, problem, retry };
}
