import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { effectHandlers } from '../../src/app/effects.ts';
import { wireEvents } from '../../src/app/reactions.ts';
import { webhookKinds } from '../../src/app/webhook-kinds.ts';
import { handledEvents } from '../../src/app/reactions.ts';
import { createCustomer } from '../../src/modules/customers/index.ts';
import { recordInvoice } from '../../src/modules/receivables/index.ts';
import {
  changeEndpoint,
  createEndpoint,
  getEndpoint,
  removeEndpoint,
  replayMessage,
  replaySince,
  rotateSecret,
  sendTest,
} from '../../src/modules/webhooks/index.ts';
import { attemptsOf, pageOfMessages } from '../../src/modules/webhooks/store.ts';
import { dayOf } from '../../src/kernel/days.ts';
import type { Currency } from '../../src/kernel/money.ts';
import type { Context } from '../../src/platform/context.ts';
import { silentLog } from '../../src/platform/log.ts';
import { openSecretBox } from '../../src/platform/secrets.ts';
import { carryOutDueEffects } from '../../src/worker/outbox.ts';
import { aPartner, contextOf } from '../support/context.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import {
  webhookReceiver,
  type Received,
  type WebhookReceiver,
} from '../support/webhook-receiver.ts';

let db: TestDatabase;
let receiver: WebhookReceiver;
let partnerId: string;
let customerId: string;
let now: Date;
const START = new Date('2026-06-15T09:00:00Z');
const secrets = openSecretBox(Buffer.alloc(32, 7));
const parts = { secrets, kinds: webhookKinds };
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const run = <T>(work: (context: Context) => Promise<T>) =>
  contextOf(db.database, partnerId, now, work);

beforeAll(async () => {
  db = await testDatabase();
  wireEvents();
  receiver = await webhookReceiver();
});
afterAll(async () => {
  receiver.close();
  await db.drop();
});
beforeEach(async () => {
  now = START;
  receiver.received.length = 0;
  receiver.answerWith = 200;
  partnerId = (await aPartner(db.database)).partnerId;
  customerId = (await run((context) => createCustomer(context, { number: 'C1', name: 'A' }))).id;
});

/** The worker at an instant, until nothing is due. */
async function work(at: Date): Promise<void> {
  now = at;
  const handlers = effectHandlers({
    config: { baseUrl: 'https://surety.example', webhookReach: 'loopback' },
    installation: { secrets, database: db.database },
    log: silentLog,
  });
  const deps = {
    database: db.database,
    handlers,
    clock: { now: () => at },
    log: silentLog,
    spread: () => 0,
  };
  while ((await carryOutDueEffects(deps, new AbortController().signal)) > 0);
}

const create = (kinds: readonly string[] = [], url = receiver.url) =>
  run((context) => createEndpoint(context, parts, { url, description: 'ERP', kinds }));
const invoice = (number: string) =>
  run((context) =>
    recordInvoice(context, {
      customerId,
      currency: 'USD' as Currency,
      amount: 10_000n,
      number,
      issuedOn: dayOf(2026, 6, 1),
      dueOn: dayOf(2026, 6, 30),
    }),
  );
const messages = async (endpointId: string) =>
  run((context) => pageOfMessages(context, endpointId, { beforeId: null, limit: 50 }));
const endpointNow = (id: string) => run((context) => getEndpoint(context, id));

