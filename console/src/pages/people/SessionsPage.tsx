import { type RowOf, useAct, useWholeList } from '../../api/queries.ts';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { type Column, instantColumn, textColumn } from '../../parts/table/columns.tsx';
import { DataTable } from '../../parts/table/DataTable.tsx';
import { useTableView } from '../../parts/table/view.ts';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { peopleWords } from '../../words/people.ts';
import { deviceName } from './device.ts';
import { SettingsFrame } from './SettingsFrame.tsx';

type SessionRow = RowOf<'listSessions'>;

/** Where one is signed in, and how to end what one does not recognise. */
export function SessionsPage() {
  const { words } = useWords(peopleWords);
  const view = useTableView();
  const rows = useWholeList('listSessions', {});
  const revoke = useAct('revokeSession', { refreshes: ['listSessions', 'getSession'] });
  const { sessions } = words;
  const columns: readonly Column<SessionRow>[] = [
    textColumn({
      id: 'device',
      title: sessions.device,
      text: (session) => deviceName(session.userAgent),
      cell: (session) => (
        <span title={session.userAgent}>
          <strong>{deviceName(session.userAgent)}</strong>{' '}
          {session.isThis ? <StatusBadge tone="information">{sessions.thisOne}</StatusBadge> : null}
        </span>
      ),
    }),
    textColumn({
      id: 'address',
      title: sessions.address,
      width: 180,
      text: (session) => session.address,
    }),
    instantColumn({
      id: 'lastSeen',
      title: sessions.lastSeen,
      instant: (session) => session.lastSeenAt,
    }),
    instantColumn({
      id: 'signedIn',
      title: sessions.signedIn,
      instant: (session) => session.createdAt,
    }),
    instantColumn({ id: 'expires', title: sessions.expires, instant: (each) => each.expiresAt }),
    textColumn({
      id: 'acts',
      title: words.acts,
      width: 110,
      text: () => '',
      cell: (session) => (
        <ConfirmAction
          opener="quiet"
          label={sessions.end}
          title={sessions.endTitle}
          consequence={
            <>
              <p>
                {deviceName(session.userAgent)} · {session.address}
              </p>
              <p>{sessions.endConsequence}</p>
            </>
          }
          act={async () => {
            await revoke.act({ params: { sessionId: session.id } });
            toast(sessions.ended);
          }}
        />
      ),
    }),
  ];
  return (
    <SettingsFrame title={sessions.title} lead={sessions.lead}>
      <DataTable
        label={sessions.title}
        columns={columns}
        rows={rows}
        view={view}
        rowKey={(session) => session.id}
        plain
        empty={<EmptyState title={sessions.empty} />}
      />
    </SettingsFrame>
  );
}
