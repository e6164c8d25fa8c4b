import { Readable } from 'node:stream';
import { Type } from 'typebox';
import Schema from 'typebox/schema';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aPartner, contextOf } from '../../../test/support/context.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import type { Context } from '../../platform/context.ts';
import type { AnyRoute, Route, StreamAnswer, StreamRoute } from '../../platform/route.ts';
import { createCustomer } from '../customers/index.ts';
import { invoiceFile } from './fixtures.ts';
import { receivablesRoutes } from './index.ts';

let db: TestDatabase;
let partnerId: string;
let customerId: string;
const now = new Date('2026-06-15T09:00:00Z');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ partnerId } = await aPartner(db.database));
  const made = await run((context) => createCustomer(context, { number: 'C1', name: '=Acme' }));
  customerId = made.id;
});

const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, now, work);

interface Asked {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
  readonly upload?: string;
}

/** What the tests look at by name; each answer has some of it. */
interface Answer {
  readonly [name: string]: unknown;
  readonly id: string;
  readonly document: Answer;
  readonly allocations: readonly Answer[];
  readonly items: readonly Answer[];
  readonly nextCursor: string | null;
}

function routeNamed(name: string): AnyRoute {
  const found = receivablesRoutes.find((each) => each.name === name);
  if (!found) throw new Error(`no route ${name}`);
  return found;
}

/** Calls a route as the server does; the answer must be what the route says it gives. */
async function call(name: string, asked: Asked = {}): Promise<Answer> {
  const route = routeNamed(name) as Route;
  const input = { params: {}, query: {}, body: {}, ...asked };
  for (const part of ['params', 'query', 'body'] as const) {
    expect(Schema.Errors(route[part] ?? Type.Unknown(), input[part])[1]).toEqual([]);
  }
  const answer = await run((context) => route.handle(context, input as never));
  const onTheWire = JSON.parse(JSON.stringify(answer)) as Answer;
  expect(Schema.Errors(route.output, onTheWire)[1]).toEqual([]);
  return onTheWire;
}

async function answerOf(name: string, { upload = '', ...asked }: Asked): Promise<StreamAnswer> {
  const route = routeNamed(name) as StreamRoute;
  const input = { params: {}, query: {}, ...asked, upload: Readable.from([Buffer.from(upload)]) };
  const context = { partnerId, now, requestId: 'test', actor: systemActor };
  return route.handle({ ...context, transact: run }, input as never);
}

async function download(name: string, asked: Asked = {}): Promise<string> {
  const { body } = await answerOf(name, asked);
  return (await Array.fromAsync(body as AsyncIterable<string>)).join('');
}

async function send(name: string, asked: Asked): Promise<Answer> {
  const { body } = await answerOf(name, asked);
  const onTheWire = JSON.parse(JSON.stringify(body)) as Answer;
  expect(Schema.Errors((routeNamed(name) as StreamRoute).output!, onTheWire)[1]).toEqual([]);
  return onTheWire;
}
const systemActor = { kind: 'system', id: null, name: 'test' } as const;

const invoice = (number: string, more: object = {}) =>
  call('recordInvoice', {
    body: {
      customerId,
      number,
      currency: 'USD',
      amount: '100.00',
      issuedOn: '2026-03-01',
      dueOn: '2026-03-31',
      ...more,
    },
  });

