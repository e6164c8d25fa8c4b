import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { aStory, USD, type CollectionsStory } from '../../../test/support/collections-story.ts';
import {
  ACTIVE,
  anOffer,
  consequencesOf,
  TODAY,
  type Consequences,
} from '../../../test/support/consequences.ts';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import {
  openDebits,
  openDispute,
  recordPayment,
  recordRecovery,
  writeOff,
} from '../receivables/index.ts';
import { placeHolds, placeOrder } from '../subscriptions/index.ts';
import { retirePolicy } from './commands-policy.ts';
import { day } from './fixtures.ts';
import {
  approveProposal,
  carryOutConsequence,
  carryOutRun,
  declineProposal,
  evaluateCustomer,
  getPublishedPolicy,
  recordCarriedOut,
  startRun,
  stopRun,
} from './index.ts';

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
});

describe('a suspension for non-payment', () => {
  let debtor: string;
  let subscription: string;

  async function suspended(): Promise<void> {
    await story.publish();
    debtor = await story.aDebtor('1');
    subscription = await world.aSubscription(debtor);
    await world.approved();
    expect(await world.carryOutDue()).toEqual(['done']);
  }

  it('withholds access once it is approved, and a payment gives everything back, once', async () => {
    await suspended();
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended', autoRenew: false });
    expect(await world.holds()).toEqual([
      { scope: 'subscription', source_id: 'USD:suspension', owner: 'partner', lifted: false },
    ]);
    expect(await world.carryOutDue()).toEqual(['not_open']);

    await story.pay(debtor, 100_000n, TODAY);

    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
    expect((await world.holds()).map((each) => each.lifted)).toEqual([true]);
    const before = await everythingOf();
    await story.at(TODAY, (context) => evaluateCustomer(context, debtor));
    await story.run(TODAY);
    expect(await everythingOf()).toEqual(before);
    expect(await story.violations()).toEqual([]);
  });

  function everythingOf() {
    return story.rows(
      `select type, after from platform.event where partner_id = $1
         and type like 'subscriptions.%' or type = 'collections.stage_changed' order by id`,
    );
  }

  it('stays after a payment that leaves too much, and ends when only a bank fee is left', async () => {
    await suspended();
    await story.pay(debtor, 50_000n, TODAY);
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });
    await story.pay(debtor, 49_000n, TODAY);
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
  });

  it('outlasts a write-off, and ends when the money comes after all', async () => {
    await suspended();
    const writtenOff = await story.at(TODAY, async (context) => {
      const [invoice] = await openDebits(context, debtor);
      const { document } = await writeOff(context, {
        documentId: invoice!.id,
        bookedOn: TODAY,
        reason: 'Bankrupt',
      });
      await evaluateCustomer(context, debtor);
      return document;
    });
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });

    const recovered = { writeOffId: writtenOff.id, receivedOn: TODAY };
    const { writtenOffAgain } = await story.at(TODAY, async (context) => {
      const made = await recordRecovery(context, { ...recovered, amount: 60_000n });
      await evaluateCustomer(context, debtor);
      return made;
    });
    expect(writtenOffAgain).toMatchObject({ amount: 40_000n });
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });

    await story.at(TODAY, async (context) => {
      const rest = { ...recovered, writeOffId: writtenOffAgain!.id, amount: 40_000n };
      await recordRecovery(context, rest);
      await evaluateCustomer(context, debtor);
    });
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
    expect(await story.violations()).toEqual([]);
  });

  it('ends when the customer disputes what it owes', async () => {
    await suspended();
    await story.at(TODAY, async (context) => {
      const [invoice] = await story.rows<{ id: string }>(
        `select id from receivables.document where partner_id = $1`,
      );
      const dispute = {
        documentId: invoice!.id,
        amount: null,
        reason: 'Not ours',
        openedOn: TODAY,
      };
      await openDispute(context, dispute);
      await evaluateCustomer(context, debtor);
    });
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
  });

  it('ends for collections, while the hold of somebody else still withholds access', async () => {
    await suspended();
    await story.at(TODAY, (context) =>
      placeHolds(context, [
        {
          customerId: debtor,
          scope: 'subscription',
          subscriptionId: subscription,
          kind: 'non_payment',
          owner: 'provider',
          reason: 'Not paid to the provider',
          sourceKind: 'enforcement',
          sourceId: 'E-1',
        },
      ]),
    );
    await story.pay(debtor, 100_000n, TODAY);
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });
    expect((await world.holds()).map((each) => [each.owner, each.lifted])).toEqual([
      ['partner', true],
      ['provider', false],
    ]);
  });

  it('ends at the next run too, when nobody heard of the payment', async () => {
    await suspended();
    await story.at(TODAY, async (context) => {
      const payment = { customerId: debtor, currency: USD, receivedOn: TODAY };
      await recordPayment(context, { ...payment, amount: 100_000n });
    });
    await story.run(TODAY);
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
  });

  it('ends by a payment even while no policy is in force', async () => {
    await suspended();
    await story.at(TODAY, async (context) => {
      await retirePolicy(context, (await getPublishedPolicy(context)).id);
    });
    await story.pay(debtor, 50_000n, TODAY);
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });
    await story.pay(debtor, 50_000n, TODAY);
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
  });

  it('has not happened when the process dies at the last moment', async () => {
    await story.publish();
    debtor = await story.aDebtor('1');
    subscription = await world.aSubscription(debtor);
    await world.approved();
    const [effect] = await world.effects();
    const dying = async (context: Context) => {
      await carryOutConsequence(context, effect!.key);
      throw new Error('killed');
    };
    await expect(story.at(TODAY, dying)).rejects.toThrow('killed');
    expect(await world.holds()).toEqual([]);
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
    expect(await world.carryOutDue()).toEqual(['done']);
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });
  });

  it('is withdrawn when the customer pays between the approval and its time', async () => {
    await story.publish();
    debtor = await story.aDebtor('1');
    subscription = await world.aSubscription(debtor);
    await world.approved();
    await story.pay(debtor, 100_000n, TODAY);
    expect(await world.carryOutDue()).toEqual(['not_open']);
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
    expect((await world.proposed()).map((each) => each.state)).toEqual(['withdrawn']);
  });

  it('waits for a day on which it may happen, and can be declined until then', async () => {
    await story.publish();
    debtor = await story.aDebtor('1');
    subscription = await world.aSubscription(debtor);
    const id = await world.approved();
    expect(await world.carryOutDue(day('2026-04-24'))).toEqual(['not_today']);
    await story.at(TODAY, (context) => declineProposal(context, id, 'They called'));
    expect(await world.carryOutDue(day('2026-04-27'))).toEqual(['not_open']);
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
  });
});

