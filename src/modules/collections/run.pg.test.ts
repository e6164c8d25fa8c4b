import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { aStory, DUE, type CollectionsStory } from '../../../test/support/collections-story.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { day } from './fixtures.ts';
import { carryOutRun, releaseRun, startRun, stopRun, type CollectionsRun } from './index.ts';

let db: TestDatabase;
let story: CollectionsStory;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  story = await aStory(db);
});

describe('a run', () => {
  it('records where customers stand, asks for notices and does nothing twice', async () => {
    await story.publish();
    const debtor = await story.aDebtor('1');
    await story.aDebtor('2', { dueOn: addDays(DUE, 60) });
    const asOf = day('2026-03-05');

    const done = await story.run(asOf);

    expect(done).toMatchObject({ state: 'done', customersDone: 2, customersTotal: 2 });
    expect(done.summary).toMatchObject({
      asOf: '2026-03-05',
      customers: 2,
      openInvoices: 2,
      overdueInvoices: 1,
      overdueCustomers: 1,
      currencies: {
        USD: {
          open: '2000.00',
          overdue: '1000.00',
          buckets: {
            notDue: { count: 1, amount: '1000.00' },
            '1-30': { count: 1, amount: '1000.00' },
          },
        },
      },
      effects: { notice: 1 },
    });
    expect(done.summary.stages).toMatchObject({ clear: 1, friendly_reminder: 1, suspension: 0 });
    expect(await story.notices()).toEqual([
      {
        key: `${debtor}:USD:friendly_reminder:2026-03-02:1`,
        stage: 'friendly_reminder',
        state: 'requested',
      },
    ]);
    const before = await story.written();
    const again = await story.run(asOf);
    expect(again.summary).toMatchObject({ customers: 2, effects: {} });
    expect(await story.written()).toEqual(before);
    expect(await story.violations()).toEqual([]);
  });

  it('hands notices everything that writing them needs', async () => {
    await story.publish();
    const debtor = await story.aDebtor('1');
    await story.run(day('2026-03-05'));
    const rows = await story.rows(
      `select kind, key, payload from platform.outbox where partner_id = $1 and kind = 'notices.prepare'`,
    );
    const key = `${debtor}:USD:friendly_reminder:2026-03-02:1`;
    expect(rows).toEqual([
      {
        kind: 'notices.prepare',
        key,
        payload: {
          noticeKey: key,
          customerId: debtor,
          currency: 'USD',
          stageKey: 'friendly_reminder',
          templateKey: 'friendly_reminder',
          asOf: '2026-03-05',
          policyVersionId: expect.any(String),
          amountOverdue: '1000.00',
          consequence: null,
          consequences: [],
        },
      },
    ]);
  });

  it('leads to a proposal only after every notice was delivered and its day has come', async () => {
    await story.publish();
    await story.aDebtor('1');
    await story.liveThrough(day('2026-03-03'), day('2026-04-13'));
    expect((await story.notices()).map((each) => each.stage)).toEqual([
      'friendly_reminder',
      'first_reminder',
      'final_notice',
    ]);
    // Only the block of purchases, which the first reminder announced.
    expect((await story.proposals()).map((each) => each.kind)).toEqual(['block_purchases']);
    await story.liveThrough(day('2026-04-14'), day('2026-04-20'));
    expect((await story.proposals()).map((each) => [each.kind, each.state])).toEqual([
      ['block_purchases', 'proposed'],
      ['suspend', 'proposed'],
    ]);
    expect(await story.violations()).toEqual([]);
  });

  it('refuses days that no run is about', async () => {
    await story.publish();
    const today = day('2026-03-05');
    for (const [asOf, code] of [
      [day('1985-01-01'), 'collections_day_out_of_range'],
      [day('2040-01-01'), 'collections_day_out_of_range'],
      [day('2026-03-06'), 'collections_day_in_future'],
    ] as const) {
      await expect(
        story.at(today, (context) =>
          startRun(context, { asOf, startedBy: 'person', inBackground: true }),
        ),
      ).rejects.toMatchObject({ code });
    }
  });

  it('refuses to start without a published policy', async () => {
    await expect(story.run(day('2026-03-05'))).rejects.toMatchObject({
      code: 'policy_not_published',
    });
  });

  it('about a past day sends today, and a past day after a later one changes nothing', async () => {
    await story.publish();
    const debtor = await story.aDebtor('1');
    const today = day('2026-10-05');
    await story.run(day('2026-03-16'), 2, today);
    const rows = await story.rows(
      `select asked_on, send_on from collections.notice_request where partner_id = $1`,
    );
    expect(rows).toHaveLength(1);
    await story.run(today);
    expect(await story.standingOf(debtor)).toBe('friendly_reminder');
    const before = await story.written();
    const back = await story.run(day('2026-03-05'), 2, today);
    expect(back).toMatchObject({ state: 'done', looksBack: true });
    expect(await story.written()).toEqual(before);
  });

  it('of another day waits until the present one has ended', async () => {
    await story.publish();
    const today = day('2026-03-06');
    const request = { startedBy: 'person', inBackground: true } as const;
    const first = await story.at(today, (context) =>
      startRun(context, { ...request, asOf: day('2026-03-05') }),
    );
    await expect(
      story.at(today, (context) => startRun(context, { ...request, asOf: today })),
    ).rejects.toMatchObject({ code: 'collections_run_active' });
    const same = await story.at(today, (context) =>
      startRun(context, { ...request, asOf: day('2026-03-05') }),
    );
    expect(same.id).toBe(first.id);
  });
});

