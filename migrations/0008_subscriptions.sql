-- What customers buy from the provider, how it lives, and why access to it is withheld.

create schema subscriptions;
grant usage on schema subscriptions to surety_app;

-- The catalogue: one row is what can be bought, a product's SKU in one availability. Its id is the provider's.
create table subscriptions.offer (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  -- `product:sku:availability` in new commerce, any id in legacy commerce.
  id text not null check (length(id) between 1 and 120),
  product_id text not null,
  sku_id text not null,
  availability_id text not null,
  name_en text not null check (length(name_en) between 1 and 200),
  name_ja text not null check (length(name_ja) between 1 and 200),
  kind text not null check (kind in ('license', 'trial', 'azure_plan', 'software_perpetual', 'software_subscription',
    'marketplace')),
  commerce text not null check (commerce in ('new', 'legacy')),
  -- Licences with `license`, metered consumption with `usage`.
  billing_type text not null check (billing_type in ('license', 'usage')),
  term text not null check (term in ('P1M', 'P1Y', 'P3Y', 'none')),
  billing_cycle text not null check (billing_cycle in ('monthly', 'annual', 'triennial', 'one_time', 'none')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Minor units that the provider charges per seat and billing cycle; 0 where only usage is charged.
  unit_price bigint not null check (unit_price between 0 and 1000000000000),
  minimum_quantity integer not null check (minimum_quantity > 0),
  maximum_quantity integer not null check (maximum_quantity >= minimum_quantity),
  -- An add-on is bought for a subscription whose offer belongs to one of these products; empty for a base offer.
  addon_of text[] not null default '{}',
  state text not null check (state in ('available', 'withdrawn')),
  created_at timestamptz not null,
  primary key (partner_id, id)
);
select platform.protect('subscriptions.offer', 'select, insert, update, delete');

create table subscriptions.cart (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  state text not null check (state in ('open', 'checked_out', 'expired')),
  -- Lines as they were asked for; they become order lines when the cart is checked out.
  lines jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  version integer not null default 1,
  primary key (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id)
);
select platform.protect('subscriptions.cart', 'select, insert, update');

create table subscriptions.customer_order (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  state text not null check (state in ('pending', 'completed', 'cancelled', 'error')),
  billing_cycle text not null,
  currency text not null,
  total bigint not null check (total >= 0),
  cart_id uuid,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id)
);
create index order_by_customer on subscriptions.customer_order (partner_id, customer_id, id desc);
create unique index order_of_cart_once on subscriptions.customer_order (partner_id, cart_id, currency)
  where cart_id is not null;
select platform.protect('subscriptions.customer_order', 'select, insert, update');

create table subscriptions.order_line (
  partner_id uuid not null,
  order_id uuid not null,
  number integer not null check (number >= 0),
  offer_id text not null,
  friendly_name text not null,
  quantity integer not null check (quantity > 0),
  unit_price bigint not null,
  subscription_id uuid not null,
  primary key (partner_id, order_id, number),
  foreign key (partner_id, order_id) references subscriptions.customer_order (partner_id, id)
);
select platform.protect('subscriptions.order_line', 'select, insert');

