import type pg from 'pg';

export interface SubscriptionsWish {
  readonly partnerId: string;
  readonly subscriptions: number;
  /** When the clock moves every one of them. */
  readonly dueAt: Date;
}

/** Customers have so many subscriptions each. */
const PER_CUSTOMER = 10;

/**
 * Fills an empty, migrated database with subscriptions that are all due at one instant, made by the
 * database itself. Of a hundred, 60 have a month of their year to be charged, 20 renew, 10 were
 * suspended when their term ended, 5 go on month by month and 5 are legacy ones to be deleted. The
 * same wish makes the same rows.
 * @param client of the superuser, whom row-level security does not hide the rows from
 */
export async function generateSubscriptions(
  client: pg.ClientBase,
  { partnerId, subscriptions, dueAt }: SubscriptionsWish,
): Promise<void> {
  await client.query(partnerStatement, [partnerId]);
  await client.query(customersStatement, [partnerId, Math.ceil(subscriptions / PER_CUSTOMER)]);
  await client.query(offersStatement, [partnerId]);
  await client.query(subscriptionsStatement, [partnerId, subscriptions, dueAt]);
  await client.query(batchesStatement, [partnerId]);
  for (const table of ['subscription', 'seat_batch']) {
    await client.query(`vacuum (analyze) subscriptions.${table}`);
  }
}

/** A time-ordered id (UUID version 7) that follows from a number. */
function idOf(number: string, kind: string): string {
  const tail = `md5('${kind}' || (${number}))`;
  return `(lpad(to_hex(1767225600000 + (${number})), 12, '0') || '7' || substr(${tail}, 1, 3)
    || '8' || substr(${tail}, 4, 15))::uuid`;
}

const partnerStatement = `
  insert into people.partner (partner_id, name, cloud, currency, time_zone, country, language, created_at)
  values ($1, 'Nimbus Resale', 'global', 'USD', 'UTC', 'XX', 'en', '2026-01-01T00:00:00Z')`;

const customersStatement = `
  insert into customers.customer (partner_id, id, number, name, country, time_zone, language,
    calendar_id, payment_terms, segment, risk_class, search_text, created_at, updated_at)
  select $1, ${idOf('n', 'customer')}, 'C-' || n, 'Customer ' || n, 'XX', 'UTC', 'en', 'none',
    'net-30', 'standard', 'B', 'c-' || n, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'
  from generate_series(0, $2::int - 1) as n`;

/** 20 products, each sold by the year with a monthly bill, and by the month. */
const offersStatement = `
  insert into subscriptions.offer (partner_id, id, product_id, sku_id, availability_id, name_en,
    name_ja, kind, commerce, billing_type, term, billing_cycle, currency, unit_price,
    minimum_quantity, maximum_quantity, state, created_at)
  select $1, 'P' || p || ':0001:' || term, 'P' || p, '0001', term, 'Seats ' || p, 'シート ' || p,
    'license', 'new', 'license', term, 'monthly', 'USD', 1000 + p * 100, 1, 10000, 'available',
    '2026-01-01T00:00:00Z'
  from generate_series(0, 19) as p, unnest(array['P1M', 'P1Y']) as term`;

/** `story` is the place of a subscription among a hundred. */
const subscriptionsStatement = `
  insert into subscriptions.subscription (partner_id, id, customer_id, offer_id, offer_name,
    friendly_name, kind, commerce, billing_type, billing_cycle, term, currency, unit_price, quantity,
    status, status_since, purchased_at, term_start, term_end, term_anchor, billed_until, auto_renew,
    due_at, read_at, created_at)
  select $1, ${idOf('n', 'subscription')}, ${idOf(`n / ${PER_CUSTOMER}`, 'customer')},
    'P' || n % 20 || ':0001:P1Y', 'Seats ' || n % 20, 'Seats ' || n, 'license',
    case when story >= 95 then 'legacy' else 'new' end, 'license', 'monthly', 'P1Y', 'USD',
    1000 + (n % 20) * 100, 1 + n % 50, status,
    case when story >= 95 then $3::timestamptz - interval '90 days' else began end, began, began,
    began + interval '1 year', began, case when story < 95 then $3::timestamptz end,
    story < 80, $3, began, began
  from generate_series(0, $2::int - 1) as n
  cross join lateral (select n % 100 as story) s
  cross join lateral (
    select $3::timestamptz - case when s.story < 60 or s.story >= 95 then interval '6 months'
        else interval '1 year' end as began,
      case when s.story between 80 and 89 or s.story >= 95 then 'suspended' else 'active' end as status
  ) as life`;

const batchesStatement = `
  insert into subscriptions.seat_batch (partner_id, id, subscription_id, quantity, added_at,
    returnable_until)
  select partner_id, id, id, quantity, purchased_at, purchased_at + interval '168 hours'
  from subscriptions.subscription where partner_id = $1`;
