import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Route } from '../../platform/route.ts';
import { createProvider, systemActor } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { listEvents } from '../../platform/event-log.ts';
import { createCustomer } from '../customers/index.ts';
import {
  actOnTicket,
  changeTicket,
  mergeTicket,
  notesOfTicket,
  openTicket,
  raiseLateTickets,
  setWatchers,
  type NewTicket,
  type Ticket,
} from './index.ts';
import { deskTicketsRoutes } from './routes-desk.ts';
import { ticketDetail } from './routes-schemas.ts';
import { ticketsRoutes } from './routes.ts';

let db: TestDatabase;
let providerId: string;
let partnerId: string;
let ticket: Ticket;
const now = new Date('2026-03-02T09:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const wanted: NewTicket = {
  title: 'Crypto mining in a tenant',
  description: 'Forty machines since midnight.',
  severity: 'moderate',
  topicId: '4001',
  agentLocale: 'en-US',
  contact: { firstName: 'Kim', lastName: 'Example', email: 'kim@example.test', phoneNumber: '' },
};

beforeAll(async () => {
  db = await testDatabase();
  providerId = await db.database.transact('installation', async (tx) => {
    const context = { tx, now, requestId: 'test', actor: systemActor };
    const input = { name: 'Cloud', cloud: 'global', currency: 'USD', timeZone: 'UTC' } as const;
    const password = 'correct horse battery staple';
    const lead = { email: 'lead@desk.example', name: 'Lead', password };
    return (await createProvider(context, input, lead)).provider.id;
  });
});
afterAll(() => db.drop());
beforeEach(async () => {
  partnerId = (await aPartner(db.database)).partnerId;
  ticket = await run((context) => openTicket(context, wanted));
});

const run = <T>(work: (context: Context) => Promise<T>, at = now) =>
  contextOf(db.database, partnerId, at, work);
const atDesk = <T>(work: (context: Context) => Promise<T>, at = now) =>
  contextOf(db.database, providerId, at, work);
const place = (of: Ticket = ticket, version = of.version) => ({
  partnerId,
  ticketId: of.id,
  version,
});
const seenBy = (side: 'partner' | 'provider', at = now) =>
  run((context) => ticketDetail(context, ticket.id, side), at);
const eventsOf = (who: typeof run) =>
  who(async (context) => listEvents(context, { beforeId: null, limit: 20 }));
const listAtDesk = (query: object, at = now) => {
  const route = (deskTicketsRoutes as Route[]).find(({ name }) => name === 'listDeskTickets')!;
  return atDesk(
    (context) => route.handle(context, { params: {}, query, body: {} } as never),
    at,
  ) as Promise<{
    items: { id: string; clock: string }[];
    nextCursor: string | null;
    total: number;
  }>;
};
const listHere = (query: object) => {
  const route = (ticketsRoutes as Route[]).find(({ name }) => name === 'listTickets')!;
  return run((context) =>
    route.handle(context, { params: {}, query, body: {} } as never),
  ) as Promise<{ items: { id: string }[]; total: number }>;
};

describe('the provider’s desk', () => {
  test('asks, the partner answers, the desk closes; the clock stops at the first of these', async () => {
    expect((await seenBy('partner')).ticket).toMatchObject({
      clock: 'running',
      firstResponseDueAt: hours(4).toISOString(),
    });
    await atDesk(
      (desk) => actOnTicket(desk, place(), { kind: 'ask', text: 'Since when?' }),
      hours(1),
    );
    const asked = await seenBy('partner', hours(1));
    expect(asked.ticket).toMatchObject({ status: 'attention_needed', clock: 'met', version: 2 });
    expect(asked.notes).toMatchObject([{ side: 'provider', text: 'Since when?', internal: false }]);

    await run((context) => changeTicket(context, ticket.id, { note: 'Since midnight' }), hours(2));
    expect((await seenBy('provider')).ticket).toMatchObject({ status: 'open', version: 3 });

    const act = { kind: 'close', text: 'Removed.' } as const;
    await atDesk((desk) => actOnTicket(desk, place(ticket, 3), act), hours(3));
    expect((await seenBy('partner', hours(3))).ticket).toMatchObject({
      status: 'closed',
      firstRespondedAt: hours(1).toISOString(),
    });
    const again = atDesk((desk) => actOnTicket(desk, place(ticket, 4), act));
    await expect(again).rejects.toMatchObject({ code: 'ticket_closed' });
  });

  test('keeps its notes to itself, and so does the partner; neither is in the other’s log', async () => {
    const secret = { kind: 'internal', text: 'Looks like the same ring' } as const;
    await atDesk((desk) => actOnTicket(desk, place(), secret));
    const own = { note: 'Ask legal first', internal: true };
    await run((context) => changeTicket(context, ticket.id, own));
    const texts = async (side: 'partner' | 'provider') =>
      (await seenBy(side)).notes.map(({ text }) => text);
    expect(await texts('partner')).toEqual(['Ask legal first']);
    expect(await texts('provider')).toEqual(['Looks like the same ring']);
    expect(await run((context) => notesOfTicket(context, ticket.id))).toEqual([]);
    const log = JSON.stringify(await eventsOf(run));
    expect(log).not.toContain('same ring');
    expect(log).not.toContain('Ask legal first');
    expect((await seenBy('partner')).ticket.firstRespondedAt).toBeNull();
  });

  test('escalates: the clock follows the severity until somebody answers', async () => {
    const raise = { kind: 'escalate', severity: 'critical', text: 'Spreads' } as const;
    await atDesk((desk) => actOnTicket(desk, place(), raise));
    expect((await seenBy('partner')).ticket).toMatchObject({
      severity: 'critical',
      firstResponseDueAt: hours(2).toISOString(),
      firstRespondedAt: null,
    });
  });

  test('acts on what it has seen, or is refused', async () => {
    await run((context) => changeTicket(context, ticket.id, { severity: 'minimal' }));
    const stale = atDesk((desk) => actOnTicket(desk, place(), { kind: 'answer', text: 'Yes' }));
    await expect(stale).rejects.toMatchObject({ code: 'ticket_version_stale' });
    const here = run((context) => actOnTicket(context, place(), { kind: 'answer', text: 'Yes' }));
    await expect(here).rejects.toMatchObject({ code: 'provider_needed' });
  });

  test('merges one request into another of the same customer, and says so in both', async () => {
    const other = await run((context) => openTicket(context, { ...wanted, title: 'Again' }));
    const links = [{ kind: 'case', targetId: other.id }] as const;
    const third = await run((context) =>
      openTicket(context, { ...wanted, links, watchers: ['Risk@Example.test'] }),
    );
    await atDesk((desk) => mergeTicket(desk, place(third), other.number));
    const merged = await run((context) => ticketDetail(context, third.id, 'partner'));
    expect(merged.ticket).toMatchObject({ status: 'closed', mergedInto: other.id });
    expect(merged.notes).toMatchObject([{ text: `This request goes on in ${other.number}.` }]);
    const goesOn = await run((context) => ticketDetail(context, other.id, 'partner'));
    expect(goesOn).toMatchObject({ watchers: ['risk@example.test'], links });
    expect(goesOn.notes).toMatchObject([{ text: expect.stringContaining(third.number) }]);

    const customer = await run((context) => createCustomer(context, { number: '1', name: 'A' }));
    const foreign = await run((context) =>
      openTicket(context, { ...wanted, customerId: customer.id }),
    );
    for (const into of [ticket.number, foreign.number, third.number]) {
      const refused = atDesk((desk) => mergeTicket(desk, place(), into));
      await expect(refused).rejects.toMatchObject({ code: 'ticket_merge_refused' });
    }
  });
});

