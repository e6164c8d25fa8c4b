import { Refused } from '../../kernel/refusal.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { issueCommand, type Issued } from './commands-command.ts';
import { liftOnly, placeOnly } from './commands-hold.ts';
import { lifeFactsOf } from './commands-life.ts';
import { reconcile } from './commands-reconcile.ts';
import { subscriptionSettings } from './commands-settings.ts';
import { changeOf, scheduledAt } from './decide-action.ts';
import { decideChange } from './decide-change.ts';
import { decideReactivation } from './decide-hold.ts';
import { decideLife, type LifeFacts } from './decide-life.ts';
import { decideMoney } from './decide-money.ts';
import { checkHolds } from './decide-order.ts';
import { decideOutlook } from './decide-outlook.ts';
import { whatComesBack } from './decide-command.ts';
import * as commands from './store-command.ts';
import { openHolds, openHoldsBearing } from './store-hold.ts';
import { factsOf, lockFamilies } from './store-reconcile.ts';
import * as store from './store.ts';
import { refuse } from './types.ts';
import type {
  Hold,
  HoldKind,
  HoldSource,
  MoneyConsequence,
  Outlook,
  ProviderCommand,
  Subscription,
  SubscriptionAction,
  SubscriptionChange,
} from './types.ts';

export interface ActionOptions {
  readonly reason: string;
  /** What cannot be undone was shown, and is wanted. */
  readonly confirmed?: boolean;
  /** A second person has agreed. */
  readonly approved?: boolean;
  /** The version that was seen; without it, whatever stands now is changed. */
  readonly expectedVersion?: number;
  readonly source: { readonly kind: HoldSource; readonly id: string };
}

export interface ActionDone {
  readonly subscription: Subscription;
  /** What the provider was asked; null where there was nothing to ask. */
  readonly command: ProviderCommand | null;
  readonly placed: readonly Hold[];
  readonly lifted: readonly Hold[];
}

/**
 * Carries out what somebody asks of one subscription. To suspend places a hold, to reactivate lifts
 * the asking side's holds on the subscription, everything else becomes a command to the provider.
 * What the provider refuses is refused, and nothing has happened; what it cannot do now, or has not
 * answered yet, is under way.
 * @throws Refused `subscription_not_found`, `subscription_version_stale`, `hold_not_yours`,
 *   `subscription_command_under_way`, `subscription_cancel_not_confirmed`,
 *   `subscription_cancel_needs_approval`, `purchases_blocked`, and as `decideChange` does
 */
export async function requestAction(
  context: Context,
  subscriptionId: string,
  action: SubscriptionAction,
  options: ActionOptions,
): Promise<ActionDone> {
  await lockFamilies(context, [subscriptionId]);
  const subscription = await findSubscription(context, subscriptionId);
  const { expectedVersion = subscription.version } = options;
  if (expectedVersion !== subscription.version) {
    const versions = { expected: expectedVersion, current: subscription.version };
    throw refuse('subscription_version_stale', versions, 'version');
  }
  if (action.kind === 'suspend') return suspend(context, subscription, action.hold, options);
  if (action.kind === 'reactivate') return reactivate(context, subscription, options);
  return change(context, subscription, action, options);
}

/** @throws Refused `subscription_not_found` */
async function findSubscription(context: Context, id: string): Promise<Subscription> {
  const subscription = await store.findSubscription(context, id);
  if (!subscription) throw refuse('subscription_not_found', { subscriptionId: id });
  return subscription;
}

async function suspend(
  context: Context,
  subscription: Subscription,
  kind: HoldKind,
  { reason, source }: ActionOptions,
): Promise<ActionDone> {
  checkCanLive(subscription, 'suspended');
  const { id, customerId } = subscription;
  const { holds } = await placeOnly(context, [
    {
      customerId,
      scope: 'subscription',
      subscriptionId: id,
      kind,
      owner: 'partner',
      reason,
      sourceKind: source.kind,
      sourceId: source.id,
    },
  ]);
  return { ...(await follow(context, id, 'suspended')), placed: holds, lifted: [] };
}

