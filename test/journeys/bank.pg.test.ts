import { afterAll, beforeAll, expect, test } from 'vitest';
import { wireEvents } from '../../src/app/reactions.ts';
import { formatDay } from '../../src/kernel/days.ts';
import { importStatement } from '../../src/modules/bank/index.ts';
import { evaluateCustomer } from '../../src/modules/collections/index.ts';
import { aStory } from '../support/collections-story.ts';
import { ACTIVE, consequencesOf, TODAY } from '../support/consequences.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  wireEvents();
});
afterAll(() => db.drop());

test('a bank statement that pays what is overdue gives access back, with no person in between', async () => {
  const story = await aStory(db);
  const world = consequencesOf(story);
  await story.publish();
  const debtor = await story.aDebtor('1');
  const subscription = await world.aSubscription(debtor);
  await world.approved();
  await world.carryOutDue();
  expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });

  const rows = [
    'date,amount,currency,payer,text',
    `${formatDay(TODAY)},1000.00,USD,Customer 1,INV-1`,
  ];
  const result = await story.at(TODAY, (context) =>
    importStatement(context, {
      format: 'csv',
      fileName: 'today.csv',
      bytes: Buffer.from(rows.join('\n')),
      badRows: 'stop',
      dryRun: false,
    }),
  );
  expect(result).toMatchObject({ matched: 1 });
  const asked = await story.rows<{ payload: { customerId: string } }>(
    `select payload from platform.outbox where partner_id = $1 and kind = 'collections.evaluate'
     order by id desc limit 1`,
  );
  expect(asked).toEqual([{ payload: { customerId: debtor } }]);
  await story.at(TODAY, (context) => evaluateCustomer(context, debtor));
  expect(await world.seen(subscription)).toMatchObject(ACTIVE);
});
