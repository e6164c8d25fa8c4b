import { type RowOf, useAct, useRows } from '../../api/queries.ts';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { type Column, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { toast } from '../../parts/toast.tsx';
import { useFormat, useWords } from '../../words/language.tsx';
import { peopleWords } from '../../words/people.ts';

type Invitation = RowOf<'listInvitations'>;

/** Invitations that nobody has accepted yet. */
export function InvitationsTable() {
  const { words, say } = useWords(peopleWords);
  const format = useFormat();
  const view = useTableView({ prefix: 'invitations' });
  const rows = useRows('listInvitations', {});
  const withdraw = useAct('withdrawInvitation', { refreshes: ['listInvitations'] });
  const columns: readonly Column<Invitation>[] = [
    textColumn({
      id: 'name',
      title: words.name,
      text: (invitation) => invitation.name,
      cell: (invitation) => <strong>{invitation.name}</strong>,
    }),
    textColumn({ id: 'email', title: words.email, text: (invitation) => invitation.email }),
    textColumn({
      id: 'roles',
      title: words.rolesTitle,
      width: 220,
      text: (invitation) => format.list(invitation.roles.map((role) => words.roles[role])),
    }),
    textColumn({
      id: 'invitedBy',
      title: words.invitations.invitedBy,
      width: 140,
      text: (invitation) => invitation.invitedBy,
    }),
    textColumn({
      id: 'expires',
      title: words.invitations.expires,
      width: 164,
      text: (invitation) => invitation.expiresAt,
      cell: (invitation) =>
        invitation.isExpired ? (
          <StatusBadge tone="warning">{words.invitations.expired}</StatusBadge>
        ) : (
          <InstantText instant={invitation.expiresAt} />
        ),
    }),
    textColumn({
      id: 'acts',
      title: words.acts,
      width: 120,
      text: () => '',
      cell: ({ id, email }) => (
        <ConfirmAction
          opener="quiet"
          label={words.invitations.withdraw}
          title={say(words.invitations.withdrawTitle, { email })}
          consequence={<p>{say(words.invitations.withdrawConsequence, { email })}</p>}
          permission="users.write"
          act={async () => {
            await withdraw.act({ params: { invitationId: id } });
            toast(words.invitations.withdrawn);
          }}
        />
      ),
    }),
  ];
  return (
    <DataTable
      label={words.invitations.title}
      columns={columns}
      rows={rows}
      view={view}
      rowKey={(invitation) => invitation.id}
      plain
      empty={<p className="quiet">{words.invitations.none}</p>}
    />
  );
}
