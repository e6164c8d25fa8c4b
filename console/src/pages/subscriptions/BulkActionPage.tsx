import { useState } from 'react';
import { useAct, useRead, useRows } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { usePathParam } from '../../app/path-param.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { pollMs, Progress } from '../../parts/Progress.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import {
  type Column,
  instantColumn,
  statusColumn,
  textColumn,
} from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { toast } from '../../parts/toast.tsx';
import { paths } from '../../paths.ts';
import { enforcementWords } from '../../words/enforcement.ts';
import { wordFor } from '../../words/family.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { subscriptionsWords } from '../../words/subscriptions.ts';
import { useActionText } from './action-text.ts';
import {
  type BulkAction,
  type BulkItem,
  bulkTones,
  isItemState,
  isMoving,
  itemTones,
  workOf,
} from './bulk-state.ts';
import { DeclineBulkDialog } from './DeclineBulkDialog.tsx';

const refreshes = ['getBulkAction', 'listBulkActions', 'listBulkItems'] as const;

/** One action on many: how far it is, what became of each, and the second person's yes or no. */
export function BulkActionPage() {
  const { bulk } = useWords(enforcementWords).words;
  const own = useWords(subscriptionsWords).words;
  const actionText = useActionText();
  const id = usePathParam('bulkActionId');
  const known = useRead('getBulkAction', { params: { id } });
  const moving = known.data !== undefined && isMoving(known.data);
  const read = useRead(
    'getBulkAction',
    { params: { id } },
    { everyMs: moving ? pollMs(workOf(known.data)) : false },
  );
  const action = read.data;
  return (
    <Page
      title={action === undefined ? bulk.one : actionText(action.action)}
      breadcrumbs={[
        { label: own.title, to: paths.subscriptions() },
        { label: bulk.title, to: paths.bulkActions() },
      ]}
      status={
        action === undefined ? null : (
          <StatusBadge tone={bulkTones[action.state]}>{bulk.states[action.state]}</StatusBadge>
        )
      }
      actions={action === undefined ? undefined : <BulkActs bulk={action} />}
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
        {(each) => <OneBulk bulk={each} />}
      </Loaded>
    </Page>
  );
}

function OneBulk({ bulk: action }: { readonly bulk: BulkAction }) {
  const { words, say } = useWords(enforcementWords);
  const { bulk } = words;
  const format = useFormat();
  return (
    <>
      <Facts
        layout="strip"
        items={[
          { label: bulk.total, value: format.count(action.total) },
          {
            label: bulk.asked,
            value: <InstantText instant={action.createdAt} />,
            note: action.askedBy,
          },
          {
            label: bulk.runAt,
            value: <InstantText instant={action.runAt} />,
          },
          ...(action.approvedBy === null
            ? []
            : [{ label: bulk.approvedBy, value: action.approvedBy }]),
          { label: bulk.finished, value: <InstantText instant={action.finishedAt} /> },
        ]}
      />
      <Facts items={[{ label: bulk.reason, value: action.reason }]} />
      {action.state === 'waiting_for_approval' ? null : (
        <Progress
          label={bulk.progress}
          work={workOf(action)}
          result={
            <p className="small">
              {say(bulk.countDone, {
                done: format.count(action.done),
                refused: format.count(action.refused),
              })}
            </p>
          }
        />
      )}
      <Items bulk={action} />
    </>
  );
}

function Items({ bulk: action }: { readonly bulk: BulkAction }) {
  const { bulk, refusals } = useWords(enforcementWords).words;
  const view = useTableView({ prefix: 'items' });
  const chosen = view.filter('state');
  const rows = useRows(
    'listBulkItems',
    { params: { id: action.id }, query: { state: isItemState(chosen) ? chosen : undefined } },
    { everyMs: isMoving(action) ? pollMs(workOf(action)) : false },
  );
  const columns: readonly Column<BulkItem>[] = [
    textColumn({
      id: 'subscription',
      title: bulk.item,
      text: (row) => row.friendlyName,
      cell: (row) => (
        <AppLink to={paths.subscription(row.subscriptionId)}>{row.friendlyName}</AppLink>
      ),
    }),
    textColumn({ id: 'customer', title: bulk.customer, text: (row) => row.customerName }),
    statusColumn({
      id: 'state',
      title: bulk.state,
      width: 128,
      status: ({ state }) => ({ text: bulk.itemStates[state], tone: itemTones[state] }),
    }),
    textColumn({
      id: 'refusal',
      title: bulk.result,
      text: (row) => (row.refusal === null ? '' : wordFor(refusals, row.refusal)),
    }),
    instantColumn({ id: 'finished', title: bulk.finished, instant: (row) => row.finishedAt }),
  ];
  return (
    <Section title={bulk.items}>
      <DataTable
        label={bulk.items}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(row) => row.subscriptionId}
        open={(row) => paths.subscription(row.subscriptionId)}
        filters={[
          {
            kind: 'one',
            id: 'state',
            title: bulk.state,
            options: Object.entries(bulk.itemStates).map(([value, label]) => ({ value, label })),
          },
        ]}
        empty={null}
      />
    </Section>
  );
}

function BulkActs({ bulk: action }: { readonly bulk: BulkAction }) {
  const { words, say } = useWords(enforcementWords);
  const { bulk } = words;
  const actionText = useActionText();
  const { person } = useSession();
  const format = useFormat();
  const [declining, setDeclining] = useState(false);
  const approve = useAct('approveBulkAction', { refreshes });
  const stop = useAct('stopBulkAction', { refreshes });
  const values = { action: actionText(action.action), count: format.count(action.total) };
  const params = { id: action.id };
  if (isMoving(action)) {
    return (
      <ConfirmAction
        label={bulk.stop}
        title={bulk.stopTitle}
        consequence={<p>{bulk.stopText}</p>}
        permission="subscriptions.enforce"
        act={async () => {
          await stop.act({ params });
          toast(bulk.stopped);
        }}
      />
    );
  }
  if (action.state !== 'waiting_for_approval') return null;
  return (
    <>
      <ConfirmAction
        label={bulk.approve}
        title={say(bulk.approveTitle, values)}
        consequence={<p>{bulk.approveText}</p>}
        kind="danger"
        opener="primary"
        permission="subscriptions.approve"
        reason={action.askedById === person.id ? bulk.ownRequest : undefined}
        act={async () => {
          await approve.act({ params });
          toast(bulk.approved);
        }}
      />
      <ActionButton permission="subscriptions.approve" onClick={() => setDeclining(true)}>
        {bulk.decline}
      </ActionButton>
      {declining ? (
        <DeclineBulkDialog
          id={action.id}
          title={say(bulk.declineTitle, values)}
          close={() => setDeclining(false)}
        />
      ) : null}
    </>
  );
}
