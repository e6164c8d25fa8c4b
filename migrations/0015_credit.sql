-- Orders can wait for a check, be released or be refused.

alter table subscriptions.customer_order
  drop constraint customer_order_state_check,
  add constraint customer_order_state_check
    check (state in ('pending', 'completed', 'refused', 'cancelled', 'error'));

-- What the seats of an add-on are bought for, kept because a waiting order is bought later. The subscription's
-- id is set aside when the order is placed; it exists from the day on which the order is completed.
alter table subscriptions.order_line add column parent_subscription_id uuid;

-- A check that had something against an order. What has nothing against it leaves no row.
create table subscriptions.order_check (
  partner_id uuid not null,
  order_id uuid not null,
  check_name text not null check (length(check_name) between 1 and 40),
  verdict text not null check (verdict in ('wait', 'refuse')),
  reasons jsonb not null,
  asked_at timestamptz not null,
  -- Null while it stands; by a person, or by the check itself when it no longer minds.
  settled_at timestamptz,
  settled_by text,
  settled_how text check (settled_how in ('released', 'cleared', 'refused')),
  settled_reason text,
  primary key (partner_id, order_id, check_name),
  foreign key (partner_id, order_id) references subscriptions.customer_order (partner_id, id),
  check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (settled_how is null))
);
create index order_waiting on subscriptions.customer_order (partner_id, customer_id, id) where state = 'pending';
select platform.protect('subscriptions.order_check', 'select, insert, update');

-- Whom a partner trusts with how much.

create schema credit;
grant usage on schema credit to surety_app;

-- One per customer and currency; its history is in the event log.
create table credit.line (
  partner_id uuid not null,
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Minor units, like every amount here.
  limit_amount bigint not null check (limit_amount between 0 and 1000000000000000),
  deposit_required bigint not null default 0 check (deposit_required between 0 and 1000000000000000),
  -- Every order is to be paid before it is bought.
  prepayment boolean not null default false,
  temporary_limit bigint check (temporary_limit between 0 and 1000000000000000),
  temporary_from date,
  temporary_until date,
  -- The last day on which the limit counts.
  expires_on date,
  review_on date,
  conditions text not null default '' check (length(conditions) <= 2000),
  -- Orders of this customer are not checked.
  unchecked boolean not null default false,
  decided_by text not null,
  decided_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 500),
  -- The application that it came from, where there was one.
  application_id uuid,
  version integer not null default 1,
  primary key (partner_id, customer_id, currency),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  check ((temporary_limit is null) = (temporary_from is null)
    and (temporary_limit is null) = (temporary_until is null)),
  check (temporary_until >= temporary_from)
);
create index line_by_review on credit.line (partner_id, review_on);
select platform.protect('credit.line', 'select, insert, update');

create table credit.settings (
  partner_id uuid primary key,
  -- Limits above this, in minor units of the partner's currency, need a second person.
  approval_above bigint not null check (approval_above >= 0),
  -- What of an order counts against the limit.
  order_counts text not null check (order_counts in ('commitment', 'first_charge')),
  -- The block rules, one by family.
  rules jsonb not null,
  version integer not null
);
select platform.protect('credit.settings', 'select, insert, update');
