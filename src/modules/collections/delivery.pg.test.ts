import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aStory, DUE, type CollectionsStory } from '../../../test/support/collections-story.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { recordDelivery } from './commands-delivery.ts';
import { recordNoticeOutcome, type NoticeReport } from './commands-step.ts';

let db: TestDatabase;
let story: CollectionsStory;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  story = await aStory(db);
  await story.publish();
  await story.aDebtor('1');
});

const FIRST = addDays(DUE, 3);

/** The first notice that a run asks for. */
async function aNotice(): Promise<string> {
  for (let day = addDays(DUE, 1); day <= addDays(DUE, 10); day = addDays(day, 1)) {
    await story.run(day);
    const [notice] = await story.notices();
    if (notice) return notice.key;
  }
  throw new Error('nothing was asked for');
}

const hear = (noticeKey: string, outcome: NoticeReport['outcome'], on: Day) =>
  story.at(on, (context) =>
    recordNoticeOutcome(context, { noticeKey, outcome, on, at: context.now }),
  );

const bring = (noticeKey: string, on: Day, today = on) =>
  story.at(today, (context) =>
    recordDelivery(context, { noticeKey, how: 'letter', on, evidence: 'RR 123 456 789 JP' }),
  );

const tasks = () =>
  story.rows<{ state: string; purpose: string }>(
    `select state, purpose from collections.task where partner_id = $1`,
  );

describe('a notice that a person brings', () => {
  it('counts as delivered after it bounced, closes the task, and no later bounce undoes it', async () => {
    const key = await aNotice();
    const day = addDays(FIRST, 10);
    await hear(key, 'accepted', day);
    await hear(key, 'bounced', day);
    expect(await tasks()).toEqual([{ state: 'open', purpose: 'undelivered' }]);
    await bring(key, addDays(day, 4));
    expect(await story.notices()).toMatchObject([{ key, state: 'delivered' }]);
    expect(await tasks()).toEqual([{ state: 'done', purpose: 'undelivered' }]);
    await hear(key, 'bounced', addDays(day, 5));
    expect(await story.notices()).toMatchObject([{ key, state: 'delivered' }]);
    await expect(bring(key, addDays(day, 5))).rejects.toMatchObject({
      code: 'notice_not_deliverable',
    });
    expect(await story.violations()).toEqual([]);
  });

  it('cannot arrive before it was asked for, nor tomorrow, nor before it was sent', async () => {
    const key = await aNotice();
    const day = addDays(FIRST, 10);
    await expect(bring(key, day)).rejects.toMatchObject({ code: 'notice_not_deliverable' });
    await hear(key, 'failed', day);
    await expect(bring(key, addDays(DUE, -1), day)).rejects.toMatchObject({
      code: 'delivery_day_invalid',
    });
    await expect(bring(key, addDays(day, 1), day)).rejects.toMatchObject({
      code: 'delivery_day_invalid',
    });
    await bring(key, day);
    expect(await story.notices()).toMatchObject([{ state: 'delivered' }]);
  });
});