/** @throws Refused `subscription_deleted`, `subscription_status_impossible` */
function checkCanLive({ id, status }: Subscription, to: 'active' | 'suspended'): void {
  if (status === 'deleted') throw refuse('subscription_deleted', { subscriptionId: id });
  if (status === 'active' || status === 'suspended') return;
  throw refuse('subscription_status_impossible', { from: status, to }, 'status');
}

async function reactivate(
  context: Context,
  subscription: Subscription,
  { reason }: ActionOptions,
): Promise<ActionDone> {
  const lift = await liftable(context, subscription);
  const lifted = await liftOnly(context, lift, reason);
  return { ...(await follow(context, subscription.id, 'active')), placed: [], lifted };
}

/**
 * @returns the holds that a reactivation lifts
 * @throws Refused `hold_not_yours`, `subscription_parent_inactive`, and as `checkCanLive` does
 */
async function liftable(context: Context, subscription: Subscription): Promise<readonly Hold[]> {
  checkCanLive(subscription, 'active');
  const { parentId } = subscription;
  const parent = parentId === null ? undefined : await store.findSubscription(context, parentId);
  if (parent && parent.status !== 'active') {
    throw refuse('subscription_parent_inactive', { parentStatus: parent.status });
  }
  const holds = await openHoldsBearing(context, [subscription]);
  const decided = decideReactivation(holds, subscription, 'partner');
  if (decided.kind === 'possible') return decided.lift;
  const { id: holdId, kind, owner, scope } = decided.standing;
  throw refuse('hold_not_yours', { holdId, kind, owner, scope });
}

/** Lets access follow; a refusal of the provider is the answer to whoever asked. */
async function follow(
  context: Context,
  id: string,
  wanted: 'active' | 'suspended',
): Promise<Pick<ActionDone, 'subscription' | 'command'>> {
  const { issued } = await reconcile(context, [id], { retry: true, overrule: true });
  const own = issued.filter((each) => each.command.subscriptionId === id);
  const subscription = await findSubscription(context, id);
  // A reactivation that was refused together with auto-renewal has perhaps succeeded without it.
  if (subscription.status !== wanted) own.forEach(throwIfRefused);
  return { subscription, command: own.at(-1)?.command ?? null };
}

function throwIfRefused({ answer }: Issued): void {
  if (answer?.kind === 'refused') throw answer.refusal ?? new Refused(answer.code);
}

type ChangeAction = Exclude<SubscriptionAction, { kind: 'suspend' | 'reactivate' }>;

async function change(
  context: Context,
  subscription: Subscription,
  action: ChangeAction,
  options: ActionOptions,
): Promise<ActionDone> {
  const { id } = subscription;
  const wished = changeOf(action);
  const [facts] = await factsOf(context, [id]);
  const at = scheduledAt(action);
  if (!facts || !wished || (at !== null && at > context.now)) {
    throw refuse('subscription_change_unknown', { kind: action.kind });
  }
  if (facts.open) throw refuse('subscription_command_under_way', { commandId: facts.open.id });
  await checkMayBuy(context, subscription, wished);
  await checkAgreed(context, subscription, action, options);
  const kind = wished.status === 'deleted' ? 'cancel' : 'change';
  const issued = await issueCommand(context, facts, { kind, change: wished });
  throwIfRefused(issued);
  // Who asks in person is told to come back; nothing is left waiting behind their back.
  if (issued.answer?.kind === 'later')
    throw issued.answer.refusal ?? new Refused(issued.answer.code);
  await keepWish(context, facts, wished);
  await reconcile(context, [id]);
  const changed = await findSubscription(context, id);
  return { subscription: changed, command: issued.command, placed: [], lifted: [] };
}

/**
 * More seats, now or with the next term, are a purchase.
 * @throws Refused `purchases_blocked`
 */
async function checkMayBuy(
  context: Context,
  { customerId, quantity }: Subscription,
  wished: SubscriptionChange,
): Promise<void> {
  const most = Math.max(wished.quantity ?? 0, wished.scheduledChange?.quantity ?? 0);
  if (most > quantity) checkHolds(customerId, await openHolds(context, customerId));
}

