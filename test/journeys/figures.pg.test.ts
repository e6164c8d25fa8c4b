import { afterAll, beforeAll, expect, test } from 'vitest';
import { wireEvents } from '../../src/app/reactions.ts';
import { addDays, formatDay } from '../../src/kernel/days.ts';
import { evaluateCustomer } from '../../src/modules/collections/index.ts';
import { figures, forecast } from '../../src/modules/reports/index.ts';
import { recordPayment } from '../../src/modules/receivables/index.ts';
import { aStory, DUE, USD } from '../support/collections-story.ts';
import { consequencesOf, TODAY } from '../support/consequences.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  wireEvents();
});
afterAll(() => db.drop());

/** USD 1,000.00 of 1 January 2026, due on 2 March, suspended for and paid on 21 April. */
test('months, hand-reckoned: what was owed, and a suspension that was announced', async () => {
  const story = await aStory(db);
  const world = consequencesOf(story);
  await story.publish();
  const debtor = await story.aDebtor('1');
  await world.aSubscription(debtor);
  await world.approved();
  await world.carryOutDue();
  const payment = { customerId: debtor, currency: USD, amount: 100_000n, receivedOn: TODAY };
  await story.at(TODAY, (context) =>
    recordPayment(context, { ...payment, allocate: 'oldest_first' }),
  );
  await story.at(TODAY, (context) => evaluateCustomer(context, debtor));

  const { money, work } = await story.at(TODAY, (context) => figures(context, 4));
  expect(money.map((each) => each.currency)).toEqual(['USD']);
  const months = money[0]!.months.slice(-4).map((month) => ({
    through: formatDay(month.through),
    receivables: month.receivables,
    current: month.current,
    sales: month.sales,
    days: [month.daysSalesOutstanding, month.bestPossible, month.averageDelinquent],
    effectiveness: month.effectiveness,
  }));
  const owed = { receivables: 100_000n, sales: 0n };
  expect(months).toEqual([
    // November to January have 92 days, and nothing was owed before.
    {
      ...owed,
      through: '2026-01-31',
      current: 100_000n,
      sales: 100_000n,
      days: ['92.0', '92.0', '0.0'],
      effectiveness: null,
    },
    {
      ...owed,
      through: '2026-02-28',
      current: 100_000n,
      days: ['90.0', '90.0', '0.0'],
      effectiveness: null,
    },
    // All of it could have come in, and none of it did.
    {
      ...owed,
      through: '2026-03-31',
      current: 0n,
      days: ['90.0', '0.0', '90.0'],
      effectiveness: '0.0',
    },
    // Nothing was sold from February to April.
    {
      through: '2026-04-30',
      receivables: 0n,
      current: 0n,
      sales: 0n,
      days: [null, null, null],
      effectiveness: '100.0',
    },
  ]);
  expect(work.at(-1)).toMatchObject({
    suspensions: 1,
    suspensionsWithoutNotice: 0,
    restorations: 1,
    secondsToRestore: 0,
  });
  expect(work.slice(0, 3).map((month) => month.suspensions)).toEqual([0, 0, 0]);
});

test('a suspension whose letters came back counts as one without notice', async () => {
  const story = await aStory(db);
  const world = consequencesOf(story);
  await story.publish();
  const debtor = await story.aDebtor('1');
  await world.aSubscription(debtor);
  await world.approved();
  await world.carryOutDue();
  const client = await db.adminClient();
  await client.query(
    `update collections.notice_request set state = 'bounced', outcome_on = sent_on
     where partner_id = $1`,
    [story.partnerId],
  );
  const { work } = await story.at(TODAY, (context) => figures(context, 1));
  expect(work).toMatchObject([{ suspensions: 1, suspensionsWithoutNotice: 1 }]);
  expect(work[0]!.noticesArrived).toBe(0);
});

test('an open invoice is expected as late as its customer usually pays', async () => {
  const story = await aStory(db);
  const debtor = await story.aDebtor('1', { dueOn: addDays(DUE, 60) });
  await story.owes(debtor, USD, 5_000n);
  const weeks = await story.at(DUE, async (context) => (await forecast(context))[0]!.weeks);
  const expected = weeks.filter((week) => week.amount > 0n);
  // Nobody has a habit yet: each on its due day.
  expect(expected.map((week) => [formatDay(week.from), week.amount])).toEqual([
    ['2026-03-02', 5_000n],
    ['2026-04-27', 100_000n],
  ]);
});