describe('whom it concerns', () => {
  it('is by default what is charged in the currency of the debt', async () => {
    await story.publish();
    const debtor = await story.aDebtor('1');
    const paidInDollars = await world.aSubscription(debtor);
    const paidInEuros = await world.aSubscription(debtor, 'EUR');
    await world.approved();
    await world.carryOutDue();
    expect(await world.seen(paidInDollars)).toMatchObject({ status: 'suspended' });
    expect(await world.seen(paidInEuros)).toMatchObject(ACTIVE);
  });

  it('is everything where the policy says so, today’s and tomorrow’s', async () => {
    await world.publish(() => ({
      consequences: [{ kind: 'suspend', riskClasses: [], scope: 'all' }],
    }));
    const debtor = await story.aDebtor('1');
    const paidInEuros = await world.aSubscription(debtor, 'EUR');
    await world.approved();
    await world.carryOutDue();
    expect(await world.seen(paidInEuros)).toMatchObject({ status: 'suspended' });
    expect(await world.holds()).toMatchObject([{ scope: 'customer', source_id: 'USD:suspension' }]);
    await story.pay(debtor, 100_000n, TODAY);
    expect(await world.seen(paidInEuros)).toMatchObject(ACTIVE);
  });

  it('keeps the debts in two currencies apart', async () => {
    await world.publish(() => ({
      consequences: [{ kind: 'suspend', riskClasses: [], scope: 'all' }],
    }));
    const debtor = await story.aDebtor('1');
    await story.owes(debtor, 'EUR' as Currency, 90_000n);
    const subscription = await world.aSubscription(debtor);
    await story.liveThrough(day('2026-03-03'), day('2026-04-20'));
    for (const { id } of await world.proposed()) {
      await story.at(TODAY, (context) => approveProposal(context, id, 'Nobody answers'));
    }
    await world.carryOutDue();
    expect((await world.holds()).map((each) => each.source_id).toSorted()).toEqual([
      'EUR:suspension',
      'USD:suspension',
    ]);
    await story.pay(debtor, 100_000n, TODAY);
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });
    await story.pay(debtor, 90_000n, TODAY, 'EUR' as Currency);
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
  });

  it('is nobody where there is no subscription: it says so, and writes no letter about it', async () => {
    await story.publish();
    await story.aDebtor('1');
    const id = await world.approved();
    expect(await world.carryOutDue()).toEqual(['done']);
    expect((await world.proposed()).map((each) => each.state)).toEqual(['carried_out']);
    const [event] = await story.rows<{ after: object }>(
      `select after from platform.event
       where partner_id = $1 and type = 'collections.proposal_carried_out'`,
    );
    expect(event!.after).toMatchObject({ nothingDone: true, outcome: { holds: 0, refused: 0 } });
    await story.run(TODAY);
    expect((await story.notices()).map((each) => each.stage)).not.toContain('suspension');

    // A person has done it elsewhere: now there is something to tell.
    await story.at(TODAY, (context) => recordCarriedOut(context, id));
    await story.run(TODAY);
    expect((await story.notices()).at(-1)).toMatchObject({ stage: 'suspension' });
    await expect(story.at(TODAY, (context) => recordCarriedOut(context, id))).rejects.toMatchObject(
      { code: 'proposal_not_open' },
    );
  });
});

