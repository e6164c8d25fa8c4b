import type { ReactNode } from 'react';
import { useState } from 'react';
import { useRows } from '../../api/queries.ts';
import { currentInstant } from '../../app/clock.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import type { Filter } from '../../parts/table/filters.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { paths } from '../../paths.ts';
import { enforcementWords } from '../../words/enforcement.ts';
import { useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { type BulkKind, bulkKinds } from './action-values.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { isLifeState } from './states.ts';
import { useSubscriptionColumns } from './subscription-columns.tsx';

const dayMs = 86_400_000;

/** Subscriptions of everybody or of one customer, and acts on the chosen ones. */
export function SubscriptionsTable({
  customerId,
  empty,
}: {
  readonly customerId?: string;
  readonly empty: ReactNode;
}) {
  const { words } = useWords(subscriptionsWords);
  const { acts } = useWords(enforcementWords).words;
  const view = useTableView({ prefix: customerId === undefined ? '' : 'subs' });
  const status = view.filter('status');
  const hold = view.filter('hold');
  const due = Number(view.filter('due'));
  const [dueBefore] = useState(() => currentInstant().getTime());
  const rows = useRows('listSubscriptions', {
    query: {
      customerId,
      q: view.search || undefined,
      status: isLifeState(status) ? status : undefined,
      hold: isHoldKind(hold, words.holdKinds) ? hold : undefined,
      drifted: view.filter('drifted') === 'yes' ? true : undefined,
      dueBefore: due > 0 ? new Date(dueBefore + due * dayMs).toISOString() : undefined,
    },
  });
  const columns = useSubscriptionColumns(customerId === undefined);
  const filters = useFilters();
  const [asked, setAsked] = useState<{ kind: BulkKind; ids: readonly string[] } | null>(null);
  return (
    <>
      <DataTable
        label={words.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        rowName={(row) => row.friendlyName}
        open={(row) => paths.subscription(row.id)}
        filters={filters}
        search={words.search}
        bulk={(selection) =>
          bulkKinds.map((kind) => (
            <ActionButton
              key={kind}
              permission="subscriptions.enforce"
              onClick={() => setAsked({ kind, ids: [...selection.rows.keys()] })}
            >
              {acts[kind]}
            </ActionButton>
          ))
        }
        empty={empty}
      />
      {asked === null ? null : (
        <BulkDialog kind={asked.kind} subscriptionIds={asked.ids} close={() => setAsked(null)} />
      )}
    </>
  );
}

function isHoldKind<Kinds extends object>(
  text: string,
  kinds: Kinds,
): text is keyof Kinds & string {
  return text in kinds;
}

function useFilters(): readonly Filter[] {
  const { words } = useWords(subscriptionsWords);
  const { filters } = words;
  const listed = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return [
    { kind: 'one', id: 'status', title: filters.status, options: listed(words.statuses) },
    { kind: 'one', id: 'hold', title: filters.holds, options: listed(words.holdKinds) },
    {
      kind: 'one',
      id: 'due',
      title: filters.due,
      options: [
        { value: '7', label: filters.dueDays.seven },
        { value: '30', label: filters.dueDays.thirty },
        { value: '90', label: filters.dueDays.ninety },
      ],
    },
    {
      kind: 'one',
      id: 'drifted',
      title: filters.drifted,
      options: [{ value: 'yes', label: filters.driftedYes }],
    },
  ];
}
