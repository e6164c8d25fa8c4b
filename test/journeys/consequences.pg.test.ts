import { afterAll, beforeAll, expect, test } from 'vitest';
import { effectHandlers } from '../../src/app/effects.ts';
import { wireEvents } from '../../src/app/reactions.ts';
import { approveProposal } from '../../src/modules/collections/index.ts';
import { recordPayment } from '../../src/modules/receivables/index.ts';
import { silentLog } from '../../src/platform/log.ts';
import { openSecretBox } from '../../src/platform/secrets.ts';
import { carryOutDueEffects } from '../../src/worker/outbox.ts';
import { aStory, morning, USD } from '../support/collections-story.ts';
import { ACTIVE, consequencesOf, TODAY } from '../support/consequences.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  wireEvents();
});
afterAll(() => db.drop());

/** The worker's round, at nine in the morning of the day, until nothing is due. */
async function workerRound(): Promise<void> {
  const handlers = effectHandlers({
    config: { baseUrl: 'http://localhost', webhookReach: 'loopback' },
    installation: { secrets: openSecretBox(Buffer.alloc(32, 7)), database: db.database },
    log: silentLog,
  });
  // Letters have a test of their own.
  const { 'notices.prepare': _, ...own } = handlers;
  const clock = { now: () => morning(TODAY) };
  const deps = { database: db.database, handlers: own, clock, log: silentLog, spread: () => 0 };
  while ((await carryOutDueEffects(deps, new AbortController().signal)) > 0);
}

test('a yes suspends and a payment restores, each by one round of the worker', async () => {
  const story = await aStory(db);
  const world = consequencesOf(story);
  await story.publish();
  const debtor = await story.aDebtor('1');
  const subscription = await world.aSubscription(debtor);
  await story.liveThrough(world.firstRun, world.lastRun);
  const [proposal] = await world.proposed();
  await story.at(TODAY, (context) => approveProposal(context, proposal!.id, 'Nobody answers'));
  expect(await world.seen(subscription)).toMatchObject(ACTIVE);

  await workerRound();
  expect(await world.seen(subscription)).toMatchObject({ status: 'suspended', autoRenew: false });

  const payment = { customerId: debtor, currency: USD, amount: 100_000n, receivedOn: TODAY };
  await story.at(TODAY, (context) => recordPayment(context, payment));
  await workerRound();
  expect(await world.seen(subscription)).toMatchObject(ACTIVE);
  expect(await world.holds()).toMatchObject([{ lifted: true }]);
  const dead = await story.rows(
    `select kind, last_error from platform.outbox where partner_id = $1 and state = 'dead'`,
  );
  expect(dead).toEqual([]);
});
