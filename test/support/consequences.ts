import { addDays, type Day } from '../../src/kernel/days.ts';
import {
  approveProposal,
  carryOutConsequence,
  createPolicy,
  defaultPolicy,
  publishPolicy,
  type PolicyContent,
} from '../../src/modules/collections/index.ts';
import {
  changeSubscription,
  getSubscription,
  placeOrder,
  saveOffers,
  type Offer,
} from '../../src/modules/subscriptions/index.ts';
import { DUE, type CollectionsStory } from './collections-story.ts';

const BOUGHT = addDays(DUE, -60);
/** A Tuesday, some days after the suspension was proposed. */
export const TODAY = addDays(DUE, 50);
const CHANGE = { quantity: 3 };

export function anOffer(currency: string): Offer {
  return {
    id: `P1:${currency}:A1`,
    productId: 'P1',
    skuId: currency,
    availabilityId: 'A1',
    names: { en: 'Mail and files', ja: 'メールとファイル' },
    kind: 'license',
    commerce: 'new',
    billingType: 'license',
    term: 'P1Y',
    billingCycle: 'monthly',
    currency,
    unitPrice: 1_200n,
    minimumQuantity: 1,
    maximumQuantity: 300,
    addonOf: [],
    state: 'available',
  };
}

/** A subscription as it was before anything happened to it. */
export const ACTIVE = { status: 'active', autoRenew: true, scheduledChange: CHANGE };

export type Consequences = ReturnType<typeof consequencesOf>;

/** Debtors who have subscriptions, and what collections does to them. */
export function consequencesOf(story: CollectionsStory) {
  /** Between these, everything up to the proposal of a suspension happens. */
  const [firstRun, lastRun] = [addDays(DUE, 1), addDays(DUE, 49)];

  /** Five seats for a year, renewed as three. */
  function aSubscription(customerId: string, currency = 'USD'): Promise<string> {
    return story.at(BOUGHT, async (context) => {
      const offer = anOffer(currency);
      await saveOffers(context, [offer]);
      const order = await placeOrder(context, {
        customerId,
        lines: [{ offerId: offer.id, quantity: 5 }],
      });
      const subscriptionId = order.lines[0]!.subscriptionId!;
      await changeSubscription(context, subscriptionId, { scheduledChange: CHANGE });
      return subscriptionId;
    });
  }

  function seen(subscriptionId: string) {
    return story.at(TODAY, async (context) => {
      const { status, autoRenew, scheduledChange, atTermEnd } = await getSubscription(
        context,
        subscriptionId,
      );
      return { status, autoRenew, scheduledChange, atTermEnd };
    });
  }

  const proposed = async (kind = 'suspend') =>
    (await story.proposals()).filter((each) => each.kind === kind);

  /** As the worker does, one effect a transaction. */
  async function carryOutDue(on: Day = TODAY): Promise<string[]> {
    const kinds: string[] = [];
    for (const { key } of await effects()) {
      kinds.push((await story.at(on, (context) => carryOutConsequence(context, key))).kind);
    }
    return kinds;
  }

  function effects(): Promise<{ key: string }[]> {
    return story.rows<{ key: string }>(
      `select key from platform.outbox where partner_id = $1 and kind = 'collections.carry_out'
       order by id`,
    );
  }

  function holds() {
    return story.rows<{ scope: string; source_id: string; owner: string; lifted: boolean }>(
      `select scope, source_id, owner, lifted_at is not null as lifted from subscriptions.hold
       where partner_id = $1 order by id`,
    );
  }

  /** The policy with a change to its suspension stage. */
  async function publish(
    change: (stage: PolicyContent['stages'][number]) => Partial<PolicyContent['stages'][number]>,
  ): Promise<void> {
    const stages = defaultPolicy.stages.map((stage) =>
      stage.key === 'suspension' ? { ...stage, ...change(stage) } : stage,
    );
    await story.at(BOUGHT, async (context) => {
      const draft = await createPolicy(context, 'Changed', { ...defaultPolicy, stages });
      await publishPolicy(context, draft.id, draft.revision);
    });
  }

  /** Lives until the consequence is proposed, and lets a person say yes. */
  async function approved(kind = 'suspend'): Promise<string> {
    await story.liveThrough(firstRun, lastRun);
    const [proposal] = await proposed(kind);
    await story.at(TODAY, (context) => approveProposal(context, proposal!.id, 'Nobody answers'));
    return proposal!.id;
  }

  return {
    aSubscription,
    seen,
    proposed,
    carryOutDue,
    effects,
    holds,
    publish,
    approved,
    firstRun,
    lastRun,
  };
}
