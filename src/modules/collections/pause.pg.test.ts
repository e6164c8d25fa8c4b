import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aStory, type CollectionsStory, USD } from '../../../test/support/collections-story.ts';
import {
  ACTIVE,
  consequencesOf,
  TODAY,
  type Consequences,
} from '../../../test/support/consequences.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { openDebits, recordPayment } from '../receivables/index.ts';
import { getHalt, throwSwitch, watchPayments } from './commands-halt.ts';
import { evaluateCustomer } from './commands-customer.ts';
import { carryOutConsequence, recordCarriedOut } from './commands-consequence.ts';
import { endPause, followDuePauses, openPause, openPromise } from './commands-pause.ts';

let db: TestDatabase;
let story: CollectionsStory;
let world: Consequences;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  story = await aStory(db);
  world = consequencesOf(story);
  await story.publish();
});

const LATER = addDays(TODAY, 10);

/** A debtor whose suspension waits for a person. */
async function aDebtorInTrouble() {
  const debtor = await story.aDebtor('1');
  const subscription = await world.aSubscription(debtor);
  await story.liveThrough(world.firstRun, world.lastRun);
  return { debtor, subscription };
}

function promise(debtor: string, dueOn: Day = LATER, givesBack = false): Promise<string> {
  return story.at(TODAY, async (context) => {
    const debits = await openDebits(context, debtor);
    return openPromise(context, {
      customerId: debtor,
      kind: 'promise',
      documentIds: debits.map((each) => each.id),
      instalments: [{ dueOn, amount: 100_000n }],
      reason: 'Ms Sato on the telephone',
      givesBack,
    });
  });
}

function pays(debtor: string, amount: bigint, on: Day) {
  return story.at(on, (context) =>
    recordPayment(context, {
      customerId: debtor,
      currency: USD,
      amount,
      receivedOn: on,
      allocate: 'oldest_first',
    }),
  );
}

const states = async () =>
  (
    await story.rows<{ state: string }>(
      `select state from collections.pause where partner_id = $1 order by id`,
    )
  ).map((each) => each.state);

describe('a promise', () => {
  it('takes back what waits, and when it breaks the right stage goes on by itself', async () => {
    const { debtor } = await aDebtorInTrouble();
    expect((await world.proposed())[0]).toMatchObject({ state: 'proposed' });
    await promise(debtor);
    expect((await world.proposed())[0]).toMatchObject({ state: 'withdrawn' });
    expect(await story.standingOf(debtor)).toBe('clear');
    await story.run(addDays(LATER, 2));
    expect(await story.standingOf(debtor)).toBe('clear');

    // The day after the tolerance, with the notices from before as its proof.
    const broken = addDays(LATER, 3);
    await story.at(broken, followDuePauses);
    expect(await states()).toEqual(['broken']);
    expect(await story.standingOf(debtor)).toBe('suspension');
    await story.run(broken);
    expect((await world.proposed()).map((each) => each.state)).toEqual(['withdrawn', 'proposed']);
    expect(await story.violations()).toEqual([]);
  });

  it('that is kept ends in nothing, and a run finds nothing more to do', async () => {
    const { debtor } = await aDebtorInTrouble();
    await promise(debtor);
    await pays(debtor, 100_000n, LATER);
    await story.at(LATER, (context) => followDuePauses(context));
    await story.at(addDays(LATER, 3), followDuePauses);
    expect(await states()).toEqual(['kept']);
    await story.run(addDays(LATER, 3));
    expect(await story.standingOf(debtor)).toBe('clear');
  });

  it('gives back nothing by itself, and everything where a person says so', async () => {
    for (const [index, givesBack] of [false, true].entries()) {
      const own = await aStory(db);
      story = own;
      world = consequencesOf(own);
      await own.publish();
      const debtor = await own.aDebtor(`${index}`);
      const subscription = await world.aSubscription(debtor);
      await world.approved();
      await world.carryOutDue();
      expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });
      await promise(debtor, LATER, givesBack);
      expect(await world.seen(subscription)).toMatchObject(
        givesBack ? ACTIVE : { status: 'suspended', autoRenew: false },
      );
      expect(await own.violations()).toEqual([]);
      await pays(debtor, 100_000n, LATER);
      await own.at(LATER, (context) => evaluateCustomer(context, debtor));
      expect(await world.seen(subscription)).toMatchObject(ACTIVE);
    }
  });

  it('is taken once per invoice, may be renegotiated, and not after too many were broken', async () => {
    const { debtor } = await aDebtorInTrouble();
    const first = await promise(debtor);
    await expect(promise(debtor)).rejects.toMatchObject({ code: 'pause_invoice_promised' });
    await story.at(TODAY, async (context) => {
      const [debit] = await openDebits(context, debtor);
      await openPromise(context, {
        customerId: debtor,
        kind: 'promise',
        documentIds: [debit!.id],
        instalments: [{ dueOn: addDays(TODAY, 1), amount: 100_000n }],
        reason: 'Earlier after all',
        givesBack: false,
        replacesId: first,
      });
    });
    expect(await states()).toEqual(['withdrawn', 'open']);
    let on = addDays(TODAY, 5);
    await story.at(on, followDuePauses);
    for (let count = 1; count <= 2; count += 1) {
      const dueOn = on;
      await story.at(on, async (context) => {
        const [debit] = await openDebits(context, debtor);
        await openPromise(context, {
          customerId: debtor,
          kind: 'promise',
          documentIds: [debit!.id],
          instalments: [{ dueOn, amount: 1n }],
          reason: 'Once more',
          givesBack: false,
        });
      });
      on = addDays(on, 5);
      await story.at(on, followDuePauses);
    }
    expect(await states()).toEqual(['withdrawn', 'broken', 'broken', 'broken']);
    const again = story.at(on, async (context) => {
      const [debit] = await openDebits(context, debtor);
      return openPromise(context, {
        customerId: debtor,
        kind: 'promise',
        documentIds: [debit!.id],
        instalments: [{ dueOn: on, amount: 1n }],
        reason: 'Again',
        givesBack: false,
      });
    });
    await expect(again).rejects.toMatchObject({ code: 'promise_too_many_broken' });
  });
});

