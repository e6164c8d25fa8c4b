import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Context } from '../../platform/context.ts';
import { createCustomer } from '../customers/index.ts';
import { aCurrency, aDay, aNoticeContact, aNoticeItem, aNoticeRequest } from './fixtures.ts';
import { noticeOutcome, noticesInvariants, prepareNotice } from './index.ts';
import { findMessageDetail } from './store-read.ts';
import { messageReasons, messageStates, noticeTemplates, type NoticeRequest } from './types.ts';

// Saturday evening in New York.
const SATURDAY = new Date('2026-11-22T00:30:00Z');

let test: TestDatabase;
let partnerId: string;
let customer: NoticeRequest['customer'];

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());

beforeEach(async () => {
  partnerId = (await aPartner(test.database)).partnerId;
  const { id } = await at((context) =>
    createCustomer(context, { number: 'C-1001', name: 'Northwind Traders' }),
  );
  customer = { ...aNoticeRequest().customer, id };
});

const at = <T>(work: (context: Context) => Promise<T>): Promise<T> =>
  contextOf(test.database, partnerId, SATURDAY, work);

const prepare = (overrides: Partial<NoticeRequest> = {}) =>
  at((context) => prepareNotice(context, aNoticeRequest({ customer, ...overrides })));

const detailOf = (messageId: string | undefined) =>
  at(async (context) => (await findMessageDetail(context, messageId ?? ''))!);

interface EffectRow {
  readonly key: string;
  readonly payload: unknown;
  readonly not_before: Date;
}

const effects = () =>
  at(async ({ tx }) => {
    const { rows } = await sql<EffectRow>`
      select key, payload, not_before from platform.outbox where kind = 'notices.deliver'
    `.execute(tx);
    return rows;
  });

const eventTypes = () =>
  at(async ({ tx }) => {
    const { rows } = await sql<{ type: string }>`
      select type from platform.event where type like 'notices.%' order by type
    `.execute(tx);
    return rows.map((row) => row.type);
  });

describe('preparing a notice', () => {
  it('writes a letter to each recipient and has it delivered on Monday morning', async () => {
    const contacts = [
      aNoticeContact(),
      aNoticeContact({ email: 'ja@northwind.example', language: 'ja' }),
      aNoticeContact({ email: 'it@northwind.example', role: 'technical' }),
    ];
    const prepared = await prepare({ contacts });
    expect(prepared).toMatchObject({ isNew: true, outcome: 'pending' });
    expect(prepared.messageIds).toHaveLength(2);
    const [first, second] = await Promise.all(prepared.messageIds.map(detailOf));
    expect(first).toMatchObject({ recipient: 'alex@northwind.example', language: 'en' });
    expect(second).toMatchObject({ recipient: 'ja@northwind.example', language: 'ja' });
    expect(second!.subject).toMatch(/^【催告書】/);
    const monday = new Date('2026-11-23T14:00:00Z');
    expect(first!.notBefore).toEqual(monday);
    expect(await effects()).toEqual(
      expect.arrayContaining(
        prepared.messageIds.map((messageId) => ({
          key: messageId,
          payload: { messageId },
          not_before: monday,
        })),
      ),
    );
  });

  it('keeps what the letter names as evidence', async () => {
    const { messageIds } = await prepare({
      items: [aNoticeItem({ disputed: 1_000n })],
      further: { count: 3, open: 300n, disputed: 0n },
      credit: 50n,
      announces: [
        { kind: 'block_purchases', on: aDay('2026-11-23') },
        { kind: 'suspend', on: aDay('2026-12-11') },
      ],
    });
    expect(await detailOf(messageIds[0])).toMatchObject({
      amountDue: '99250',
      currency: 'USD',
      asOf: '2026-11-23',
      announces: [
        { kind: 'block_purchases', on: '2026-11-23' },
        { kind: 'suspend', on: '2026-12-11' },
      ],
      facts: {
        partnerName: 'Nimbus Resale',
        items: [
          {
            number: 'INV-1001',
            issuedOn: '2026-10-01',
            dueOn: '2026-10-31',
            amount: '1200.00',
            open: '1000.00',
            disputed: '10.00',
          },
        ],
        further: { count: 3, open: '3.00', disputed: '0.00' },
        credit: '0.50',
      },
    });
  });

  it('never writes two notices with one key, not even to somebody new', async () => {
    const first = await prepare();
    const contacts = [aNoticeContact(), aNoticeContact({ email: 'new@northwind.example' })];
    const again = await prepare({ contacts, credit: 500n });
    expect(again).toEqual({ ...first, isNew: false });
    expect(await effects()).toHaveLength(1);
    expect(await eventTypes()).toEqual(['notices.prepared']);
  });

  it('never writes two when asked twice at the same time', async () => {
    const [one, two] = await Promise.all([prepare(), prepare()]);
    expect(one.isNew).not.toBe(two.isNew);
    expect(one.noticeId).toBe(two.noticeId);
    expect(await effects()).toHaveLength(1);
  });

  it('says when there is nobody to write to, and keeps the letter', async () => {
    const contacts = [aNoticeContact({ role: 'technical' })];
    const prepared = await prepare({ contacts });
    expect(prepared.outcome).toBe('failed');
    expect(await detailOf(prepared.messageIds[0])).toMatchObject({
      recipient: '',
      state: 'failed',
      reason: 'no_contact',
      subject: expect.stringContaining('Final notice'),
    });
    expect(await effects()).toEqual([]);
    expect(await eventTypes()).toEqual(['notices.failed', 'notices.prepared']);
  });

  it('asks for nothing when nothing is due', async () => {
    const prepared = await prepare({ credit: 100_000n });
    expect(prepared.outcome).toBe('withdrawn');
    expect(await detailOf(prepared.messageIds[0])).toMatchObject({ reason: 'nothing_due' });
    expect(await eventTypes()).toEqual(['notices.prepared', 'notices.withdrawn']);
  });

  it("tells a notice's outcome by its key", async () => {
    await prepare();
    const { noticeKey } = aNoticeRequest();
    expect(await at((context) => noticeOutcome(context, noticeKey))).toBe('pending');
    expect(await at((context) => noticeOutcome(context, 'another'))).toBeUndefined();
  });

  it('is invisible to another partner, who may use the same key', async () => {
    const { messageIds } = await prepare();
    const other = await aPartner(test.database);
    const seen = await contextOf(test.database, other.partnerId, SATURDAY, (context) =>
      findMessageDetail(context, messageIds[0]!),
    );
    expect(seen).toBeUndefined();
  });
});