/**
 * Carries a run on until its n-th transaction, which fails at its end, as if the process had been
 * killed there.
 */
async function untilKilled(runId: string, today: Day, nth: number): Promise<CollectionsRun | null> {
  let transactions = 0;
  const access = {
    transact: <T>(work: (context: Context) => Promise<T>) =>
      story.at(today, async (context) => {
        const result = await work(context);
        transactions += 1;
        if (transactions === nth) throw new Error('killed');
        return result;
      }),
  };
  try {
    const run = await carryOutRun(access, runId, undefined, 3);
    return run.state === 'done' ? run : null;
  } catch (error) {
    if ((error as Error).message === 'killed') return null;
    throw error;
  }
}

describe('a killed run', () => {
  it('goes on where it stopped and leaves the same tables as an unbroken one', async () => {
    const asOf = day('2026-03-05');
    const other = await aStory(db);
    for (const each of [story, other]) {
      await each.publish();
      for (let number = 1; number <= 11; number += 1) {
        await each.aDebtor(String(number), { dueOn: addDays(DUE, -number), riskClass: 'D' });
      }
    }
    await other.run(asOf, 3);

    const started = await story.start(asOf);
    let finished: CollectionsRun | null = null;
    let deaths = 0;
    for (; finished === null && deaths < 60; deaths += 1) {
      finished = await untilKilled(started.id, asOf, 2 + (deaths % 4));
    }

    expect(deaths).toBeGreaterThan(3);
    expect(finished?.summary).toMatchObject({ customers: 11, effects: { notice: 11 } });
    expect(await story.written()).toEqual(await other.written());
  });

  it('is carried out by one process only', async () => {
    await story.publish();
    for (let number = 1; number <= 8; number += 1) await story.aDebtor(String(number));
    const asOf = day('2026-03-05');
    const started = await story.at(asOf, (context) =>
      startRun(context, { asOf, startedBy: 'command_line', inBackground: false }),
    );
    const access = {
      transact: <T>(work: (context: Context) => Promise<T>) => story.at(asOf, work),
    };
    const outcomes = await Promise.allSettled([
      carryOutRun(access, started.id, undefined, 2),
      carryOutRun(access, started.id, undefined, 2),
    ]);
    const lost = outcomes.filter((each) => each.status === 'rejected');
    for (const each of lost) {
      expect(each.reason).toMatchObject({ code: 'collections_run_taken_over' });
    }
    const done = await carryOutRun(access, started.id, undefined, 2);
    expect(done).toMatchObject({ state: 'done', customersDone: 8 });
    expect(await story.notices()).toHaveLength(8);
  });

  it('does not write over what was decided while it worked', async () => {
    await story.publish();
    const debtor = await story.aDebtor('1');
    const asOf = day('2026-03-05');
    const started = await story.at(asOf, (context) =>
      startRun(context, { asOf, startedBy: 'command_line', inBackground: false }),
    );
    let transactions = 0;
    const access = {
      transact: async <T>(work: (context: Context) => Promise<T>) => {
        const result = await story.at(asOf, work);
        transactions += 1;
        // The batch has been read; the payment arrives before it is written.
        if (transactions === 2) await story.pay(debtor, 100_000n, asOf);
        return result;
      },
    };
    await carryOutRun(access, started.id);
    expect(await story.notices()).toEqual([]);
    expect(await story.standingOf(debtor)).toBeUndefined();
  });
});

describe('the brake', () => {
  /** Seven customers who come to the suspension on one day, where five are allowed. */
  async function sevenAtTheBrink(): Promise<Day> {
    await story.publish();
    for (let number = 1; number <= 7; number += 1) await story.aDebtor(String(number));
    const last = day('2026-03-30');
    await story.liveThrough(day('2026-03-03'), last);
    return addDays(last, 1);
  }

  it('stops a run before it proposes more harm than allowed, until a person releases it', async () => {
    const asOf = await sevenAtTheBrink();
    const braked = await story.run(asOf, 10);
    expect(braked).toMatchObject({
      state: 'braked',
      harmfulAllowed: 5,
      harmfulProposed: 0,
      brakedHarmful: 7,
    });
    expect(await story.proposals()).toEqual([]);
    await expect(story.run(asOf)).rejects.toMatchObject({ code: 'collections_run_active' });

    await story.at(asOf, (context) => releaseRun(context, braked.id, 'Month end, checked by hand'));
    const access = {
      transact: <T>(work: (context: Context) => Promise<T>) => story.at(asOf, work),
    };
    const released = await carryOutRun(access, braked.id);
    expect(released).toMatchObject({ state: 'done', harmfulProposed: 7 });
    expect(await story.proposals()).toHaveLength(7);
  });

  it('stopped for good takes back what the run proposed', async () => {
    const asOf = await sevenAtTheBrink();
    const braked = await story.run(asOf, 3);
    expect(braked).toMatchObject({ state: 'braked', harmfulProposed: 3 });
    const stopped = await story.at(asOf, (context) => stopRun(context, braked.id));
    expect(stopped.state).toBe('stopped');
    expect((await story.proposals()).map((each) => each.state)).toEqual(Array(3).fill('withdrawn'));
  });
});
