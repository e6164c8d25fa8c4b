import { useState } from 'react';
import { type RowOf, useAct, useRows } from '../../api/queries.ts';
import { useSession } from '../../api/session.tsx';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ConfirmDialog } from '../../parts/ConfirmAction.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Section } from '../../parts/Page.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { type Column, instantColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useLocalRows } from '../../parts/table/local-rows.ts';
import { useTableView } from '../../parts/table/view.ts';
import { toast } from '../../parts/toast.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { peopleWords } from '../../words/people.ts';
import { InvitationsTable } from './InvitationsTable.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { RolesDialog } from './RolesDialog.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';

type User = RowOf<'listUsers'>;
type Open =
  | { readonly kind: 'roles' | 'remove'; readonly user: User }
  | { readonly kind: 'invite' };

/** Who works for the partner: roles, invitations, and the end of somebody's work. */
export function PeoplePage() {
  const { words, say } = useWords(peopleWords);
  const { partner } = useSession();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <SettingsFrame
      title={words.users.title}
      lead={say(words.users.lead, { partner: partner.name })}
      actions={
        <ActionButton
          kind="primary"
          permission="users.write"
          icon={<Icon name="plus" size={14} />}
          onClick={() => setOpen({ kind: 'invite' })}
        >
          {words.invitations.invite}
        </ActionButton>
      }
    >
      <UsersTable open={setOpen} />
      <Section title={words.invitations.title}>
        <InvitationsTable />
      </Section>
      {open?.kind === 'invite' ? <InviteDialog close={close} /> : null}
      {open?.kind === 'roles' ? <RolesDialog user={open.user} close={close} /> : null}
      {open?.kind === 'remove' ? <RemoveDialog user={open.user} close={close} /> : null}
    </SettingsFrame>
  );
}

function UsersTable({ open }: { readonly open: (open: Open) => void }) {
  const { words } = useWords(peopleWords);
  const { person } = useSession();
  const format = useFormat();
  const view = useTableView();
  const all = useRows('listUsers', {});
  const columns: readonly Column<User>[] = [
    textColumn({
      id: 'name',
      title: words.name,
      sortable: true,
      text: (user) => user.name,
      cell: (user) => (
        <>
          <strong>{user.name}</strong>{' '}
          {user.userId === person.id ? <span className="quiet">({words.you})</span> : null}
        </>
      ),
    }),
    textColumn({ id: 'email', title: words.email, sortable: true, text: (user) => user.email }),
    textColumn({
      id: 'roles',
      title: words.rolesTitle,
      width: 220,
      text: (user) => format.list(user.roles.map((role) => words.roles[role])),
    }),
    textColumn({
      id: 'factor',
      title: words.users.factor,
      width: 164,
      text: (user) => (user.totpActive ? words.users.factorOn : words.users.factorOff),
      cell: (user) =>
        user.totpActive ? (
          <StatusBadge tone="success">{words.users.factorOn}</StatusBadge>
        ) : (
          <span className="quiet">{words.users.factorOff}</span>
        ),
    }),
    instantColumn({
      id: 'since',
      title: words.since,
      sortable: true,
      hiddenAtFirst: true,
      instant: (user) => user.createdAt,
    }),
    textColumn({
      id: 'acts',
      title: words.acts,
      width: 200,
      text: () => '',
      cell: (user) => (
        <span className="nowrap">
          <ActionButton
            kind="quiet"
            permission="users.write"
            onClick={() => open({ kind: 'roles', user })}
          >
            {words.users.changeRoles}
          </ActionButton>
          <ActionButton
            kind="quiet"
            permission="users.write"
            onClick={() => open({ kind: 'remove', user })}
          >
            {words.users.removeShort}
          </ActionButton>
        </span>
      ),
    }),
  ];
  const found = useLocalRows(all.rows, view, columns);
  return (
    <DataTable
      label={words.users.title}
      columns={columns}
      rows={{ ...all, rows: found.rows }}
      view={view}
      rowKey={(user) => user.userId}
      search={words.users.search}
      empty={<EmptyState title={words.users.empty} />}
    />
  );
}

function RemoveDialog({ user, close }: { readonly user: User; readonly close: () => void }) {
  const { words, say } = useWords(peopleWords);
  const remove = useAct('removeUser', { refreshes: ['listUsers'] });
  const label = say(words.users.remove, { name: user.name });
  return (
    <ConfirmDialog
      label={label}
      title={label}
      kind="danger"
      consequence={<p>{say(words.users.removeConsequence, { name: user.name })}</p>}
      close={close}
      act={async () => {
        await remove.act({ params: { userId: user.userId } });
        toast(say(words.users.removed, { name: user.name }));
      }}
    />
  );
}
