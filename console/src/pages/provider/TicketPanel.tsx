import '../subscriptions/subscriptions.css';
import type { Output } from '../../api/client.ts';
import { useAct, useRead } from '../../api/queries.ts';
import { Facts } from '../../parts/Facts.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Form } from '../../parts/Form.tsx';
import { useForm } from '../../parts/form-state.ts';
import { InstantText } from '../../parts/InstantText.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { providerWords } from '../../words/provider.ts';
import { SidePanel } from '../collections/SidePanel.tsx';
import { CustomerName } from '../customers/CustomerName.tsx';
import { isTicketStatus, severityTones } from './tones.ts';

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
        {(detail) => <TicketDetail key={detail.ticket.version} detail={detail} />}
      </Loaded>
    </SidePanel>
  );
}

function TicketDetail({ detail }: { readonly detail: Output<'getTicket'> }) {
  const { tickets } = useWords(providerWords).words;
  const { language } = useWords(providerWords);
  const { ticket, notes } = detail;
  const topics = useRead('listTicketTopics', {});
  const topic = topics.data?.items.find((each) => each.id === ticket.topicId);
  return (
    <>
      <Facts
        items={[
          { label: tickets.number, value: ticket.number },
          {
            label: tickets.customer,
            value:
              ticket.customerId === null ? (
                tickets.own
              ) : (
                <CustomerName customerId={ticket.customerId} />
              ),
          },
          {
            label: tickets.severity,
            value: (
              <StatusBadge tone={severityTones[ticket.severity]}>
                {tickets.severities[ticket.severity]}
              </StatusBadge>
            ),
          },
          { label: tickets.topic, value: topic?.name[language] ?? ticket.topicId },
          {
            label: tickets.contact,
            value: `${ticket.contact.firstName} ${ticket.contact.lastName} · ${ticket.contact.email}`,
          },
          { label: tickets.created, value: <InstantText instant={ticket.createdAt} /> },
          { label: tickets.description, value: ticket.description },
        ]}
      />
      <ChangeTicket ticket={ticket} />
      <section aria-label={tickets.notes}>
        <h3>{tickets.notes}</h3>
        {notes.length === 0 ? <p className="quiet">{tickets.noNotes}</p> : null}
        <ul className="Notes">
          {notes.map((note) => (
            <li key={note.id}>
              {note.text}
              <div className="small quiet">
                <InstantText instant={note.createdAt} /> · {note.author}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function ChangeTicket({ ticket }: { readonly ticket: Output<'getTicket'>['ticket'] }) {
  const { tickets } = useWords(providerWords).words;
  const change = useAct('changeTicket', { refreshes: ['getTicket', 'listTickets'] });
  const form = useForm({
    initial: { status: ticket.status as string, note: '' },
    act: async ({ status, note }) => {
      await change.act({
        params: { ticketId: ticket.id },
        body: {
          version: ticket.version,
          ...(isTicketStatus(status) && status !== ticket.status ? { status } : {}),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
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
    </Form>
  );
}
