import type { NewEvent } from '../platform/events.ts';
import { recordEvents } from '../platform/events.ts';
import { INSTALLATION_ID } from '../kernel/ids.ts';
import { membershipsOf } from './store-partner.ts';
import { actFor } from './store-tables.ts';
import type { InstallationContext, PeopleEvent } from './types.ts';

/**
 * Records what a person did to their own account. Every partner the person works for sees it in its
 * log; for somebody who works for none it goes to the installation's own.
 */
export async function recordForPerson(
  context: InstallationContext,
  person: { readonly id: string; readonly name: string },
  event: Omit<NewEvent, 'type'> & { readonly type: PeopleEvent },
): Promise<void> {
  const memberships = await membershipsOf(context, person.id);
  const partnerIds = memberships.map((membership) => membership.partnerId);
  const actor = { kind: 'user', id: person.id, name: person.name } as const;
  for (const partnerId of partnerIds.length > 0 ? partnerIds : [INSTALLATION_ID]) {
    await actFor(context, partnerId);
    await recordEvents({ ...context, partnerId, actor }, [event]);
  }
}
