import { formatDecimal, type Currency } from '../../kernel/money.ts';
import { Refused } from '../../kernel/refusal.ts';
import { changeOf } from './decide-action.ts';
import { canCancelAnyTime, decideChange, returnableSeats, type Changed } from './decide-change.ts';
import { costOfRest, currentCycle } from './decide-charge.ts';
import { decideLife, endOfTerm, type LifeFacts } from './decide-life.ts';
import { endAfter, monthsOfTerm } from './decide-term.ts';
import type {
  Charge,
  Lever,
  MoneyConsequence,
  SubscriptionAction,
  SubscriptionReason,
} from './types.ts';

/** How far is looked ahead for what has no term. */
const MONTHS_WITHOUT_TERM = 12;

/**
 * What an action saves and what it does not, before it is taken: the life without the action beside
 * the life with it, as the clock and the rules of changes would have them. An action that would be
 * refused changes nothing. Whether somebody may do it is not asked here.
 * @param approvalAbove minor units of remaining commitment above which a second person must agree
 */
export function decideMoney(
  facts: LifeFacts,
  action: SubscriptionAction,
  approvalAbove: bigint,
): MoneyConsequence {
  const { subscription } = facts;
  const changed = changedBy(facts, action);
  const horizon = horizonOf(facts);
  const without = chargesUntil(
    facts,
    { subscription, batches: facts.batches, charges: [] },
    horizon,
  );
  const after = changed ?? { subscription, batches: facts.batches, charges: [] };
  const withIt = chargesUntil(facts, after, horizon);
  const stillCharged = sumOf(withIt.filter(({ amount }) => amount > 0n));
  const final = isFinal(action);
  const commitmentEnded = final ? remainingCommitment(facts) : 0n;
  return {
    action: action.kind,
    currency: subscription.currency,
    refund: -sumOf(withIt.filter(({ amount }) => amount < 0n)),
    stillCharged,
    billedUntil: billedUntil(facts, after, withIt),
    saved: sumOf(without) - stillCharged,
    reversible: !final,
    commitmentEnded,
    needsApproval: commitmentEnded > approvalAbove,
    reasons: reasonsOf(facts, action, changed),
    recommended: recommendedLevers(facts),
  };
}