describe('lists', () => {
  test('of all resellers begin with the clock that runs out next, page by page', async () => {
    const critical = await run((context) =>
      openTicket(context, { ...wanted, severity: 'critical' }),
    );
    const first = partnerId;
    partnerId = (await aPartner(db.database)).partnerId;
    const theirs = await run((context) => openTicket(context, wanted), hours(-1));
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const query = cursor === null ? { limit: 1 } : { limit: 1, cursor };
      const page: Awaited<ReturnType<typeof listAtDesk>> = await listAtDesk(query);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const mine = ids.filter((id) => [critical.id, theirs.id, ticket.id].includes(id));
    expect(mine).toEqual([critical.id, theirs.id, ticket.id]);
    const ofOne = await listAtDesk({ partnerId: first });
    expect(ofOne.items.map(({ id }) => id)).toEqual([critical.id, ticket.id]);
  });

  test('are searched by number, words and customer, and by what they are about', async () => {
    const customer = await run((context) =>
      createCustomer(context, { number: '77', name: 'Nordwind' }),
    );
    const links = [{ kind: 'measure', targetId: customer.id }] as const;
    const title = '100% of _all_ mail';
    const other = await run((context) =>
      openTicket(context, { ...wanted, title, customerId: customer.id, links }),
    );
    const found = async (query: object) => (await listHere(query)).items.map(({ id }) => id);
    expect(await found({ q: ticket.number })).toEqual([ticket.id]);
    expect(await found({ q: 'nordwind' })).toEqual([other.id]);
    expect(await found({ q: '100% of _all_' })).toEqual([other.id]);
    expect(await found({ q: '100x of xallx' })).toEqual([]);
    expect(await found({ linkedTo: customer.id })).toEqual([other.id]);
    expect(await found({ severity: 'critical' })).toEqual([]);
  });
});

test('what nobody answered in time is raised once, in both logs', async () => {
  await run(raiseLateTickets, hours(4));
  expect((await eventsOf(run)).map(({ type }) => type)).not.toContain('tickets.response_late');
  await run(raiseLateTickets, hours(5));
  await run(raiseLateTickets, hours(6));
  const types = (await eventsOf(run)).map(({ type }) => type);
  expect(types.filter((type) => type === 'tickets.response_late')).toHaveLength(1);
  const desk = (await eventsOf(atDesk)).filter(({ subjectId }) => subjectId === ticket.id);
  expect(desk.map(({ type }) => type)).toEqual(['tickets.desk_is_late']);
  expect((await listAtDesk({ late: true, partnerId }, hours(5))).items).toMatchObject([
    { id: ticket.id, clock: 'late' },
  ]);
});

test('watchers are addresses, each once; subscriptions named must be the customer’s', async () => {
  await run((context) => setWatchers(context, ticket.id, ['A@b.test', 'a@b.test ', 'c@d.test']));
  expect((await seenBy('partner')).watchers).toEqual(['a@b.test', 'c@d.test']);
  const links = [{ kind: 'subscription', targetId: ticket.id }] as const;
  const asked = run((context) => openTicket(context, { ...wanted, links }));
  await expect(asked).rejects.toMatchObject({ code: 'subscription_not_found' });
});