describe('a legal hold', () => {
  it('keeps everything still until its day, or until a person ends it', async () => {
    const { debtor } = await aDebtorInTrouble();
    const hold = await story.at(TODAY, (context) =>
      openPause(context, {
        customerId: debtor,
        kind: 'legal_hold',
        currency: null,
        until: addDays(TODAY, 200),
        reason: 'Insolvency proceedings 12/26',
        givesBack: false,
      }),
    );
    await story.run(addDays(TODAY, 30));
    expect(await story.standingOf(debtor)).toBe('clear');
    await story.at(addDays(TODAY, 31), (context) => endPause(context, hold, 'Proceedings over'));
    expect(await story.standingOf(debtor)).toBe('suspension');
    expect(await states()).toEqual(['ended']);
  });
});

describe('the switch', () => {
  it('stops an approved suspension at the last second, and lets it go on when released', async () => {
    const debtor = await story.aDebtor('1');
    const subscription = await world.aSubscription(debtor);
    const proposal = await world.approved();
    await story.at(TODAY, (context) => throwSwitch(context, true, 'The bank file is wrong'));
    const [effect] = await world.effects();
    const attempt = () => story.at(TODAY, (context) => carryOutConsequence(context, effect!.key));
    expect(await attempt()).toEqual({ kind: 'halted', cause: 'switched_off' });
    await expect(
      story.at(TODAY, (context) => recordCarriedOut(context, proposal)),
    ).rejects.toMatchObject({ code: 'collections_halted' });
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
    await expect(
      story.at(TODAY, (context) => throwSwitch(context, true, 'Once more')),
    ).rejects.toMatchObject({ code: 'collections_halt_unchanged' });

    await story.at(TODAY, (context) => throwSwitch(context, false, 'It was right'));
    expect(await attempt()).toMatchObject({ kind: 'done' });
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });
  });

  it('closes by itself while payments are older than agreed', async () => {
    await story.aDebtor('1');
    const other = await story.aDebtor('2');
    await story.at(TODAY, (context) => watchPayments(context, 3));
    const cause = async (on: Day) => (await story.at(on, getHalt)).cause;
    expect(await cause(TODAY)).toBe('payments_stale');
    await pays(other, 1n, TODAY);
    expect(await cause(TODAY)).toBeNull();
    expect(await cause(addDays(TODAY, 10))).toBe('payments_stale');
  });
});
