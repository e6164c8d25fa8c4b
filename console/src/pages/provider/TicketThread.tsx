import type { Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { type Path, paths } from '../../paths.ts';
import { useWords } from '../../words/language.tsx';
import { providerWords } from '../../words/provider.ts';
import { CustomerName } from '../customers/CustomerName.tsx';
import { clockTones, severityTones } from './tones.ts';

export type TicketDetailed = Output<'getTicket'>;
type Link = TicketDetailed['links'][number];

/**
 * What a service request says of itself.
 * @param isDesk the provider's people cannot open the reseller's pages
 */
export function TicketFacts({
  detail: { ticket, links, watchers },
  isDesk = false,
}: {
  readonly detail: TicketDetailed;
  readonly isDesk?: boolean;
}) {
  const { words, language } = useWords(providerWords);
  const { tickets } = words;
  const topics = useRead('listTicketTopics', {}, { enabled: !isDesk });
  const topic = topics.data?.items.find((each) => each.id === ticket.topicId);
  const { contact } = ticket;
  const customer =
    ticket.customerId === null ? (
      tickets.own
    ) : isDesk ? (
      ticket.customerId
    ) : (
      <CustomerName customerId={ticket.customerId} />
    );
  return (
    <Facts
      items={[
        { label: tickets.number, value: ticket.number },
        { label: tickets.customer, value: customer },
        {
          label: tickets.severity,
          value: (
            <StatusBadge tone={severityTones[ticket.severity]}>
              {tickets.severities[ticket.severity]}
            </StatusBadge>
          ),
        },
        { label: tickets.status, value: tickets.statuses[ticket.status] },
        ...(ticket.firstResponseDueAt === null
          ? []
          : [
              {
                label: tickets.dueBy,
                value: (
                  <StatusBadge tone={clockTones[ticket.clock]}>
                    {tickets.clocks[ticket.clock]}
                  </StatusBadge>
                ),
                note: <InstantText instant={ticket.firstResponseDueAt} />,
              },
            ]),
        { label: tickets.topic, value: topic?.name[language] ?? ticket.topicId },
        {
          label: tickets.contact,
          value: `${contact.firstName} ${contact.lastName} · ${contact.email}`,
        },
        ...(watchers.length === 0 ? [] : [{ label: tickets.watchers, value: watchers.join(', ') }]),
        ...(links.length === 0
          ? []
          : [{ label: tickets.about, value: <Links links={links} isDesk={isDesk} /> }]),
        ...(ticket.mergedInto === null || isDesk
          ? []
          : [
              {
                label: tickets.mergedInto,
                value: (
                  <AppLink to={paths.tickets({ open: ticket.mergedInto })}>
                    {tickets.goesOn}
                  </AppLink>
                ),
              },
            ]),
        { label: tickets.created, value: <InstantText instant={ticket.createdAt} /> },
        { label: tickets.description, value: ticket.description },
      ]}
    />
  );
}

const places: Readonly<Record<Link['kind'], (id: string) => Path>> = {
  subscription: (id) => paths.subscription(id),
  case: (id) => paths.case(id),
  fraud_event: (open) => paths.fraudEvents({ open }),
  measure: (open) => paths.enforcement({ open }),
  invoice: (id) => paths.document(id),
};

function Links({ links, isDesk }: { readonly links: readonly Link[]; readonly isDesk: boolean }) {
  const { tickets } = useWords(providerWords).words;
  return (
    <ul>
      {links.map(({ kind, targetId }) => (
        <li key={targetId}>
          {isDesk ? (
            `${tickets.links[kind]} ${targetId}`
          ) : (
            <AppLink to={places[kind](targetId)}>{tickets.links[kind]}</AppLink>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What was said, in order, with who it was and who reads it. */
export function TicketThread({ notes }: Pick<TicketDetailed, 'notes'>) {
  const { tickets } = useWords(providerWords).words;
  return (
    <section aria-label={tickets.notes}>
      <h3>{tickets.notes}</h3>
      {notes.length === 0 ? <p className="quiet">{tickets.noNotes}</p> : null}
      <ul className="Notes">
        {notes.map((note) => (
          <li key={note.id}>
            {note.internal ? <StatusBadge tone="warning">{tickets.internal}</StatusBadge> : null}{' '}
            {note.text}
            <div className="small quiet">
              <InstantText instant={note.createdAt} /> · {note.author} · {tickets.sides[note.side]}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
