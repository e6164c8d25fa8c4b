import { useState } from 'react';
import { useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { Section } from '../../parts/Page.tsx';
import { paths } from '../../paths.ts';
import { useWords } from '../../words/language.tsx';
import { providerWords } from '../../words/provider.ts';
import { OpenTicketDialog, type TicketSubject } from './OpenTicketDialog.tsx';

/** As many as a page of something else shows. */
const SHOWN = 10;

/** The service requests about one thing, and a new one with a text to begin with. */
export function TicketsAbout({
  targetId,
  subject,
}: {
  readonly targetId: string;
  readonly subject: TicketSubject;
}) {
  const { tickets } = useWords(providerWords).words;
  const [opening, setOpening] = useState(false);
  const read = useRead('listTickets', { query: { linkedTo: targetId, limit: SHOWN } });
  const items = read.data?.items ?? [];
  return (
    <Section title={tickets.related}>
      {read.data !== undefined && items.length === 0 ? (
        <p className="quiet">{tickets.noneRelated}</p>
      ) : null}
      {items.map(({ id, number, title, status }) => (
        <p key={id}>
          <AppLink to={paths.tickets({ open: id })}>
            {number} {title}
          </AppLink>{' '}
          · {tickets.statuses[status]}
        </p>
      ))}
      <div className="row">
        <ActionButton permission="tickets.write" onClick={() => setOpening(true)}>
          {tickets.open}
        </ActionButton>
      </div>
      {opening ? <OpenTicketDialog about={subject} close={() => setOpening(false)} /> : null}
    </Section>
  );
}
