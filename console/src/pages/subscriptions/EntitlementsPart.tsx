import { type RowOf, useAct, useWholeList } from '../../api/queries.ts';
import { useHas } from '../../api/session.tsx';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { Message } from '../../parts/Message.tsx';
import type { Tone } from '../../parts/StatusBadge.tsx';
import {
  type Column,
  instantColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { peopleWords } from '../../words/people.ts';
import { subscriptionsWords } from '../../words/subscriptions.ts';

type Entitlement = RowOf<'listEntitlements'>;

const tones: Readonly<Record<Entitlement['status'], Tone>> = {
  active: 'success',
  cancelling: 'warning',
  cancelled: 'neutral',
  reactivating: 'information',
};

/** The Azure subscriptions under a plan; each can be cancelled and reactivated by itself. */
export function EntitlementsPart({ subscriptionId }: { readonly subscriptionId: string }) {
  const { entitlements } = useWords(subscriptionsWords).words;
  const { acts } = useWords(peopleWords).words;
  const canAct = useHas('azure_entitlement_cancel');
  const view = useTableView({ prefix: 'azure' });
  const rows = useWholeList('listEntitlements', { params: { subscriptionId } });
  const columns: readonly Column<Entitlement>[] = [
    textColumn({
      id: 'name',
      title: entitlements.name,
      text: (row) => row.friendlyName,
      cell: (row) => <strong>{row.friendlyName}</strong>,
    }),
    statusColumn({
      id: 'status',
      title: entitlements.status,
      width: 144,
      status: ({ status }) => ({ text: entitlements.statuses[status], tone: tones[status] }),
    }),
    instantColumn({
      id: 'effective',
      title: entitlements.effective,
      instant: (row) => row.effectiveAt,
    }),
    ...(canAct
      ? [
          textColumn<Entitlement>({
            id: 'acts',
            title: acts,
            width: 128,
            text: () => '',
            cell: (row) => <EntitlementActs entitlement={row} />,
          }),
        ]
      : []),
  ];
  return (
    <div className="stack">
      <p className="quiet reading">{entitlements.lead}</p>
      <DataTable
        label={entitlements.lead}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        plain
        empty={<p className="quiet">{entitlements.none}</p>}
      />
      <Message tone="information">{entitlements.planStays}</Message>
    </div>
  );
}

function EntitlementActs({ entitlement }: { readonly entitlement: Entitlement }) {
  const { words, say } = useWords(subscriptionsWords);
  const { entitlements } = words;
  const refreshes = ['listEntitlements', 'getSubscription', 'listEvents'] as const;
  const cancel = useAct('cancelEntitlement', { refreshes });
  const reactivate = useAct('reactivateEntitlement', { refreshes });
  const name = entitlement.friendlyName;
  const params = { subscriptionId: entitlement.subscriptionId, entitlementId: entitlement.id };
  if (entitlement.status === 'active') {
    return (
      <ConfirmAction
        opener="quiet"
        kind="danger"
        label={entitlements.cancel}
        title={say(entitlements.cancelTitle, { name })}
        consequence={<p>{entitlements.cancelText}</p>}
        permission="subscriptions.enforce"
        act={async () => {
          // The provider knows this one reason.
          await cancel.act({ params, body: { reason: 'compromise' } });
          toast(say(entitlements.cancelled, { name }));
        }}
      />
    );
  }
  if (entitlement.status !== 'cancelled') return null;
  return (
    <ConfirmAction
      opener="quiet"
      label={entitlements.reactivate}
      title={say(entitlements.reactivateTitle, { name })}
      consequence={<p>{entitlements.reactivateText}</p>}
      permission="subscriptions.enforce"
      act={async () => {
        await reactivate.act({ params });
        toast(say(entitlements.reactivated, { name }));
      }}
    />
  );
}