describe('a block of purchases', () => {
  it('stops new orders and leaves what runs alone, until the debt is paid', async () => {
    await story.publish();
    const debtor = await story.aDebtor('1');
    const subscription = await world.aSubscription(debtor);
    await world.approved('block_purchases');
    await world.carryOutDue();
    expect(await world.seen(subscription)).toMatchObject(ACTIVE);
    const order = (context: Context) =>
      placeOrder(context, {
        customerId: debtor,
        lines: [{ offerId: anOffer('USD').id, quantity: 1 }],
      });
    await expect(story.at(TODAY, order)).rejects.toMatchObject({ code: 'purchases_blocked' });
    await story.pay(debtor, 100_000n, TODAY);
    await expect(story.at(TODAY, order)).resolves.toMatchObject({ customerId: debtor });
  });
});

describe('a cancellation', () => {
  it('lets what can no longer be cancelled end with its term, and a payment does not undo it', async () => {
    await world.publish(() => ({ consequences: [{ kind: 'cancel', riskClasses: [] }] }));
    const debtor = await story.aDebtor('1');
    const subscription = await world.aSubscription(debtor);
    await world.approved('cancel');
    expect(await world.carryOutDue()).toEqual(['done']);
    const ending = { status: 'active', autoRenew: false, atTermEnd: 'cancel' };
    expect(await world.seen(subscription)).toMatchObject(ending);
    const [event] = await story.rows<{ after: object }>(
      `select after from platform.event
       where partner_id = $1 and type = 'collections.proposal_carried_out'`,
    );
    expect(event!.after).toMatchObject({ outcome: { cancelled: 0, endWithTerm: 1, refused: 0 } });
    await story.pay(debtor, 100_000n, TODAY);
    expect(await world.seen(subscription)).toMatchObject(ending);
  });
});

describe('without an approval', () => {
  beforeEach(() => world.publish((stage) => ({ gate: { ...stage.gate, approval: false } })));

  it('a run has it carried out, once, however often it runs', async () => {
    const debtor = await story.aDebtor('1');
    const subscription = await world.aSubscription(debtor);
    await story.liveThrough(day('2026-03-03'), day('2026-04-20'));
    expect((await world.proposed()).map((each) => each.state)).toEqual(['approved']);
    const before = await story.written();
    await story.run(day('2026-04-20'));
    expect(await story.written()).toEqual(before);
    expect(await world.effects()).toHaveLength(1);
    expect(await world.carryOutDue()).toEqual(['done']);
    expect(await world.seen(subscription)).toMatchObject({ status: 'suspended' });
    await story.run(TODAY);
    expect(await world.effects()).toHaveLength(1);
  });

  it('a run that is stopped takes back what has not happened', async () => {
    for (let number = 1; number <= 3; number += 1) await story.aDebtor(String(number));
    await story.liveThrough(day('2026-03-03'), day('2026-04-14'));
    const asOf = day('2026-04-15');
    const run = await story.at(asOf, (context) =>
      startRun(context, { asOf, startedBy: 'command_line', inBackground: false }),
    );
    const stop = new AbortController();
    const access = { ...story.accessAt(asOf), signal: stop.signal };
    await carryOutRun(access, run.id, () => stop.abort(), 1);
    expect((await world.proposed()).map((each) => each.state)).toEqual(['approved']);
    await story.at(asOf, (context) => stopRun(context, run.id));
    expect((await world.proposed()).map((each) => each.state)).toEqual(['withdrawn']);
    expect(await world.carryOutDue()).toEqual(['not_open']);
  });
});
