import type { NewHold, Subscription } from '../subscriptions/index.ts';
import type { ConsequenceScope } from './types-policy.ts';

/** What carrying a consequence out did, in numbers. */
export interface ConsequenceOutcome {
  /** Holds that stand because of it. */
  readonly holds: number;
  /** Subscriptions that ended at once. */
  readonly cancelled: number;
  /** Subscriptions that end with their term, because they can no longer be cancelled. */
  readonly endWithTerm: number;
  /** Subscriptions with which nothing could be done. */
  readonly refused: number;
  /** Invoices given up, in full or in part. */
  readonly writtenOff: number;
}

export const NOTHING: ConsequenceOutcome = {
  holds: 0,
  cancelled: 0,
  endWithTerm: 0,
  refused: 0,
  writtenOff: 0,
};

export function isNothing(outcome: ConsequenceOutcome): boolean {
  const { holds, cancelled, endWithTerm, writtenOff } = outcome;
  return holds + cancelled + endWithTerm + writtenOff === 0;
}

/** What a proposal is about, as far as holds and cancellations need it. */
export interface ConsequenceOf {
  readonly customerId: string;
  readonly currency: string;
  readonly stage: string;
  readonly scope: ConsequenceScope | null;
}

/** By which holds are found again: a stage's holds for the debt in one currency. */
export function holdSourceOf({
  currency,
  stage,
}: Pick<ConsequenceOf, 'currency' | 'stage'>): string {
  return `${currency}:${stage}`;
}

/**
 * The subscriptions that a consequence is about. Invoices do not say which subscription they are
 * for, so the unpaid ones are those charged in the currency of the debt.
 */
export function concerned(
  { scope, currency }: ConsequenceOf,
  subscriptions: readonly Subscription[],
): Subscription[] {
  return subscriptions.filter(
    (each) =>
      (each.status === 'active' || each.status === 'suspended') &&
      (scope === 'all' || each.currency === currency),
  );
}

export function purchasesHold(of: ConsequenceOf, reason: string): NewHold {
  return { ...holdOf(of, reason), scope: 'purchases' };
}

/**
 * Who is to lose all subscriptions loses those bought tomorrow too: one hold for the customer.
 * Without any subscription there is nothing to withhold.
 */
export function suspensionHolds(
  of: ConsequenceOf,
  subscriptions: readonly Subscription[],
  reason: string,
): NewHold[] {
  const own = concerned(of, subscriptions);
  if (own.length === 0) return [];
  const hold = holdOf(of, reason);
  if (of.scope === 'all') return [{ ...hold, scope: 'customer' }];
  return own.map(({ id }) => ({ ...hold, scope: 'subscription', subscriptionId: id }));
}

function holdOf(of: ConsequenceOf, reason: string): Omit<NewHold, 'scope'> {
  return {
    customerId: of.customerId,
    kind: 'non_payment',
    owner: 'partner',
    reason,
    sourceKind: 'collections',
    sourceId: holdSourceOf(of),
  };
}
