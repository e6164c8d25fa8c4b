import { addDays, dayIn, type Day } from '../../kernel/days.ts';
import { parseCurrency, type Currency } from '../../kernel/money.ts';
import type { FallingDue } from '../receivables/index.ts';
import type { Subscription } from '../subscriptions/index.ts';
import type { Committed } from './decide-rows.ts';
import type { Security } from './types.ts';

export const nextKinds = [
  'window_closes',
  'renews',
  'term_ends',
  'falls_due',
  'security_ends',
] as const;
export type NextKind = (typeof nextKinds)[number];

/** Something that will change what is at stake, or how much of it is late. */
export interface NextChange {
  readonly on: Day;
  /** Where the moment of the day matters. */
  readonly at: Date | null;
  readonly kind: NextKind;
  readonly currency: Currency;
  /** Minor units: what becomes committed, falls due or is uncovered; 0 where a term ends. */
  readonly amount: bigint;
  /** Null for invoices of several customers. */
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  readonly label: string | null;
  readonly documents: number;
}

export interface NextFacts {
  readonly committed: readonly (Committed & {
    /** What the next term commits to when it renews, minor units. */
    readonly renewal: bigint;
  })[];
  readonly due: readonly FallingDue[];
  readonly securities: readonly Security[];
  readonly now: Date;
  /** The last instant that is of interest. */
  readonly until: Date;
  /** Whose it is, where one customer was asked for. */
  readonly customerId: string | null;
}

/** What changes exposure next, the first to happen first. */
export function decideNext(facts: NextFacts): NextChange[] {
  return [
    ...facts.committed.flatMap((each) => turnsOf(each, facts)),
    ...facts.due.map((due): NextChange => ({
      on: due.dueOn,
      at: null,
      kind: 'falls_due',
      currency: due.currency,
      amount: due.open,
      customerId: facts.customerId,
      subscriptionId: null,
      label: null,
      documents: due.documents,
    })),
    ...facts.securities.flatMap(endOfSecurity),
  ].toSorted((one, other) => one.on - other.on || instant(one) - instant(other));
}

function instant(change: NextChange): number {
  return change.at?.getTime() ?? 0;
}

function turnsOf(
  { subscription, commitment, renewal }: NextFacts['committed'][number],
  { now, until }: NextFacts,
): NextChange[] {
  const currency = parseCurrency(subscription.currency);
  if (currency === null) return [];
  const { cancelUntil, termEnd } = subscription;
  const turns: NextChange[] = [];
  const add = (kind: NextKind, at: Date, amount: bigint) => {
    if (at < now || at > until) return;
    turns.push({ ...turnOf(subscription, currency), on: dayIn(at, 'UTC'), at, kind, amount });
  };
  if (cancelUntil !== null && commitment.amount > 0n) {
    add('window_closes', cancelUntil, commitment.amount);
  }
  if (termEnd !== null && subscription.autoRenew) add('renews', termEnd, renewal);
  if (termEnd !== null && !subscription.autoRenew) add('term_ends', termEnd, 0n);
  return turns;
}

function turnOf(subscription: Subscription, currency: Currency) {
  return {
    currency,
    customerId: subscription.customerId,
    subscriptionId: subscription.id,
    label: subscription.friendlyName,
    documents: 0,
  };
}

function endOfSecurity(security: Security): NextChange[] {
  const { validUntil, customerId, currency, amount, reference } = security;
  if (validUntil === null) return [];
  return [
    {
      on: addDays(validUntil, 1),
      at: null,
      kind: 'security_ends',
      currency,
      amount,
      customerId,
      subscriptionId: null,
      label: reference,
      documents: 0,
    },
  ];
}
