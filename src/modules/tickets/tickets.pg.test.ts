import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Cloud } from '../../kernel/clouds.ts';
import type { Context } from '../../platform/context.ts';
import { listEvents } from '../../platform/event-log.ts';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { createCustomer } from '../customers/index.ts';
import {
  changeTicket,
  getTicketByNumber,
  notesOfTicket,
  openTicket,
  ticketsFrom,
  type NewTicket,
} from './index.ts';

let db: TestDatabase;
let partnerId: string;
const now = new Date('2026-03-02T09:00:00Z');
const later = new Date('2026-03-02T10:00:00Z');
const wanted: NewTicket = {
  title: 'Crypto mining in a tenant',
  description: 'Forty machines since midnight.',
  severity: 'critical',
  topicId: '4001',
  agentLocale: 'en-US',
  contact: { firstName: 'Kim', lastName: 'Example', email: 'kim@example.test', phoneNumber: '' },
};

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  partnerId = (await aPartner(db.database)).partnerId;
});

const run = <T>(work: (context: Context) => Promise<T>, at = now) =>
  contextOf(db.database, partnerId, at, work);

describe('a service request', () => {
  test('is filed on behalf of a customer, under a number of its own', async () => {
    const customer = await run((context) => createCustomer(context, { number: '1', name: 'A' }));
    const ticket = await run((context) =>
      openTicket(context, { ...wanted, customerId: customer.id }),
    );
    const other = await run((context) => openTicket(context, wanted));
    expect(ticket.number).toMatch(/^\d{15}$/);
    expect(other.number).not.toBe(ticket.number);
    expect(await run((context) => getTicketByNumber(context, ticket.number))).toEqual(ticket);
    const of = { customerId: customer.id };
    const range = { offset: 0, limit: 10 };
    expect(await run((context) => ticketsFrom(context, of, range))).toEqual({
      tickets: [ticket],
      total: 1,
    });
    expect((await run((context) => ticketsFrom(context, {}, range))).total).toBe(2);
  });

  test('is closed, refuses a note, and takes one again once it is reopened', async () => {
    const { id } = await run((context) => openTicket(context, wanted));
    const closed = await run((context) => changeTicket(context, id, { status: 'closed' }), later);
    expect(closed).toMatchObject({ status: 'closed', closedAt: later, version: 2 });
    const note = run((context) => changeTicket(context, id, { note: 'One more thing' }));
    await expect(note).rejects.toMatchObject({ code: 'ticket_closed' });
    const open = await run(
      (context) => changeTicket(context, id, { status: 'open', note: 'It goes on' }),
      later,
    );
    expect(open).toMatchObject({ status: 'open', closedAt: null, version: 3 });
    expect(await run((context) => notesOfTicket(context, id))).toMatchObject([
      { text: 'It goes on', author: 'test', createdAt: later },
    ]);
    const events = await run((context) => listEvents(context, { beforeId: null, limit: 10 }));
    expect(events.map((event) => event.type).toReversed()).toEqual([
      'tickets.ticket_opened',
      'tickets.ticket_changed',
      'tickets.ticket_changed',
    ]);
  });

  test('stays as it is when nothing differs, and refuses a version that is stale', async () => {
    const { id } = await run((context) => openTicket(context, wanted));
    const same = await run((context) => changeTicket(context, id, { severity: 'critical' }, 1));
    expect(same.version).toBe(1);
    await run((context) => changeTicket(context, id, { severity: 'minimal' }, 1));
    const stale = run((context) => changeTicket(context, id, { severity: 'moderate' }, 1));
    await expect(stale).rejects.toMatchObject({ code: 'ticket_version_stale' });
  });

  test('refuses a topic, a language and a customer that are not there', async () => {
    const nobody = '01890000-0000-7000-8000-000000000000';
    const refusals = [
      [{ topicId: '1' }, 'ticket_topic_unknown'],
      [{ agentLocale: 'tlh-QO' }, 'ticket_language_unknown'],
      [{ customerId: nobody }, 'customer_not_found'],
    ] as const;
    for (const [input, code] of refusals) {
      const asked = run((context) => openTicket(context, { ...wanted, ...input }));
      await expect(asked).rejects.toMatchObject({ code });
    }
  });

  test.each(['global', 'us-government'] as Cloud[])('is filed in the cloud %s', async (cloud) => {
    partnerId = (await aPartner(db.database, { cloud })).partnerId;
    const ticket = await run((context) => openTicket(context, wanted));
    expect(ticket.status).toBe('open');
  });

  test.each([
    ['germany', 'cloud_closed'],
    ['china', 'cloud_lacks_feature'],
  ] as [Cloud, string][])('is refused in the cloud %s: %s', async (cloud, code) => {
    partnerId = (await aPartner(db.database, { cloud })).partnerId;
    const asked = run((context) => openTicket(context, wanted));
    await expect(asked).rejects.toMatchObject({ code });
  });
});

test('a partner sees none of another partner’s service requests', async () => {
  const ticket = await run((context) => openTicket(context, wanted));
  partnerId = (await aPartner(db.database)).partnerId;
  const seen = run((context) => getTicketByNumber(context, ticket.number));
  await expect(seen).rejects.toMatchObject({ code: 'ticket_not_found' });
});
