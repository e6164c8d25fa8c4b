import './collections.css';
import { useCallback, useMemo } from 'react';
import { useRead, useRows } from '../../api/queries.ts';
import { useSearchState, withOpen } from '../../app/search-state.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import type { Filter } from '../../parts/table/filters.tsx';
import type { Totals } from '../../parts/table/totals.ts';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { collectionsWords } from '../../words/collections.ts';
import { sumDecimals } from '../../words/decimal.ts';
import { useWords } from '../../words/language.tsx';
import { AccountPanel } from './AccountPanel.tsx';
import { RunNow } from './RunNow.tsx';
import { useWorklistColumns } from './worklist-columns.tsx';
import { CollectionsLine } from './CollectionsLine.tsx';

/** Who owes, the largest amount first; each row opens why it stands where it stands. */
export function WorklistPage() {
  const { words } = useWords(collectionsWords);
  const { worklist } = words;
  const view = useTableView();
  const [search, patch] = useSearchState();
  const stage = view.filter('stage');
  const currency = view.filter('currency');
  const rows = useRows('listWorklist', {
    query: {
      q: view.search || undefined,
      stage: stage || undefined,
      currency: currency || undefined,
    },
  });
  const columns = useWorklistColumns();
  const { filters, totals } = useTotals(stage, currency);
  const open = search.get('open');
  const [customerId = '', openCurrency = ''] = (open ?? '').split('~');
  const close = useCallback(() => patch({ open: null }), [patch]);
  return (
    <Page title={words.title} lead={worklist.lead} actions={<RunNow />} fill>
      <CollectionsLine />
      <div className="Split" data-open={open !== null}>
        <DataTable
          label={worklist.title}
          columns={columns}
          rows={rows}
          view={view}
          rowKey={(row) => `${row.customerId}~${row.currency}`}
          open={(row) => withOpen(paths.worklist(), search, `${row.customerId}~${row.currency}`)}
          filters={filters}
          search={worklist.search}
          {...(view.search === '' && totals !== undefined ? { totals } : {})}
          empty={
            <EmptyState
              title={worklist.emptyTitle}
              action={<AppLink to={paths.preview()}>{worklist.toPreview}</AppLink>}
            >
              {worklist.empty}
            </EmptyState>
          }
        />
        {open === null ? null : (
          <AccountPanel customerId={customerId} currency={openCurrency} close={close} />
        )}
      </div>
    </Page>
  );
}

/** The filters that there is something behind, and the sums of all that matches them. */
function useTotals(stage: string, currency: string) {
  const { words, language } = useWords(collectionsWords);
  const items = useRead('getWorklistTotals', {}).data?.items;
  return useMemo(() => {
    const known = items ?? [];
    const stages = new Map(known.map((item) => [item.stage, item.stageName[language]]));
    const currencies = [...new Set(known.map((item) => item.currency))];
    const filters: readonly Filter[] = [
      {
        kind: 'one',
        id: 'stage',
        title: words.stage,
        options: [...stages].map(([value, label]) => ({ value, label })),
      },
      {
        kind: 'one',
        id: 'currency',
        title: words.currency,
        options: currencies.map((each) => ({ value: each, label: each })),
      },
    ];
    const matching = known.filter(
      (item) =>
        (stage === '' || item.stage === stage) && (currency === '' || item.currency === currency),
    );
    const overdue = [...Map.groupBy(matching, (item) => item.currency)].map(([code, group]) => ({
      currency: code,
      amount: sumDecimals(group.map((item) => item.overdue)),
    }));
    const totals: Totals | undefined = items === undefined ? undefined : { overdue };
    return { filters, totals };
  }, [items, stage, currency, words, language]);
}

/** The same view with one account open beside it. */
