import '../subscriptions/subscriptions.css';
import { useAct, useRead } from '../../api/queries.ts';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { providerWords } from '../../words/provider.ts';
import { SidePanel } from '../collections/SidePanel.tsx';
import { addressesOf } from './addresses.ts';
import { TicketFacts, TicketThread, type TicketDetailed } from './TicketThread.tsx';
import { isTicketStatus } from './tones.ts';

const REFRESHES = ['getTicket', 'listTickets'] as const;

/** One service request with what was said about it, and how to go on with it. */
export function TicketPanel({
  ticketId,
  close,
}: {
  readonly ticketId: string;
  readonly close: () => void;
}) {
  const { tickets } = useWords(providerWords).words;
  const read = useRead('getTicket', { params: { ticketId } });
  return (
    <SidePanel
      id={ticketId}
      title={read.data?.ticket.title ?? '…'}
      label={tickets.title}
      close={close}
    >
      <Loaded read={read} skeleton={<TextSkeleton lines={6} />}>
        {(detail) => (
          <>
            <TicketFacts detail={detail} />
            <ChangeTicket key={detail.ticket.version} detail={detail} />
            <TicketThread notes={detail.notes} />
            <Watchers key={detail.watchers.join()} detail={detail} />
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}

function ChangeTicket({ detail: { ticket } }: { readonly detail: TicketDetailed }) {
  const { tickets } = useWords(providerWords).words;
  const change = useAct('changeTicket', { refreshes: REFRESHES });
  const form = useForm({
    initial: { status: ticket.status as string, note: '', readers: 'shared' },
    act: async ({ status, note, readers }) => {
      const said = note.trim();
      await change.act({
        params: { ticketId: ticket.id },
        body: {
          version: ticket.version,
          ...(isTicketStatus(status) && status !== ticket.status ? { status } : {}),
          ...(said === '' ? {} : { note: said, internal: readers === 'internal' }),
        },
      });
      toast(tickets.changed2);
    },
  });
  return (
    <Form form={form} submit={tickets.change} permission="tickets.write">
      <SelectField
        {...form.field('status')}
        label={tickets.status}
        choices={Object.entries(tickets.statuses).map(([value, label]) => ({ value, label }))}
      />
      <TextField {...form.field('note')} label={tickets.note} required={false} multiline />
      <SelectField
        {...form.field('readers')}
        label={tickets.seenBy}
        choices={Object.entries(tickets.readers).map(([value, label]) => ({ value, label }))}
      />
    </Form>
  );
}

function Watchers({ detail: { ticket, watchers } }: { readonly detail: TicketDetailed }) {
  const { tickets } = useWords(providerWords).words;
  const set = useAct('setTicketWatchers', { refreshes: REFRESHES });
  const form = useForm({
    initial: { watchers: watchers.join(', ') },
    act: async (values) => {
      const body = { watchers: addressesOf(values.watchers) };
      await set.act({ params: { ticketId: ticket.id }, body });
      toast(tickets.changed2);
    },
  });
  return (
    <Form form={form} submit={tickets.saveWatchers} permission="tickets.write">
      <TextField
        {...form.field('watchers')}
        label={tickets.watchers}
        help={tickets.watchersHint}
        required={false}
      />
    </Form>
  );
}