/** Null where the rules refuse it. */
function changedBy(facts: LifeFacts, action: SubscriptionAction): Changed | null {
  try {
    return decideChange(facts, changeFor(action), facts.subscription.id);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

function changeFor(action: SubscriptionAction) {
  const status = action.kind === 'suspend' ? 'suspended' : 'active';
  return changeOf(action) ?? { status };
}

/** There is no way back from a cancellation that has taken effect. */
function isFinal(action: SubscriptionAction): boolean {
  return action.kind === 'cancel' && action.when !== 'term_end';
}

/** The same day of the next term. */
function horizonOf({ subscription, now }: LifeFacts): Date {
  return endAfter(now, now, monthsOfTerm(subscription.term) ?? MONTHS_WITHOUT_TERM);
}

function chargesUntil(facts: LifeFacts, changed: Changed, horizon: Date): readonly Charge[] {
  const { subscription, batches, charges } = changed;
  const life = decideLife({ ...facts, subscription, batches, now: horizon });
  return [...charges, ...life.charges];
}

function sumOf(charges: readonly Charge[]): bigint {
  return charges.reduce((sum, { amount }) => sum + amount, 0n);
}

/** The end of the last period that is charged or stays charged; null when none is. */
function billedUntil(facts: LifeFacts, after: Changed, charges: readonly Charge[]): Date | null {
  const ends = charges
    .filter(({ amount, periodEnd }) => amount > 0n && periodEnd !== null)
    .map(({ periodEnd }) => periodEnd!.getTime());
  const standing = after.subscription.billedUntil?.getTime() ?? 0;
  const last = Math.max(standing, ...ends);
  return last > facts.now.getTime() ? new Date(last) : null;
}

/**
 * What is left to pay or to use of the running term: the cycles not yet charged, and the rest of
 * the one that is.
 */
export function remainingCommitment(facts: LifeFacts): bigint {
  const { subscription, batches, now } = facts;
  const { termEnd } = subscription;
  const cycle = currentCycle(subscription);
  if (cycle === null) return 0n;
  const rest = costOfRest(subscription, subscription.quantity, cycle, now, 'used');
  if (termEnd === null) return rest;
  const coming = chargesUntil(facts, { subscription, batches, charges: [] }, termEnd);
  return rest + sumOf(coming.filter(({ kind }) => kind === 'cycle'));
}

function reasonsOf(
  facts: LifeFacts,
  action: SubscriptionAction,
  changed: Changed | null,
): SubscriptionReason[] {
  const { subscription } = facts;
  const until = subscription.termEnd?.toISOString() ?? null;
  const window = { until: subscription.cancelUntil?.toISOString() ?? null };
  switch (action.kind) {
    case 'suspend':
      return subscription.commerce === 'legacy' || changed === null
        ? [{ code: changed === null ? 'access_on' : 'billing_stops', values: {} }]
        : suspensionReasons(facts);
    case 'reactivate':
      return [{ code: 'access_on', values: {} }];
    case 'cancel':
      if (action.when === 'term_end') {
        return [...commitmentReasons(facts), { code: 'does_not_renew', values: { until } }];
      }
      if (changed === null) {
        return [
          { code: 'cancellation_window_closed', values: window },
          ...commitmentReasons(facts),
        ];
      }
      return canCancelAnyTime(subscription)
        ? [{ code: 'billing_stops', values: {} }]
        : [
            { code: 'cancellation_window_open', values: window },
            { code: 'billing_stops', values: {} },
          ];
    case 'set_quantity':
      return [{ code: 'seats_returnable', values: { seats: returnableSeats(facts) } }];
    case 'set_auto_renew':
      return action.autoRenew ? [{ code: 'renews', values: { until } }] : renewalOffReasons(facts);
    case 'schedule_change':
      return [{ code: 'renews', values: { until } }];
    case 'rename':
      return [];
  }
}

function suspensionReasons(facts: LifeFacts): SubscriptionReason[] {
  const { kind, termEnd, autoRenew } = facts.subscription;
  if (kind === 'azure_plan') return [{ code: 'usage_stops', values: {} }];
  const until = termEnd?.toISOString() ?? null;
  return [
    { code: 'billing_goes_on', values: { until } },
    ...(autoRenew ? [{ code: 'does_not_renew', values: { until } } as const] : []),
    ...commitmentReasons(facts),
  ];
}

function renewalOffReasons(facts: LifeFacts): SubscriptionReason[] {
  const until = facts.subscription.termEnd?.toISOString() ?? null;
  const goesOn = endOfTerm({ ...facts.subscription, autoRenew: false }) === 'extend';
  return [
    ...commitmentReasons(facts),
    { code: goesOn ? 'extended_by_default' : 'does_not_renew', values: { until } },
  ];
}

function commitmentReasons(facts: LifeFacts): SubscriptionReason[] {
  const amount = remainingCommitment(facts);
  if (amount === 0n || canCancelAnyTime(facts.subscription)) return [];
  const { currency, termEnd } = facts.subscription;
  const values = {
    amount: formatDecimal(amount, currency as Currency),
    currency,
    until: termEnd?.toISOString() ?? null,
  };
  return [{ code: 'commitment_remains', values }];
}

/** What limits the loss today, the strongest first; suspension does only where billing stops. */
export function recommendedLevers(
  facts: LifeFacts,
): { readonly lever: Lever; readonly until: Date | null }[] {
  const { subscription, batches, activeEntitlements, now } = facts;
  const { status, kind, cancelUntil, termEnd, autoRenew, atTermEnd } = subscription;
  if (status !== 'active' && status !== 'suspended') return [];
  const found: { lever: Lever; until: Date | null }[] = [];
  const inWindow = cancelUntil !== null && cancelUntil >= now;
  if (inWindow || subscription.extendedTerm)
    found.push({ lever: 'cancel_in_window', until: cancelUntil });
  if (status === 'active' && returnableSeats(facts) > 0 && subscription.commerce === 'new') {
    const last = Math.max(...batches.map((batch) => batch.returnableUntil.getTime()));
    found.push({ lever: 'return_seats', until: new Date(last) });
  }
  if (kind === 'azure_plan' && activeEntitlements > 0)
    found.push({ lever: 'cancel_usage', until: null });
  if (status === 'active' && termEnd !== null && kind !== 'trial' && atTermEnd !== 'cancel') {
    const goesOn = endOfTerm({ ...subscription, autoRenew: false }) === 'extend';
    if (goesOn) found.push({ lever: 'cancel_at_term_end', until: termEnd });
    else if (autoRenew) found.push({ lever: 'auto_renew_off', until: termEnd });
  }
  const stops =
    subscription.commerce === 'legacy' || (kind === 'azure_plan' && activeEntitlements === 0);
  if (status === 'active' && stops) found.push({ lever: 'suspend', until: null });
  return [...found, { lever: 'block_purchases', until: null }];
}