describe('the tables', () => {
  it.each([
    ['notices.message', 'state', messageStates],
    ['notices.message', 'reason', messageReasons],
    ['notices.notice', 'template', noticeTemplates],
  ] as const)('know the same words as the code: %s %s', async (table, column, words) => {
    const admin = await test.adminClient();
    const { rows } = await admin.query<{ definition: string }>(
      `select pg_get_constraintdef(c.oid) as definition from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
       where c.contype = 'c' and c.conrelid = $1::regclass and a.attname = $2`,
      [table, column],
    );
    const known = rows.flatMap((row) =>
      [...row.definition.matchAll(/'(\w+)'::text/g)].map((match) => match[1]),
    );
    expect(new Set(known)).toEqual(new Set(words));
  });
});

describe('the invariants', () => {
  const violations = () =>
    at(async (context) => {
      const found: string[] = [];
      for (const invariant of noticesInvariants) {
        if ((await invariant.check(context)).length > 0) found.push(invariant.name);
      }
      return found;
    });

  it.each(['USD', 'JPY', 'KWD'])('hold for what is prepared in %s', async (currency) => {
    await prepare({ currency: aCurrency(currency), credit: 5n });
    await prepare({ noticeKey: 'nobody', contacts: [] });
    expect(await violations()).toEqual([]);
  });

  it.each([
    [`update notices.notice set amount_due = amount_due + 1`, 'notices.amount_follows_from_items'],
    [`delete from notices.message`, 'notices.notice_has_a_letter'],
    [
      `update notices.message set state = 'accepted', accepted_at = now(), ended_at = now()`,
      'notices.accepted_once',
    ],
    [
      `insert into notices.attempt (partner_id, message_id, number, channel, started_at, ended_at, outcome)
        select partner_id, id, 1, 'mailbox', now(), now(), 'unknown' from notices.message;
      update notices.attempt set outcome = 'accepted';
      update notices.message set state = 'accepted', accepted_at = now(), ended_at = now()`,
      'notices.mailbox_agrees',
    ],
    [
      `update notices.message set state = 'handing_over', handing_over_since = '2026-01-01'`,
      'notices.hand_over_ends',
    ],
  ])('notice when somebody does: %s', async (statements, name) => {
    await prepare();
    const owner = await test.ownerClient(partnerId);
    await owner.query(statements);
    expect(await violations()).toEqual([name]);
  });
});
