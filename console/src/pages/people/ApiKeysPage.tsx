import { useState } from 'react';
import { type RowOf, useAct, useRows } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { currentInstant } from '../../app/clock.ts';
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
import { CreateKeyDialog } from './CreateKeyDialog.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';

type ApiKey = RowOf<'listApiKeys'>;

/** Keys of programs: what each may do, when it was last used, and its end. */
export function ApiKeysPage() {
  const { words, say } = useWords(peopleWords);
  const { apiKeys } = words;
  const { partner } = useSession();
  const [creating, setCreating] = useState(false);
  const view = useTableView();
  const rows = useRows('listApiKeys', {});
  const columns = useKeyColumns();
  const create = (
    <ActionButton
      kind="primary"
      permission="api_keys.write"
      icon={<Icon name="plus" size={14} />}
      onClick={() => setCreating(true)}
    >
      {apiKeys.create}
    </ActionButton>
  );
  return (
    <SettingsFrame
      title={apiKeys.title}
      lead={say(apiKeys.lead, { partner: partner.name })}
      actions={
        <>
          <a href="/api/docs">{apiKeys.reference}</a>
          {create}
        </>
      }
    >
      <DataTable
        label={apiKeys.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(key) => key.id}
        empty={<EmptyState title={apiKeys.emptyTitle}>{apiKeys.emptyText}</EmptyState>}
      />
      {creating ? <CreateKeyDialog close={() => setCreating(false)} /> : null}
    </SettingsFrame>
  );
}

function useKeyColumns(): readonly Column<ApiKey>[] {
  const { words } = useWords(peopleWords);
  const { apiKeys } = words;
  return [
    textColumn({
      id: 'name',
      title: words.name,
      text: (key) => key.name,
      cell: (key) => <strong>{key.name}</strong>,
    }),
    statusColumn({
      id: 'state',
      title: apiKeys.state,
      width: 112,
      status: (key) => stateOf(key, apiKeys),
    }),
    textColumn({
      id: 'prefix',
      title: apiKeys.prefix,
      width: 132,
      text: (key) => key.prefix,
      cell: (key) => <code>{key.prefix}…</code>,
    }),
    textColumn({
      id: 'scopes',
      title: apiKeys.scopes,
      text: (key) => key.scopes.join(', '),
      cell: (key) => <span title={key.scopes.join(', ')}>{key.scopes.join(', ')}</span>,
    }),
    textColumn({
      id: 'lastUsed',
      title: apiKeys.lastUsed,
      width: 156,
      text: (key) => key.lastUsedAt ?? '',
      cell: (key) =>
        key.lastUsedAt === null ? (
          <span className="quiet">{apiKeys.neverUsed}</span>
        ) : (
          <InstantText instant={key.lastUsedAt} />
        ),
    }),
    textColumn({
      id: 'expires',
      title: apiKeys.expires,
      width: 156,
      text: (key) => key.expiresAt ?? '',
      cell: (key) =>
        key.expiresAt === null ? (
          <span className="quiet">{apiKeys.never}</span>
        ) : (
          <InstantText instant={key.expiresAt} />
        ),
    }),
    textColumn({
      id: 'createdBy',
      title: apiKeys.createdBy,
      width: 140,
      hiddenAtFirst: true,
      text: (key) => key.createdBy,
    }),
    instantColumn({
      id: 'created',
      title: words.since,
      hiddenAtFirst: true,
      instant: (key) => key.createdAt,
    }),
    textColumn({
      id: 'acts',
      title: words.acts,
      width: 120,
      text: () => '',
      cell: (key) => (key.revokedAt === null ? <RevokeKey apiKey={key} /> : null),
    }),
  ];
}

function stateOf(
  key: ApiKey,
  words: { readonly active: string; readonly revokedState: string; readonly expiredState: string },
) {
  if (key.revokedAt !== null) return { text: words.revokedState, tone: 'neutral' } as const;
  if (key.expiresAt !== null && new Date(key.expiresAt) <= currentInstant()) {
    return { text: words.expiredState, tone: 'neutral' } as const;
  }
  return { text: words.active, tone: 'success' } as const;
}

function RevokeKey({ apiKey }: { readonly apiKey: ApiKey }) {
  const { words, say } = useWords(peopleWords);
  const { apiKeys } = words;
  const revoke = useAct('revokeApiKey', { refreshes: ['listApiKeys'] });
  return (
    <ConfirmAction
      opener="quiet"
      label={apiKeys.revoke}
      title={say(apiKeys.revokeTitle, { name: apiKey.name })}
      consequence={<p>{apiKeys.revokeConsequence}</p>}
      typed={apiKey.name}
      kind="danger"
      permission="api_keys.write"
      act={async () => {
        await revoke.act({ params: { apiKeyId: apiKey.id } });
        toast(say(apiKeys.revoked, { name: apiKey.name }));
      }}
    />
  );
}
