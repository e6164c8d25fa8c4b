import type { ColumnType, Kysely } from 'kysely';
import type { JsonObject } from '../../kernel/json.ts';
import { tables, type Context } from '../../platform/context.ts';
import type {
  BillingCycle,
  BillingType,
  Commerce,
  Drift,
  OfferKind,
  ScheduledChange,
  SeatBatch,
  Subscription,
  SubscriptionStatus,
  Term,
} from './types.ts';

/** 64-bit integers arrive as text; they are sent as text too. */
type Minor = ColumnType<string, string, string>;
/** Arrives parsed; is sent as text. */
type JsonColumn<T> = ColumnType<T | null, string | null, string | null>;

interface SubscriptionTable {
  partner_id: string;
  id: string;
  customer_id: string;
  order_id: string | null;
  offer_id: string;
  offer_name: string;
  friendly_name: string;
  kind: OfferKind;
  commerce: Commerce;
  billing_type: BillingType;
  billing_cycle: BillingCycle;
  term: Term;
  currency: string;
  unit_price: Minor;
  quantity: number;
  parent_id: string | null;
  status: SubscriptionStatus;
  status_since: Date;
  purchased_at: Date;
  term_start: Date;
  term_end: Date | null;
  term_anchor: Date;
  billed_until: Date | null;
  cancel_until: Date | null;
  auto_renew: boolean;
  scheduled_change: JsonColumn<ScheduledChange>;
  at_term_end: 'cancel' | 'extend' | null;
  extended_term: boolean;
  renewing_since: Date | null;
  updates_made: number;
  version: number;
  due_at: Date | null;
  drift: JsonColumn<JsonObject>;
  read_at: Date;
  created_at: Date;
}

interface SeatBatchTable {
  partner_id: string;
  id: string;
  subscription_id: string;
  quantity: number;
  added_at: Date;
  returnable_until: Date;
}

interface SubscriptionTables {
  'subscriptions.subscription': SubscriptionTable;
  'subscriptions.seat_batch': SeatBatchTable;
}

/** The tables of what was bought; orders, holds and commands are typed by their own stores. */
export function db(context: Context): Kysely<SubscriptionTables> {
  return tables<SubscriptionTables>(context);
}

export const subscriptionColumns = [
  'id',
  'customer_id',
  'order_id',
  'offer_id',
  'offer_name',
  'friendly_name',
  'kind',
  'commerce',
  'billing_type',
  'billing_cycle',
  'term',
  'currency',
  'unit_price',
  'quantity',
  'parent_id',
  'status',
  'status_since',
  'purchased_at',
  'term_start',
  'term_end',
  'term_anchor',
  'billed_until',
  'cancel_until',
  'auto_renew',
  'scheduled_change',
  'at_term_end',
  'extended_term',
  'renewing_since',
  'updates_made',
  'version',
  'due_at',
  'drift',
  'read_at',
  'created_at',
] as const;

type PlainColumn = Exclude<
  (typeof subscriptionColumns)[number],
  'unit_price' | 'scheduled_change' | 'drift'
>;

export type SubscriptionRow = Pick<SubscriptionTable, PlainColumn> & {
  unit_price: string;
  scheduled_change: ScheduledChange | null;
  drift: JsonObject | null;
};

export function toSubscription(row: SubscriptionRow): Subscription {
  return {
    id: row.id,
    customerId: row.customer_id,
    orderId: row.order_id,
    offerId: row.offer_id,
    offerName: row.offer_name,
    friendlyName: row.friendly_name,
    kind: row.kind,
    commerce: row.commerce,
    billingType: row.billing_type,
    billingCycle: row.billing_cycle,
    term: row.term,
    currency: row.currency,
    unitPrice: BigInt(row.unit_price),
    quantity: row.quantity,
    parentId: row.parent_id,
    status: row.status,
    statusSince: row.status_since,
    purchasedAt: row.purchased_at,
    termStart: row.term_start,
    termEnd: row.term_end,
    termAnchor: row.term_anchor,
    billedUntil: row.billed_until,
    cancelUntil: row.cancel_until,
    autoRenew: row.auto_renew,
    scheduledChange: row.scheduled_change,
    atTermEnd: row.at_term_end,
    extendedTerm: row.extended_term,
    renewingSince: row.renewing_since,
    updatesMade: row.updates_made,
    version: row.version,
    dueAt: row.due_at,
    drift: row.drift as Drift | null,
    readAt: row.read_at,
    createdAt: row.created_at,
  };
}

/** A row with its JSON as values; `recordset` writes them. */
export function rowOf(subscription: Subscription): SubscriptionRow {
  return {
    id: subscription.id,
    customer_id: subscription.customerId,
    order_id: subscription.orderId,
    offer_id: subscription.offerId,
    offer_name: subscription.offerName,
    friendly_name: subscription.friendlyName,
    kind: subscription.kind,
    commerce: subscription.commerce,
    billing_type: subscription.billingType,
    billing_cycle: subscription.billingCycle,
    term: subscription.term,
    currency: subscription.currency,
    unit_price: subscription.unitPrice.toString(),
    quantity: subscription.quantity,
    parent_id: subscription.parentId,
    status: subscription.status,
    status_since: subscription.statusSince,
    purchased_at: subscription.purchasedAt,
    term_start: subscription.termStart,
    term_end: subscription.termEnd,
    term_anchor: subscription.termAnchor,
    billed_until: subscription.billedUntil,
    cancel_until: subscription.cancelUntil,
    auto_renew: subscription.autoRenew,
    scheduled_change: subscription.scheduledChange,
    at_term_end: subscription.atTermEnd,
    extended_term: subscription.extendedTerm,
    renewing_since: subscription.renewingSince,
    updates_made: subscription.updatesMade,
    version: subscription.version,
    due_at: subscription.dueAt,
    drift: subscription.drift === null ? null : { ...subscription.drift },
    read_at: subscription.readAt,
    created_at: subscription.createdAt,
  };
}

export type SeatBatchRow = Pick<
  SeatBatchTable,
  'id' | 'quantity' | 'added_at' | 'returnable_until'
>;

export function toSeatBatch(row: SeatBatchRow): SeatBatch {
  return {
    id: row.id,
    quantity: row.quantity,
    addedAt: row.added_at,
    returnableUntil: row.returnable_until,
  };
}
