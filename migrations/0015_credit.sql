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