/** What cannot be undone is confirmed, and above the partner's threshold a second person agrees. */
async function checkAgreed(
  context: Context,
  subscription: Subscription,
  action: ChangeAction,
  { confirmed, approved }: ActionOptions,
): Promise<void> {
  if (action.kind !== 'cancel' || action.when === 'term_end') return;
  const [facts] = await lifeFactsOf(context, [subscription]);
  const money = facts && (await moneyOf(context, facts, action));
  if (!money || money.reversible) return;
  if (confirmed !== true) throw refuse('subscription_cancel_not_confirmed', {}, 'confirmed');
  if (money.needsApproval && approved !== true) {
    throw refuse('subscription_cancel_needs_approval', { currency: money.currency });
  }
}

/** What is changed while access is withheld is what comes back with it. */
async function keepWish(
  context: Context,
  { restoration, subscription }: Awaited<ReturnType<typeof factsOf>>[number],
  { autoRenew, scheduledChange }: SubscriptionChange,
): Promise<void> {
  if (!restoration || (autoRenew === undefined && scheduledChange === undefined)) return;
  const { id, termStart } = restoration;
  await commands.keepRestoration(context, {
    id,
    subscriptionId: subscription.id,
    termStart,
    autoRenew: autoRenew ?? restoration.autoRenew,
    scheduledChange: scheduledChange === undefined ? restoration.scheduledChange : scheduledChange,
  });
}

export interface ActionPreview {
  /** Why it cannot be done now; null when it can. */
  readonly refusal: {
    readonly code: string;
    readonly values: Readonly<Record<string, string | number>>;
  } | null;
  readonly money: MoneyConsequence | null;
  readonly outlookBefore: readonly Outlook[];
  readonly outlookAfter: readonly Outlook[];
}

/**
 * What an action would do, cost and save, without doing it. A cancellation on a later day is looked
 * at as it would be on that day.
 * @throws Refused `subscription_not_found`
 */
export async function previewAction(
  context: Context,
  subscriptionId: string,
  action: SubscriptionAction,
): Promise<ActionPreview> {
  const subscription = await findSubscription(context, subscriptionId);
  const offerIds = action.kind === 'schedule_change' ? (action.change?.offerId ?? []) : [];
  const [found] = await lifeFactsOf(context, [subscription], [offerIds].flat());
  if (!found) throw refuse('subscription_not_found', { subscriptionId });
  const outlookBefore = decideOutlook(found);
  const facts = asOf(found, scheduledAt(action));
  const money = await moneyOf(context, facts, action);
  try {
    const after = await afterAction(context, facts, action);
    return { refusal: null, money, outlookBefore, outlookAfter: decideOutlook(after) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, values } = error;
    return { refusal: { code, values }, money, outlookBefore, outlookAfter: outlookBefore };
  }
}

function asOf(facts: LifeFacts, at: Date | null): LifeFacts {
  const now = at !== null && at > facts.now ? at : facts.now;
  const { subscription, batches } = decideLife({ ...facts, now });
  return { ...facts, subscription, batches, now };
}

async function afterAction(
  context: Context,
  facts: LifeFacts,
  action: SubscriptionAction,
): Promise<LifeFacts> {
  const { subscription } = facts;
  const changed = decideChange(facts, await wishedOf(context, facts, action), subscription.id);
  return { ...facts, subscription: changed.subscription, batches: changed.batches };
}

async function wishedOf(
  context: Context,
  { subscription }: LifeFacts,
  action: SubscriptionAction,
): Promise<SubscriptionChange> {
  const wished = changeOf(action);
  const [facts] = await factsOf(context, [subscription.id]);
  if (wished !== null) {
    if (facts?.open) throw refuse('subscription_command_under_way', { commandId: facts.open.id });
    await checkMayBuy(context, subscription, wished);
    return wished;
  }
  if (action.kind === 'suspend') {
    checkCanLive(subscription, 'suspended');
    return { status: 'suspended' };
  }
  await liftable(context, subscription);
  return { status: 'active', ...(facts ? whatComesBack(facts) : {}) };
}

/** With the partner's threshold: what of it is another currency cannot be compared, and counts. */
async function moneyOf(
  context: Context,
  facts: LifeFacts,
  action: SubscriptionAction,
): Promise<MoneyConsequence> {
  const { approvalAbove } = await subscriptionSettings(context);
  const { currency } = await getPartner(context);
  const threshold = facts.subscription.currency === currency ? approvalAbove : 0n;
  return decideMoney(facts, action, threshold);
}