-- A subscription as the provider has it. `status` is always what the provider says, never what is wished.
create table subscriptions.subscription (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  order_id uuid,
  offer_id text not null,
  offer_name text not null,
  friendly_name text not null check (length(friendly_name) between 1 and 200),
  kind text not null check (kind in ('license', 'trial', 'azure_plan', 'software_perpetual', 'software_subscription',
    'marketplace')),
  commerce text not null check (commerce in ('new', 'legacy')),
  billing_type text not null check (billing_type in ('license', 'usage')),
  billing_cycle text not null check (billing_cycle in ('monthly', 'annual', 'triennial', 'one_time', 'none')),
  term text not null check (term in ('P1M', 'P1Y', 'P3Y', 'none')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  unit_price bigint not null check (unit_price >= 0),
  quantity integer not null check (quantity > 0),
  parent_id uuid,
  -- The state machine of docs/states/subscription.md. `disabled_after_suspension` is the first 30 days of a
  -- subscription that was suspended when its term ended; the provider calls both disabled.
  status text not null check (status in ('pending', 'active', 'suspended', 'expired', 'disabled_after_suspension',
    'disabled', 'deleted')),
  status_since timestamptz not null,
  purchased_at timestamptz not null,
  term_start timestamptz not null,
  -- Null for what has no term: perpetual software and plans that end when they are cancelled.
  term_end timestamptz,
  -- Ends of terms and billing cycles are counted in months from here, so that the 31st never becomes the 28th for good.
  term_anchor timestamptz not null,
  -- Up to when the provider has charged; null where it charges for usage alone, or once and for ever.
  billed_until timestamptz,
  -- Until when it can be cancelled; null where it cannot or always can, see the decision.
  cancel_until timestamptz,
  auto_renew boolean not null,
  -- What becomes of it at the end of its term: other quantity, offer or term; null for no change.
  scheduled_change jsonb,
  -- What is asked for at the end of the term when it does not renew: `cancel`, or `extend` month by month.
  at_term_end text check (at_term_end in ('cancel', 'extend')),
  extended_term boolean not null default false,
  -- The renewal is under way since then; updates are refused until it is done.
  renewing_since timestamptz,
  updates_made integer not null default 0,
  -- Counts every change; the etag is made from it.
  version integer not null default 1,
  -- When the clock moves it next; the sweep finds it by this.
  due_at timestamptz,
  -- How our last command left it, or how it was accepted since; drift is what differs from this. Null before the first.
  expected jsonb,
  -- Somebody changed it at the provider, and nobody here asked for that; null when all is as asked.
  drift jsonb,
  read_at timestamptz not null,
  created_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  foreign key (partner_id, parent_id) references subscriptions.subscription (partner_id, id),
  check (parent_id is null or parent_id <> id),
  check (status <> 'suspended' or not auto_renew or commerce = 'legacy'),
  check (status not in ('expired', 'disabled', 'disabled_after_suspension', 'deleted') or not auto_renew)
);
create index subscription_by_customer on subscriptions.subscription (partner_id, customer_id, id);
create index subscription_by_parent on subscriptions.subscription (partner_id, parent_id) where parent_id is not null;
create index subscription_due on subscriptions.subscription (partner_id, due_at, id) where due_at is not null;
create index subscription_drifted on subscriptions.subscription (partner_id, id) where drift is not null;
select platform.protect('subscriptions.subscription', 'select, insert, update');

-- Seats that were added together: each batch can be given back for some days, by itself.
create table subscriptions.seat_batch (
  partner_id uuid not null,
  id uuid not null,
  subscription_id uuid not null,
  quantity integer not null check (quantity >= 0),
  added_at timestamptz not null,
  returnable_until timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, subscription_id) references subscriptions.subscription (partner_id, id)
);
create index seat_batch_by_subscription on subscriptions.seat_batch (partner_id, subscription_id, id);
-- A batch that was given back, or renewed together with the others, is gone.
select platform.protect('subscriptions.seat_batch', 'select, insert, update, delete');

-- Azure subscriptions under a plan.
create table subscriptions.entitlement (
  partner_id uuid not null,
  id uuid not null,
  subscription_id uuid not null,
  friendly_name text not null,
  status text not null check (status in ('active', 'cancelling', 'cancelled', 'reactivating')),
  cancellation_reason text,
  -- When a change that was asked for takes effect.
  effective_at timestamptz,
  created_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, subscription_id) references subscriptions.subscription (partner_id, id),
  check ((status in ('cancelling', 'reactivating')) = (effective_at is not null))
);
create index entitlement_by_subscription on subscriptions.entitlement (partner_id, subscription_id, id);
create index entitlement_due on subscriptions.entitlement (partner_id, effective_at) where effective_at is not null;
select platform.protect('subscriptions.entitlement', 'select, insert, update');

