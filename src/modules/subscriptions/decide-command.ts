import { canonicalJson, type JsonObject } from '../../kernel/json.ts';
import type {
  Observed,
  ProviderCommand,
  ScheduledChange,
  Subscription,
  SubscriptionChange,
  SubscriptionStatus,
} from './types.ts';

/** How our last command left a subscription, or how it was accepted since. Survives as JSON. */
export interface Expected {
  readonly status: SubscriptionStatus;
  readonly autoRenew: boolean;
  readonly scheduledChange: ScheduledChange | null;
  /** The term it was so in: in another term the provider may have decided otherwise by rule. */
  readonly termEnd: string | null;
}

/** What a suspension takes away. */
export interface Kept {
  readonly autoRenew: boolean;
  readonly scheduledChange: ScheduledChange | null;
}

/** What the first hold took away and the last one that goes gives back. */
export interface Restoration extends Kept {
  readonly id: string;
  readonly termStart: Date;
  readonly takenAt: Date;
}

/** Everything a decision needs to know of one subscription. */
export interface ReconcileFacts {
  readonly subscription: Pick<
    Subscription,
    | 'id'
    | 'customerId'
    | 'parentId'
    | 'status'
    | 'autoRenew'
    | 'scheduledChange'
    | 'termStart'
    | 'termEnd'
    | 'drift'
  >;
  readonly isAccessWanted: boolean;
  /** Status of the subscription that this one is an add-on of. */
  readonly parentStatus: SubscriptionStatus | null;
  readonly expected: Expected | null;
  readonly restoration: Restoration | null;
  /** The command under way. */
  readonly open: Pick<ProviderCommand, 'id' | 'kind' | 'state'> | null;
  /** The last finished command, if the provider refused it. */
  readonly refused:
    | (Pick<ProviderCommand, 'kind' | 'change' | 'finishedAt'> & {
        readonly refusal: string | null;
      })
    | null;
}

export interface NewCommand {
  readonly kind: ProviderCommand['kind'];
  readonly change: SubscriptionChange;
}

/**
 * What a suspension that is about to happen takes away. One that is still to be given back in the
 * same term counts for more than what is found.
 */
export function whatToKeep({ subscription, restoration }: ReconcileFacts): Kept | null {
  if (subscription.status !== 'active') return null;
  return restoration && isSameTerm(restoration, subscription) ? null : valuesOf(subscription);
}

/** What somebody else's suspension took away, as far as it is known from before. */
export function whatWasTaken({ subscription, expected, restoration }: ReconcileFacts): Kept | null {
  const isKnown =
    restoration === null && expected?.status === 'active' && isExpectedTerm(expected, subscription);
  return isKnown ? valuesOf(expected) : null;
}

/**
 * The members that a provider drops when a change does not name them are sent with every change; in
 * a suspension and a cancellation they have no meaning.
 */
export function whatIsSent(
  { subscription }: ReconcileFacts,
  { kind, change }: NewCommand,
): SubscriptionChange {
  const isWhole = kind === 'change' || kind === 'reactivate';
  return isWhole ? { ...valuesOf(subscription), ...change } : change;
}

/** What is expected after a command that the provider says is done. */
export function expectedAfter(
  command: NewCommand,
  observed: Observed,
  before: Expected | null,
): Expected {
  const termEnd = observed.termEnd?.toISOString() ?? null;
  const found = { ...valuesOf(observed), status: observed.status, termEnd };
  if (command.kind !== 'change') return found;
  const { autoRenew = found.autoRenew, scheduledChange = found.scheduledChange } = command.change;
  // Who else suspended or reactivated it is as open a question as before.
  const others = observed.status === 'suspended' ? 'active' : observed.status;
  return { status: before?.status ?? others, autoRenew, scheduledChange, termEnd };
}

/** Whether the provider says of a subscription what the command asked for. */
export function isAchieved({ kind, change }: NewCommand, observed: Observed): boolean {
  switch (kind) {
    case 'suspend':
      return observed.status === 'suspended';
    case 'reactivate':
      return observed.status === 'active';
    case 'cancel':
      return observed.status === 'deleted';
    case 'change':
      return isChangeFound(change, observed);
  }
}

/** Members that a provider does not tell cannot be found out: those count as not achieved. */
function isChangeFound(change: SubscriptionChange, observed: Observed): boolean {
  const { quantity, autoRenew, scheduledChange, ...untold } = change;
  if (Object.keys(untold).length > 0) return false;
  return (
    (quantity === undefined || quantity === observed.quantity) &&
    (autoRenew === undefined || autoRenew === observed.autoRenew) &&
    (scheduledChange === undefined ||
      isSameChange({ scheduledChange }, { scheduledChange: observed.scheduledChange }))
  );
}

/** Whether a command would take access where it is to be on, or give it where it is to be off. */
export function contradicts(kind: ProviderCommand['kind'], isAccessWanted: boolean): boolean {
  return kind === 'suspend' ? isAccessWanted : kind === 'reactivate' && !isAccessWanted;
}

/**
 * Both members are always named, because the provider drops what a change does not name. Where it
 * refused to give them back together with access, access alone is asked for; the rest follows.
 */
export function whatComesBack(facts: ReconcileFacts): Kept {
  const { subscription, restoration, refused } = facts;
  const plain = {
    autoRenew: subscription.autoRenew,
    scheduledChange: subscription.scheduledChange,
  };
  if (refused?.kind === 'reactivate') return plain;
  if (restoration) return isSameTerm(restoration, subscription) ? valuesOf(restoration) : plain;
  return whatWasTaken(facts) ?? plain;
}

export function valuesOf({ autoRenew, scheduledChange }: Kept): Kept {
  return { autoRenew, scheduledChange };
}

/** Two sets of kept values are the same, whatever the order of their members. */
export function isEqual(one: Kept, other: Kept): boolean {
  return isSameChange(valuesOf(one), valuesOf(other));
}

export function isSameChange(one: SubscriptionChange, other: SubscriptionChange): boolean {
  return canonicalJson(one as JsonObject) === canonicalJson(other as JsonObject);
}

export function isSameTerm(
  restoration: Restoration,
  subscription: { readonly termStart: Date },
): boolean {
  return restoration.termStart.getTime() === subscription.termStart.getTime();
}

export function isExpectedTerm(
  expected: Expected,
  subscription: { readonly termEnd: Date | null },
): boolean {
  return expected.termEnd === (subscription.termEnd?.toISOString() ?? null);
}
