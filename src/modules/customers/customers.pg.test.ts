import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../platform/context.ts';
import { listEvents } from '../../platform/event-log.ts';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import {
  addContact,
  changeCustomer,
  contactsOf,
  countCustomers,
  createCustomer,
  customerProfiles,
  ensureCustomers,
  getCustomer,
  removeContact,
  searchCustomerIds,
} from './index.ts';
import { customersInvariants } from './invariants.ts';

let db: TestDatabase;
let partnerId: string;
const now = new Date('2026-03-02T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  partnerId = (
    await aPartner(db.database, { country: 'JP', timeZone: 'Asia/Tokyo', language: 'ja' })
  ).partnerId;
});

const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, now, work);
const eventTypes = async () =>
  (await run((context) => listEvents(context, { beforeId: null, limit: 100 })))
    .map((event) => event.type)
    .toReversed();

describe('creating', () => {
  test('takes from the partner what is not given', async () => {
    const made = await run((context) =>
      createCustomer(context, { number: '77', name: '株式会社 青空' }),
    );
    expect(await run((context) => getCustomer(context, made.id))).toMatchObject({
      country: 'JP',
      timeZone: 'Asia/Tokyo',
      language: 'ja',
      calendarId: 'JP-bank',
      paymentTerms: 'net-30',
      version: 1,
    });
    expect(await eventTypes()).toEqual(['customers.customer_created']);
  });

  test('refuses a number that is taken, an unknown zone, unknown terms', async () => {
    await run((context) => createCustomer(context, { number: '77', name: 'A' }));
    const refusals = [
      [{ number: '77', name: 'B' }, 'customer_number_taken'],
      [{ number: '78', name: 'B', timeZone: 'Mars/Olympus' }, 'customer_time_zone_unknown'],
      [{ number: '78', name: 'B', calendarId: 'XX' }, 'customer_calendar_unknown'],
      [{ number: '78', name: 'B', paymentTerms: 'whenever' }, 'customer_terms_unknown'],
    ] as const;
    for (const [input, code] of refusals) {
      await expect(run((context) => createCustomer(context, input))).rejects.toMatchObject({
        code,
      });
    }
    expect(await run(countCustomers)).toBe(1);
  });
});

describe('changing', () => {
  test('keeps a change made meanwhile by somebody else', async () => {
    const made = await run((context) => createCustomer(context, { number: '1', name: 'A' }));
    await run((context) => changeCustomer(context, made.id, 1, { riskClass: 'D' }));
    const stale = run((context) => changeCustomer(context, made.id, 1, { name: 'B' }));
    await expect(stale).rejects.toMatchObject({ code: 'customer_version_stale' });
    const after = await run((context) => getCustomer(context, made.id));
    expect(after).toMatchObject({ name: 'A', riskClass: 'D', version: 2 });
  });

  test('records nothing when nothing differs', async () => {
    const made = await run((context) => createCustomer(context, { number: '1', name: 'A' }));
    await run((context) => changeCustomer(context, made.id, 1, { name: 'A' }));
    expect(await eventTypes()).toEqual(['customers.customer_created']);
  });

  test('is found under its new and its other names, whatever the width of the letters', async () => {
    await run((context) =>
      ensureCustomers(context, [{ number: 'X1', names: ['ＡＢＣ商事', 'abc trading'] }]),
    );
    const [id] = await run((context) => searchCustomerIds(context, 'ABC商事', 10));
    expect(await run((context) => searchCustomerIds(context, 'ａｂｃ Trading', 10))).toEqual([id]);
    await run((context) => changeCustomer(context, id!, 1, { name: 'Kumo KK' }));
    expect(await run((context) => searchCustomerIds(context, 'kumo', 10))).toEqual([id]);
    expect(await run((context) => searchCustomerIds(context, 'x1', 10))).toEqual([id]);
    for (const invariant of customersInvariants) expect(await run(invariant.check)).toEqual([]);
  });
});

describe('customers of an import', () => {
  test('are made once; repeated imports find them', async () => {
    const imported = [
      { number: '1', names: ['SYSC llc', 'SYSC'] },
      { number: '2', names: ['TARG us'] },
    ];
    const first = await run((context) => ensureCustomers(context, imported));
    const second = await run((context) => ensureCustomers(context, imported));
    expect([...second]).toEqual([...first]);
    expect(await run(countCustomers)).toBe(2);
    expect(await eventTypes()).toEqual([
      'customers.customer_created',
      'customers.customer_created',
    ]);
  });

  test('can be walked through in ranges of ids, each once', async () => {
    await run((context) =>
      ensureCustomers(
        context,
        Array.from({ length: 25 }, (_, at) => ({ number: `${at}`, names: [] })),
      ),
    );
    const seen: string[] = [];
    for (let afterId: string | null = null; ;) {
      const page = await run((context) => customerProfiles(context, { afterId, limit: 10 }));
      if (page.length === 0) break;
      seen.push(...page.map((profile) => profile.id));
      afterId = page.at(-1)!.id;
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toEqual(seen.toSorted());
  });
});

describe('contacts', () => {
  const contact = {
    name: 'Aoi',
    email: 'AOI@example.com',
    department: null,
    language: 'ja',
    role: 'billing',
  } as const;

  test('are added once per role and can be removed', async () => {
    const made = await run((context) => createCustomer(context, { number: '1', name: 'A' }));
    const added = await run((context) => addContact(context, made.id, contact));
    expect(added.email).toBe('aoi@example.com');
    const again = run((context) => addContact(context, made.id, contact));
    await expect(again).rejects.toMatchObject({ code: 'contact_duplicate' });
    await run((context) => removeContact(context, made.id, added.id));
    expect(await run((context) => contactsOf(context, made.id))).toEqual([]);
    const gone = run((context) => removeContact(context, made.id, added.id));
    await expect(gone).rejects.toMatchObject({ code: 'contact_not_found' });
  });

  test('of another partner cannot be reached', async () => {
    const made = await run((context) => createCustomer(context, { number: '1', name: 'A' }));
    partnerId = (await aPartner(db.database)).partnerId;
    const intruding = run((context) => addContact(context, made.id, contact));
    await expect(intruding).rejects.toMatchObject({ code: 'customer_not_found' });
  });
});