-- A reason why access is withheld. Access is on exactly when no hold is open.
create table subscriptions.hold (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  scope text not null check (scope in ('subscription', 'customer', 'purchases')),
  subscription_id uuid,
  kind text not null check (kind in ('non_payment', 'investigation', 'acceptable_use', 'customer_request')),
  -- Whose hold it is; only they may lift it.
  owner text not null check (owner in ('partner', 'provider')),
  reason text not null check (length(reason) between 1 and 1000),
  -- What asked for it: a person, a stage of the collections policy, a client of the API, a case, an enforcement.
  source_kind text not null check (source_kind in ('person', 'collections', 'api', 'case', 'enforcement')),
  source_id text not null check (length(source_id) <= 200),
  placed_at timestamptz not null,
  placed_by text not null,
  lifted_at timestamptz,
  lifted_by text,
  lift_reason text,
  primary key (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  foreign key (partner_id, subscription_id) references subscriptions.subscription (partner_id, id),
  check ((scope = 'subscription') = (subscription_id is not null)),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
);
-- The same reason from the same source stands once at a time, however often it is asked for.
create unique index hold_once on subscriptions.hold (partner_id, customer_id, scope, subscription_id, kind, owner,
  source_kind, source_id) nulls not distinct where lifted_at is null;
create index hold_by_customer on subscriptions.hold (partner_id, customer_id, id desc);
create index hold_open on subscriptions.hold (partner_id, kind, id) where lifted_at is null;
select platform.protect('subscriptions.hold', 'select, insert, update');

-- What a suspension takes away, kept when the first hold is placed and given back when the last one goes.
create table subscriptions.restoration (
  partner_id uuid not null,
  id uuid not null,
  subscription_id uuid not null,
  auto_renew boolean not null,
  scheduled_change jsonb,
  -- The term it was taken in: nothing is given back into another term.
  term_start timestamptz not null,
  taken_at timestamptz not null,
  settled_at timestamptz,
  outcome text check (outcome in ('restored', 'nothing_to_restore', 'term_ended', 'cancelled')),
  primary key (partner_id, id),
  foreign key (partner_id, subscription_id) references subscriptions.subscription (partner_id, id),
  check ((settled_at is null) = (outcome is null))
);
create unique index restoration_open_once on subscriptions.restoration (partner_id, subscription_id)
  where settled_at is null;
select platform.protect('subscriptions.restoration', 'select, insert, update');

-- What the provider is asked to do, and what became of it. One at a time for a subscription.
create table subscriptions.provider_command (
  partner_id uuid not null,
  -- Also the request id by which the provider recognises a repeated request.
  id uuid not null,
  subscription_id uuid not null,
  kind text not null check (kind in ('suspend', 'reactivate', 'cancel', 'change')),
  -- The members that change, in the words of `SubscriptionChange`.
  change jsonb not null,
  state text not null check (state in ('pending', 'sending', 'unknown', 'done', 'refused', 'superseded')),
  attempts integer not null default 0,
  refusal text,
  asked_by text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  finished_at timestamptz,
  primary key (partner_id, id),
  foreign key (partner_id, subscription_id) references subscriptions.subscription (partner_id, id),
  check ((state in ('done', 'refused', 'superseded')) = (finished_at is not null))
);
create unique index provider_command_one_open on subscriptions.provider_command (partner_id, subscription_id)
  where finished_at is null;
create index provider_command_by_subscription on subscriptions.provider_command (partner_id, subscription_id, id desc);
select platform.protect('subscriptions.provider_command', 'select, insert, update');

-- What the provider charges the partner for; a refund is negative. Only adds.
create table subscriptions.charge (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  subscription_id uuid not null,
  kind text not null check (kind in ('purchase', 'renewal', 'cycle', 'seats_added', 'seats_returned',
    'suspension_refund', 'reactivation', 'cancellation_refund', 'extended_term')),
  quantity integer not null,
  currency text not null,
  amount bigint not null,
  period_start timestamptz not null,
  period_end timestamptz,
  charged_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, subscription_id) references subscriptions.subscription (partner_id, id)
);
create index charge_by_subscription on subscriptions.charge (partner_id, subscription_id, id);
create index charge_by_time on subscriptions.charge (partner_id, charged_at, id);
select platform.protect('subscriptions.charge', 'select, insert');

-- Many subscriptions, one action: previewed, perhaps approved, perhaps later, carried out one by one.
create table subscriptions.bulk_action (
  partner_id uuid not null,
  id uuid not null,
  action jsonb not null,
  reason text not null,
  state text not null check (state in ('waiting_for_approval', 'scheduled', 'running', 'done', 'declined', 'stopped')),
  asked_by_id text not null,
  asked_by text not null,
  approved_by text,
  run_at timestamptz not null,
  total integer not null check (total > 0),
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (partner_id, id)
);
select platform.protect('subscriptions.bulk_action', 'select, insert, update');

create table subscriptions.bulk_item (
  partner_id uuid not null,
  bulk_action_id uuid not null,
  subscription_id uuid not null,
  state text not null check (state in ('waiting', 'done', 'refused')),
  refusal text,
  finished_at timestamptz,
  primary key (partner_id, bulk_action_id, subscription_id),
  foreign key (partner_id, bulk_action_id) references subscriptions.bulk_action (partner_id, id),
  foreign key (partner_id, subscription_id) references subscriptions.subscription (partner_id, id)
);
select platform.protect('subscriptions.bulk_item', 'select, insert, update');

-- How a partner wants to be asked before something costly.
create table subscriptions.settings (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  -- Remaining commitment in minor units of the partner's currency above which a second person must agree.
  approval_above bigint not null check (approval_above >= 0),
  -- More subscriptions than this in one action need a second person.
  bulk_approval_above integer not null check (bulk_approval_above > 0),
  bulk_maximum integer not null check (bulk_maximum > 0),
  version integer not null default 1,
  primary key (partner_id)
);
select platform.protect('subscriptions.settings', 'select, insert, update');

-- Which row of a file became which subscription, so that a repeated import changes nothing.
create table subscriptions.import_source (
  partner_id uuid not null,
  -- The source's own id of the row.
  external_id text not null check (length(external_id) between 1 and 200),
  subscription_id uuid not null,
  -- SHA-256, hexadecimal, of everything the row says that is kept.
  row_hash text not null,
  imported_at timestamptz not null,
  primary key (partner_id, external_id),
  foreign key (partner_id, subscription_id) references subscriptions.subscription (partner_id, id)
);
select platform.protect('subscriptions.import_source', 'select, insert');
