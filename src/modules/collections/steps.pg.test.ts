import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/days.ts';
import { recordPayment } from '../receivables/index.ts';
import {
  aStory,
  DUE,
  morning,
  USD,
  type CollectionsStory,
} from '../../../test/support/collections-story.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { day } from './fixtures.ts';
import {
  approveProposal,
  completeTask,
  previewRun,
  recheck,
  recordCarriedOut,
  recordNoticeOutcome,
} from './index.ts';

let db: TestDatabase;
let story: CollectionsStory;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  story = await aStory(db);
});

describe('a payment', () => {
  it('takes back the proposal and the unsent notice at once', async () => {
    await story.publish();
    const debtor = await story.aDebtor('1');
    await story.liveThrough(day('2026-03-03'), day('2026-03-30'));
    await story.run(day('2026-03-31'));
    expect((await story.proposals()).map((each) => each.state)).toEqual(['proposed']);
    const unsent = (await story.notices()).at(-1)!;
    expect(unsent.state).toBe('requested');

    await story.pay(debtor, 100_000n, day('2026-03-31'));

    expect((await story.proposals()).map((each) => each.state)).toEqual(['withdrawn']);
    expect((await story.notices()).at(-1)!.state).toBe('withdrawn');
    expect(await story.standingOf(debtor)).toBe('clear');
    const verdict = await story.at(day('2026-03-31'), (context) =>
      recheck(context, { noticeKey: unsent.key }),
    );
    expect(verdict).toMatchObject({ verdict: 'withdrawn' });
    expect(await story.violations()).toEqual([]);
  });

  it('is seen right before a notice leaves, even if nobody decided about it', async () => {
    await story.publish();
    const debtor = await story.aDebtor('1');
    const asOf = day('2026-03-05');
    await story.run(asOf);
    const [notice] = await story.notices();
    const subject = { noticeKey: notice!.key };
    expect(await story.at(asOf, (context) => recheck(context, subject))).toEqual({
      verdict: 'go',
      currency: 'USD',
      amount: 100_000n,
    });
    const payment = { customerId: debtor, currency: USD, receivedOn: asOf };
    await story.at(asOf, (context) => recordPayment(context, { ...payment, amount: 40_000n }));
    expect(await story.at(asOf, (context) => recheck(context, subject))).toMatchObject({
      verdict: 'go',
      amount: 60_000n,
    });
    await story.at(asOf, (context) => recordPayment(context, { ...payment, amount: 60_000n }));
    expect(await story.at(asOf, (context) => recheck(context, subject))).toEqual({
      verdict: 'withdrawn',
      reason: 'no_longer_overdue',
    });
    expect((await story.notices()).map((each) => each.state)).toEqual(['withdrawn']);
  });
});

describe('proposals', () => {
  it('are approved by a person, carried out on an allowed day and told to the customer after that', async () => {
    await story.publish();
    const debtor = await story.aDebtor('1');
    await story.liveThrough(day('2026-03-03'), day('2026-04-20'));
    const suspend = (await story.proposals()).find((each) => each.kind === 'suspend')!;
    // A Friday is no day for it, an approval it is.
    const friday = day('2026-04-24');
    await story.at(friday, (context) => approveProposal(context, suspend.id, 'Nobody answers'));
    await expect(
      story.at(friday, (context) => recordCarriedOut(context, suspend.id)),
    ).rejects.toMatchObject({ code: 'proposal_not_today' });
    await story.at(day('2026-04-27'), (context) => recordCarriedOut(context, suspend.id));
    await story.run(day('2026-04-27'));
    expect((await story.notices()).at(-1)).toMatchObject({ stage: 'suspension' });
    expect(await story.standingOf(debtor)).toBe('suspension');
  });

  it('cannot be approved when the customer has paid', async () => {
    await story.publish();
    const debtor = await story.aDebtor('1');
    await story.liveThrough(day('2026-03-03'), day('2026-04-20'));
    const [proposal] = await story.proposals();
    const on = day('2026-04-21');
    await story.at(on, (context) =>
      recordPayment(context, {
        customerId: debtor,
        currency: USD,
        amount: 99_500n,
        receivedOn: on,
      }),
    );
    await expect(
      story.at(on, (context) => approveProposal(context, proposal!.id, 'Too late')),
    ).rejects.toMatchObject({ code: 'proposal_no_longer_holds' });
  });
});

describe('a notice that does not arrive', () => {
  it('opens one task, proves nothing, and is tried again when the task is done', async () => {
    await story.publish();
    await story.aDebtor('1');
    const asOf = day('2026-03-05');
    await story.run(asOf);
    const [notice] = await story.notices();
    const report = { noticeKey: notice!.key, on: asOf, at: morning(asOf) };
    await story.at(asOf, async (context) => {
      // Reports overtake each other and come twice.
      await recordNoticeOutcome(context, { ...report, outcome: 'bounced' });
      await recordNoticeOutcome(context, { ...report, outcome: 'accepted' });
      await recordNoticeOutcome(context, { ...report, outcome: 'bounced' });
    });
    expect((await story.notices()).map((each) => each.state)).toEqual(['bounced']);
    await story.run(day('2026-03-20'));
    expect(await story.notices()).toHaveLength(1);
    const rows = await story.rows<{ id: string; purpose: string }>(
      `select id, purpose from collections.task where partner_id = $1`,
    );
    expect(rows.map((row) => row.purpose)).toEqual(['undelivered']);
    await story.at(day('2026-03-20'), (context) =>
      completeTask(context, rows[0]!.id, 'New address'),
    );
    await story.run(day('2026-03-23'));
    expect((await story.notices()).map((each) => each.key.split(':').at(-1))).toEqual(['1', '2']);
  });
});

describe('a preview', () => {
  it('counts what the run would and writes nothing', async () => {
    await story.publish();
    await story.aDebtor('1');
    await story.aDebtor('2', { dueOn: addDays(DUE, 60) });
    const asOf = day('2026-03-05');
    const before = await story.written();
    const preview = await story.at(asOf, (context) =>
      previewRun((work) => work(context), { asOf }, 10),
    );
    expect(await story.written()).toEqual(before);
    expect(preview.differencesTotal).toBe(1);
    expect(preview.differences).toMatchObject([
      { stageBefore: 'clear', stage: 'friendly_reminder', overdue: 100_000n, effects: ['notice'] },
    ]);
    expect((await story.run(asOf)).summary).toEqual(preview.summary);
  });

  it('looks into the future and works before any policy is published', async () => {
    await story.aDebtor('1');
    const preview = await story.at(day('2026-01-05'), (context) =>
      previewRun((work) => work(context), { asOf: day('2026-03-05') }),
    );
    expect(preview.policyVersion).toBeNull();
    expect(preview.summary.stages).toMatchObject({ friendly_reminder: 1 });
  });
});