/** As a receiver does it: any of the signatures counts. */
function isSigned({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const wanted = createHmac('sha256', key).update(text).digest();
  return (headers['webhook-signature'] ?? '').split(' ').some((each) => {
    const given = Buffer.from(each.slice('v1,'.length), 'base64');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}

test('every kind that is told is an event of the product', () => {
  expect(webhookKinds.filter((kind) => !handledEvents.has(kind))).toEqual([]);
  expect(new Set(webhookKinds).size).toBe(webhookKinds.length);
});

describe('an endpoint', () => {
  test('hears what it asked for, signed, once, and of nobody else', async () => {
    const { endpoint, secret } = await create(['receivables.invoice_recorded']);
    await invoice('R1');
    await run((context) => sendTest(context, endpoint.id));
    const other = (await aPartner(db.database)).partnerId;
    await work(START);
    await work(later(1));
    expect(receiver.received).toHaveLength(2);
    const [first] = receiver.received;
    expect(isSigned(first!, secret)).toBe(true);
    expect(isSigned({ ...first!, body: `${first!.body} ` }, secret)).toBe(false);
    expect(JSON.parse(first!.body)).toMatchObject({
      specversion: '1.0',
      type: 'surety.receivables.invoice_recorded',
      data: { customerId, subject: { kind: 'invoice' } },
    });
    partnerId = other;
    await expect(endpointNow(endpoint.id)).rejects.toMatchObject({
      code: 'webhook_endpoint_not_found',
    });
  });

  test('is not told what it did not ask for, nor anything once it is removed', async () => {
    const { endpoint } = await create(['subscriptions.hold_placed']);
    await invoice('R1');
    await work(START);
    await run((context) => sendTest(context, endpoint.id));
    await run((context) => removeEndpoint(context, endpoint.id));
    await work(later(1));
    expect(receiver.received).toEqual([]);
  });

  test.each([
    ['http://erp.example.test/', 'webhook_target_refused'],
    ['https://user:secret@erp.example.test/', 'webhook_target_refused'],
    ['ftp://erp.example.test/', 'webhook_target_refused'],
  ])('is refused at %s', async (url, code) => {
    await expect(create([], url)).rejects.toMatchObject({ code });
    await expect(create(['weather.changed'])).rejects.toMatchObject({
      code: 'webhook_kind_unknown',
    });
  });
});

describe('a receiver that fails', () => {
  test('gets the message again under the same id, and is well afterwards', async () => {
    const { endpoint } = await create();
    receiver.answerWith = 503;
    await invoice('R1');
    await work(START);
    expect(await endpointNow(endpoint.id)).toMatchObject({ failingSince: START });
    receiver.answerWith = 200;
    await work(new Date(START.getTime() + 4_000));
    expect(receiver.received).toHaveLength(1);
    await work(new Date(START.getTime() + 6_000));
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([ids[0], ids[0]]);
    expect(await endpointNow(endpoint.id)).toMatchObject({ failingSince: null });
    const [message] = await messages(endpoint.id);
    expect(message).toMatchObject({ state: 'delivered', tries: 2 });
    const attempts = await run((context) => attemptsOf(context, [message!.id]));
    expect(attempts.map(({ number, status }) => [number, status])).toEqual([
      [1, 503],
      [2, 200],
    ]);
  });

  test('is disabled at once when it says 410, and started again by a person', async () => {
    const { endpoint } = await create();
    receiver.answerWith = 410;
    await invoice('R1');
    await work(START);
    expect(await endpointNow(endpoint.id)).toMatchObject({
      state: 'disabled',
      disabledBecause: 'gone',
    });
    receiver.answerWith = 200;
    await invoice('R2');
    await work(later(600));
    expect(receiver.received).toHaveLength(1);
    const { url } = receiver;
    const input = { url, description: '', kinds: [], state: 'active' } as const;
    await run((context) => changeEndpoint(context, parts, endpoint.id, input));
    await invoice('R3');
    await work(later(601));
    expect(receiver.received).toHaveLength(2);
    expect(await run((context) => replaySince(context, endpoint.id, START))).toBe(2);
    await work(later(602));
    const seen = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(2);
  });

  test('is given up after ten attempts, and a message is sent again when a person asks', async () => {
    const { endpoint } = await create();
    receiver.answerWith = 500;
    await invoice('R1');
    for (let hour = 0; hour < 100; hour += 1) await work(later(hour * 60));
    const [message] = await messages(endpoint.id);
    expect(message).toMatchObject({ state: 'dead', tries: 10 });
    expect(receiver.received).toHaveLength(10);
    receiver.answerWith = 200;
    await run((context) => replayMessage(context, message!.id));
    await expect(run((context) => replayMessage(context, message!.id))).rejects.toMatchObject({
      code: 'webhook_message_not_found',
    });
    await work(later(100 * 60));
    expect(await messages(endpoint.id)).toMatchObject([{ state: 'delivered', tries: 1 }]);
  });

  test('that cannot be reached is left alone for a minute, whatever waits for it', async () => {
    const gone = createServer();
    gone.listen(0, '127.0.0.1');
    await new Promise((resolve) => gone.once('listening', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const { endpoint } = await create([], `http://127.0.0.1:${port}/`);
    await invoice('R1');
    await invoice('R2');
    await work(START);
    const all = await messages(endpoint.id);
    expect(all.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    const tried = await run((context) =>
      attemptsOf(
        context,
        all.map(({ id }) => id),
      ),
    );
    expect(tried).toMatchObject([{ status: null }]);
    expect(await endpointNow(endpoint.id)).toMatchObject({ silentUntil: later(1) });
  });
});

test('a secret is rotated without loss: for a day both sign, then the new one alone', async () => {
  const { endpoint, secret: old } = await create();
  const fresh = await run((context) => rotateSecret(context, parts, endpoint.id));
  expect(fresh).not.toBe(old);
  const signedBy = async (minutes: number, number: string) => {
    receiver.received.length = 0;
    now = later(minutes);
    await invoice(number);
    await work(now);
    return [old, fresh].map((secret) => isSigned(receiver.received[0]!, secret));
  };
  expect(await signedBy(0, 'R1')).toEqual([true, true]);
  expect(await signedBy(24 * 60 - 1, 'R2')).toEqual([true, true]);
  expect(await signedBy(24 * 60, 'R3')).toEqual([false, true]);
});
