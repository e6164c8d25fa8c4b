import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { createCustomer } from '../customers/index.ts';
import { aSighting } from './fixtures.ts';
import {
  decideFraudEvents,
  fraudEventsFrom,
  recordFraudEvent,
  statusChangesOf,
  type Sighting,
} from './index.ts';

let db: TestDatabase;
let partnerId: string;
let sighting: Sighting;
const now = new Date('2026-03-02T09:00:00Z');
const hoursLater = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  partnerId = (await aPartner(db.database)).partnerId;
  const customer = await run((context) => createCustomer(context, { number: '1', name: 'A' }));
  sighting = aSighting({ customerId: customer.id, occurredAt: now });
});

const run = <T>(work: (context: Context) => Promise<T>, at = now) =>
  contextOf(db.database, partnerId, at, work);
const seen = (changed: Partial<Sighting> = {}, at = now) =>
  run((context) => recordFraudEvent(context, { ...sighting, ...changed }), at);
const page = { offset: 0, limit: 10 };

describe('a sighting', () => {
  test('is one event however often the same entity is seen', async () => {
    const first = await seen();
    const again = await seen({ occurredAt: hoursLater(2), severity: 'high' }, hoursLater(3));
    expect(again).toMatchObject({
      id: first.id,
      hitCount: 2,
      severity: 'high',
      firstOccurredAt: now,
      lastOccurredAt: hoursLater(2),
      lastObservedAt: hoursLater(3),
      status: 'active',
    });
    await seen({ entityId: 'another machine' });
    expect(await run((context) => fraudEventsFrom(context, {}, page))).toHaveLength(2);
  });

  test('at the same moment twice is counted twice', async () => {
    await Promise.all([seen(), seen()]);
    const events = await run((context) => fraudEventsFrom(context, {}, page));
    expect(events.map((event) => event.hitCount)).toEqual([2]);
  });

  test('of an unknown customer is refused', async () => {
    const customerId = '01890000-0000-7000-8000-000000000000';
    await expect(seen({ customerId })).rejects.toMatchObject({ code: 'customer_not_found' });
  });
});

describe('a decision', () => {
  test('marks the events that are named, and says who did', async () => {
    const event = await seen();
    const other = await seen({ entityId: 'another machine' });
    const decided = await run((context) =>
      decideFraudEvents(context, { ids: [event.id] }, { status: 'resolved', reason: 'fraud' }),
    );
    expect(decided).toMatchObject([
      { id: event.id, status: 'resolved', resolvedReason: 'fraud', resolvedBy: 'test' },
    ]);
    const open = await run((context) => fraudEventsFrom(context, { status: 'active' }, page));
    expect(open.map(({ id }) => id)).toEqual([other.id]);
    expect(await run((context) => statusChangesOf(context, [event.id]))).toMatchObject([
      { from: 'active', to: 'resolved', changedBy: 'test', changedAt: now },
    ]);
  });

  test('marks all of a subscription, once', async () => {
    await seen();
    await seen({ entityId: 'another machine' });
    const wanted = { subscriptionId: sighting.subscriptionId };
    const look = () =>
      run((context) => decideFraudEvents(context, wanted, { status: 'investigating' }));
    const first = await look();
    expect(first.map(({ status }) => status)).toEqual(['investigating', 'investigating']);
    expect(await look()).toEqual(first);
  });

  test('about an event that is not there changes none', async () => {
    const event = await seen();
    const ids = [event.id, '01890000-0000-7000-8000-000000000000'];
    const asked = run((context) =>
      decideFraudEvents(context, { ids }, { status: 'investigating' }),
    );
    await expect(asked).rejects.toMatchObject({ code: 'fraud_event_not_found' });
    const events = await run((context) => fraudEventsFrom(context, {}, page));
    expect(events.map(({ status }) => status)).toEqual(['active']);
  });

  test.each([
    ['fraud', 'active'],
    ['ignore', 'resolved'],
  ] as const)('resolved as %s, and seen to go on: %s', async (reason, status) => {
    const { id } = await seen();
    await run((context) =>
      decideFraudEvents(context, { ids: [id] }, { status: 'resolved', reason }),
    );
    expect(await seen({ occurredAt: hoursLater(1) }, hoursLater(1))).toMatchObject({ id, status });
  });

  test('that it was fraud holds for what had happened before', async () => {
    const { id } = await seen();
    const decision = { status: 'resolved', reason: 'fraud' } as const;
    await run((context) => decideFraudEvents(context, { ids: [id] }, decision), hoursLater(2));
    expect(await seen({ occurredAt: hoursLater(1) }, hoursLater(3))).toMatchObject({
      id,
      status: 'resolved',
    });
  });
});
