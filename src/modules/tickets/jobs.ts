import { forProvider, getPartner, providerId } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { about } from './commands.ts';
import * as store from './store.ts';

/** As many as one transaction raises; the next minute takes the rest. */
const TICKETS_PER_SWEEP = 100;

/**
 * Raises, once each, service requests that the provider did not answer in time: in the partner's
 * log, and in the provider's, whose desk is told.
 */
export async function raiseLateTickets(context: Context): Promise<void> {
  const late = await store.raiseLate(context, TICKETS_PER_SWEEP);
  if (late.length === 0) return;
  await recordEvents(
    context,
    late.map((ticket) => ({
      type: 'tickets.response_late',
      ...about(ticket),
      after: { number: ticket.number, dueAt: ticket.firstResponseDueAt?.toISOString() ?? null },
    })),
  );
  const provider = await providerId(context);
  if (provider === null) return;
  const { name: partnerName } = await getPartner(context);
  await forProvider(context, provider, (inner) =>
    recordEvents(
      inner,
      late.map(({ id, number, title, severity }) => ({
        type: 'tickets.desk_is_late',
        subject: { kind: 'ticket', id },
        after: { number, title, severity, partnerId: context.partnerId, partnerName },
      })),
    ),
  );
}