test('names and paths are unique, every route says what it needs', () => {
  const keys = receivablesRoutes.map((each) => `${each.method} ${each.path}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(receivablesRoutes.map((each) => each.name)).size).toBe(keys.length);
  for (const each of receivablesRoutes) {
    const wanted = each.method === 'GET' ? 'receivables.read' : 'receivables.write';
    expect('permission' in each && each.permission).toBe(wanted);
  }
});

describe('documents', () => {
  test('go from invoice over payment and undo to reversal, and can be looked at', async () => {
    const lines = [{ description: 'Seats', amount: '100.00' }];
    const owed = await invoice('INV-1', { lines });
    expect(owed).toMatchObject({ amountOpen: '100.00', daysOverdue: 76, customerName: '=Acme' });
    const paid = await call('recordPayment', {
      body: {
        customerId,
        currency: 'USD',
        amount: '130',
        receivedOn: '2026-04-02',
        allocate: 'oldest_first',
      },
    });
    expect(paid.document).toMatchObject({ kind: 'payment', amountOpen: '30.00' });
    const detail = await call('getDocument', { params: { id: owed.id } });
    expect(detail).toMatchObject({
      document: { amountOpen: '0.00' },
      lines,
      allocations: [{ amount: '100.00', isUndone: false, other: { kind: 'payment' } }],
      entries: [
        { account: 'receivable', amount: '100.00' },
        { account: 'sales', amount: '-100.00' },
        { account: 'unapplied_credit', amount: '100.00' },
        { account: 'receivable', amount: '-100.00' },
      ],
    });
    await call('undoAllocation', { params: { id: paid.allocations[0]!.id }, body: {} });
    await call('allocateCredit', {
      body: {
        creditDocumentId: paid.document.id,
        allocations: [{ documentId: owed.id, amount: '12.34' }],
      },
    });
    const reversed = await call('reversePayment', {
      params: { id: paid.document.id },
      body: { reason: 'Returned' },
    });
    expect(reversed).toMatchObject({
      document: { kind: 'reversal' },
      undone: [{ amount: '-12.34' }],
    });
    await call('writeOff', { body: { documentId: owed.id, amount: '1.00', reason: 'Small' } });
    const dispute = await call('openDispute', { body: { documentId: owed.id, reason: 'Wrong' } });
    await call('closeDispute', { params: { id: dispute.id }, body: { outcome: 'withdrawn' } });
    const note = await call('recordCreditNote', {
      body: {
        customerId,
        number: 'CN-1',
        currency: 'USD',
        amount: '9',
        issuedOn: '2026-06-01',
        allocate: [{ documentId: owed.id, amount: '9' }],
      },
    });
    expect(note.document['amountOpen']).toBe('0.00');
    const after = await call('getDocument', { params: { id: owed.id } });
    expect(after.document).toMatchObject({ amountOpen: '90.00' });
  });

  test('are refused with amounts and currencies that make no sense', async () => {
    const code = (expected: string) => expect.objectContaining({ code: expected });
    await expect(invoice('A', { amount: '1e3' })).rejects.toEqual(code('document_amount_invalid'));
    await expect(invoice('A', { amount: '1.001' })).rejects.toEqual(
      code('document_amount_invalid'),
    );
    await expect(invoice('A', { currency: 'QQQ' })).rejects.toEqual(
      code('document_currency_unknown'),
    );
    await expect(invoice('A', { issuedOn: '1800-01-01' })).rejects.toEqual(
      code('document_day_invalid'),
    );
  });

  test('are listed by page, state, kind and words', async () => {
    for (const number of ['A-1', 'A-2', 'B-1']) await invoice(number);
    await invoice('C-1', { dueOn: '2026-12-31' });
    await call('recordPayment', { body: { customerId, currency: 'USD', amount: '5' } });
    const list = async (query: object) => {
      const page = await call('listDocuments', { query });
      return page.items.map((item) => String(item['number']));
    };
    const first = await call('listDocuments', { query: { limit: 2 } });
    expect(first['total']).toBe(5);
    const rest = await call('listDocuments', { query: { cursor: first.nextCursor, limit: 100 } });
    expect(rest.nextCursor).toBeNull();
    const all = [...first.items, ...rest.items].map((item) => item.id);
    expect(new Set(all).size).toBe(5);
    expect((await list({ state: 'overdue' })).toSorted()).toEqual(['A-1', 'A-2', 'B-1']);
    expect((await list({ q: 'A-' })).toSorted()).toEqual(['A-1', 'A-2']);
    expect(await list({ q: '%' })).toEqual([]);
    expect(await list({ q: 'acme', kind: 'invoice' })).toHaveLength(4);
    expect(await list({ kind: 'payment', state: 'open', customerId })).toHaveLength(1);
    expect(await list({ state: 'closed' })).toEqual([]);
  });

  test('are downloaded as CSV without formulas', async () => {
    await invoice('+1', { reference: '@cmd' });
    const [header, row, ...rest] = (await download('downloadDocuments')).split('\r\n');
    expect(header).toMatch(/^\uFEFFkind,number,customerNumber/);
    expect(row).toContain("invoice,+1,C1,'=Acme,");
    expect(row).toContain(",'@cmd");
    expect(rest).toEqual(['']);
  });
});

test('ageing and the statement, also as CSV', async () => {
  await invoice('INV-1');
  const ageing = await call('getAgeing', { query: { asOf: '2026-06-15' } });
  expect(ageing).toMatchObject({
    basis: 'known_now',
    currencies: [{ currency: 'USD', overdue: '100.00', overdueCustomers: 1 }],
  });
  const statement = await call('getStatement', { params: { customerId }, query: {} });
  expect(statement).toMatchObject({
    asOf: '2026-06-15',
    currencies: [{ opening: '0.00', closing: '100.00', lines: [{ balance: '100.00' }] }],
    openItems: [{ number: 'INV-1', open: '100.00', disputed: '0.00', daysOverdue: 76 }],
  });
  const csv = await download('downloadStatement', { params: { customerId }, query: {} });
  expect(csv.split('\r\n').slice(1, 4)).toEqual([
    'USD,,opening,,,,,0.00',
    'USD,2026-03-01,invoice,INV-1,,2026-03-31,100.00,100.00',
    'USD,2026-06-15,closing,,,,,100.00',
  ]);
});

describe('imports', () => {
  const good = 'INV-1,C1,Acme,2026-03-01,2026-03-31,10.00,USD';
  const bad = 'INV-2,C1,Acme,2026-02-30,,1e300,USD';

  test('are uploaded, looked at, downloaded with their errors, and applied', async () => {
    const staged = await send('importReceivables', {
      query: { profile: 'surety-invoices', dryRun: true, fileName: 'x.csv', language: 'ja' },
      upload: invoiceFile(good, bad),
    });
    expect(staged).toMatchObject({ state: 'staged', rows: 2, created: 1, rejected: 1 });
    expect(staged).toMatchObject({
      errors: [{ message: expect.stringContaining('指数表記') }, {}],
    });
    const params = { id: staged.id };
    expect(await call('getImport', { params, query: {} })).toMatchObject({ fileName: 'x.csv' });
    const csv = await download('downloadImportErrors', { params, query: {} });
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(csv).toContain('3,amount,import_amount_exponent');
    const applied = await call('applyImport', { params, body: { badRows: 'skip' } });
    expect(applied).toMatchObject({ state: 'applied', created: 1 });
    const listed = await call('listImports', { query: { limit: 1 } });
    expect(listed.items).toMatchObject([{ id: staged.id, state: 'applied' }]);
  });

  test('profiles are listed, saved and guarded', async () => {
    const listed = await call('listImportProfiles');
    expect(listed.items.map((item) => (item['profile'] as Answer)['key'])).toEqual([
      'surety-invoices',
      'surety-payments',
      'sap-open-items',
      'settled-invoices',
    ]);
    const builtIn = listed.items[0]!['profile'] as object;
    const own = { ...builtIn, key: 'mine', name: 'Mine' };
    await call('saveImportProfile', { body: own });
    const again = await call('listImportProfiles');
    expect(again.items.at(-1)).toMatchObject({ builtIn: false, profile: { key: 'mine' } });
    await expect(call('saveImportProfile', { body: builtIn })).rejects.toEqual(
      expect.objectContaining({ code: 'import_profile_built_in' }),
    );
  });
});
