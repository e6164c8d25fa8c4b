import { useState } from 'react';
import { type RowOf, useAct, useRows } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
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
import { providerWords } from '../../words/provider.ts';
import { SettingsFrame } from '../people/SettingsFrame.tsx';
import { CreateClientDialog } from './CreateClientDialog.tsx';

type Client = RowOf<'listApiClients'>;

/** Programs that speak the provider's own API: what each may do, and when it was last used. */
export function ApiClientsPage() {
  const { words, say } = useWords(providerWords);
  const { clients } = words;
  const { partner } = useSession();
  const [creating, setCreating] = useState(false);
  const view = useTableView();
  const rows = useRows('listApiClients', {});
  const columns = useClientColumns();
  return (
    <SettingsFrame
      title={clients.title}
      lead={say(clients.lead, { partner: partner.name })}
      actions={
        <ActionButton
          kind="primary"
          permission="api_clients.write"
          icon={<Icon name="plus" size={14} />}
          onClick={() => setCreating(true)}
        >
          {clients.create}
        </ActionButton>
      }
    >
      <DataTable
        label={clients.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(client) => client.clientId}
        empty={<EmptyState title={clients.emptyTitle}>{clients.empty}</EmptyState>}
      />
      {creating ? <CreateClientDialog close={() => setCreating(false)} /> : null}
    </SettingsFrame>
  );
}

function useClientColumns(): readonly Column<Client>[] {
  const { clients } = useWords(providerWords).words;
  const { acts } = useWords(peopleWords).words;
  return [
    textColumn({
      id: 'name',
      title: clients.name,
      text: (client) => client.name,
      cell: (client) => <strong>{client.name}</strong>,
    }),
    statusColumn({
      id: 'state',
      title: clients.state,
      width: 112,
      status: (client) =>
        client.revokedAt === null
          ? { text: clients.active, tone: 'success' }
          : { text: clients.revokedState, tone: 'neutral' },
    }),
    textColumn({
      id: 'clientId',
      title: clients.clientId,
      width: 296,
      text: (client) => client.clientId,
      cell: (client) => <code>{client.clientId}</code>,
    }),
    textColumn({
      id: 'kind',
      title: clients.kind,
      width: 196,
      text: (client) => (client.userId === null ? clients.kinds.app : clients.kinds.appUser),
    }),
    textColumn({
      id: 'scopes',
      title: clients.scopes,
      text: (client) => client.scopes.join(', '),
      cell: (client) => <span title={client.scopes.join(', ')}>{client.scopes.join(', ')}</span>,
    }),
    textColumn({
      id: 'lastUsed',
      title: clients.lastUsed,
      width: 156,
      text: (client) => client.lastUsedAt ?? '',
      cell: (client) =>
        client.lastUsedAt === null ? (
          <span className="quiet">{clients.never}</span>
        ) : (
          <InstantText instant={client.lastUsedAt} />
        ),
    }),
    textColumn({
      id: 'createdBy',
      title: clients.createdBy,
      width: 140,
      hiddenAtFirst: true,
      text: (client) => client.createdBy,
    }),
    instantColumn({
      id: 'created',
      title: clients.created,
      hiddenAtFirst: true,
      instant: (client) => client.createdAt,
    }),
    textColumn({
      id: 'acts',
      title: acts,
      width: 120,
      text: () => '',
      cell: (client) => (client.revokedAt === null ? <RevokeClient client={client} /> : null),
    }),
  ];
}

function RevokeClient({ client }: { readonly client: Client }) {
  const { words, say } = useWords(providerWords);
  const { clients } = words;
  const revoke = useAct('revokeApiClient', { refreshes: ['listApiClients'] });
  return (
    <ConfirmAction
      opener="quiet"
      label={clients.revoke}
      title={say(clients.revokeTitle, { name: client.name })}
      consequence={<p>{clients.revokeText}</p>}
      typed={client.name}
      kind="danger"
      permission="api_clients.write"
      act={async () => {
        await revoke.act({ params: { clientId: client.clientId } });
        toast(say(clients.revoked, { name: client.name }));
      }}
    />
  );
}
