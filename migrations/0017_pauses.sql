-- What keeps collections from acting for a while: promises, plans, pauses by a person, legal holds; and
-- the switch that stops every harmful step of a partner.

create table collections.pause (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  -- Null: whatever the customer owes, in every currency.
  currency text,
  kind text not null check (kind in ('promise', 'plan', 'manual', 'legal_hold')),
  state text not null check (
    state in ('open', 'kept', 'partly_kept', 'broken', 'withdrawn', 'ended')
  ),
  from_on date not null,
  -- The last day on which it holds; of a promise, the last day of the payment that is missing.
  until_on date not null,
  -- What is suspended for these debts comes back meanwhile.
  gives_back boolean not null,
  reason text not null check (length(reason) between 1 and 1000),
  -- Days after each agreed day on which money still counts as in time, and how much may be missing.
  tolerance_days integer not null default 0 check (tolerance_days between 0 and 30),
  tolerance_amount bigint not null default 0 check (tolerance_amount >= 0),
  -- Which one it renegotiates.
  replaces_id uuid,
  opened_by text not null,
  opened_at timestamptz not null,
  ended_by text,
  ended_because text check (length(ended_because) <= 1000),
  ended_at timestamptz,
  primary key (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  foreign key (partner_id, replaces_id) references collections.pause (partner_id, id),
  check (until_on >= from_on),
  check (kind in ('manual', 'legal_hold') or currency is not null),
  check ((state in ('withdrawn', 'ended')) = (ended_at is not null))
);
create index pause_by_customer on collections.pause (partner_id, customer_id);
create index pause_open on collections.pause (partner_id, customer_id) where state = 'open';
select platform.protect('collections.pause', 'select, insert, update');

-- The invoices that a promise or a plan is about, with what was open then (minor units).
create table collections.pause_document (
  partner_id uuid not null,
  pause_id uuid not null,
  document_id uuid not null,
  open_then bigint not null check (open_then > 0),
  primary key (partner_id, pause_id, document_id),
  foreign key (partner_id, pause_id) references collections.pause (partner_id, id),
  foreign key (partner_id, document_id) references receivables.document (partner_id, id)
);
select platform.protect('collections.pause_document', 'select, insert');

create table collections.pause_instalment (
  partner_id uuid not null,
  pause_id uuid not null,
  position integer not null check (position > 0),
  due_on date not null,
  amount bigint not null check (amount > 0),
  primary key (partner_id, pause_id, position),
  foreign key (partner_id, pause_id) references collections.pause (partner_id, id)
);
select platform.protect('collections.pause_instalment', 'select, insert');

-- How long and how often. A partner without a row has the product's own numbers.
create table collections.pause_rules (
  partner_id uuid not null primary key,
  promise_days integer not null check (promise_days between 1 and 366),
  plan_days integer not null check (plan_days between 1 and 1830),
  manual_days integer not null check (manual_days between 1 and 366),
  tolerance_days integer not null check (tolerance_days between 0 and 30),
  -- Broken promises within a year after which no more are taken.
  broken_max integer not null check (broken_max between 0 and 20),
  changed_by text not null,
  changed_at timestamptz not null
);
select platform.protect('collections.pause_rules', 'select, insert, update');

-- Each throw of the switch; the newest counts. Only adds.
create table collections.halt (
  partner_id uuid not null,
  id uuid not null,
  halted boolean not null,
  reason text not null check (length(reason) between 1 and 1000),
  thrown_by text not null,
  thrown_at timestamptz not null,
  primary key (partner_id, id)
);
select platform.protect('collections.halt', 'select, insert');
create trigger only_adds before update or delete or truncate on collections.halt
  for each statement execute function platform.refuse_change();

-- Payments of unknown age prove nothing: harm waits when the newest one is older than this.
create table collections.payment_watch (
  partner_id uuid not null primary key,
  -- Business days of the partner's country; null: not watched.
  stale_after_business_days integer check (stale_after_business_days between 1 and 60),
  changed_by text not null,
  changed_at timestamptz not null
);
select platform.protect('collections.payment_watch', 'select, insert, update');

-- When the newest payment was recorded is asked before every harmful step.
create index document_newest_payment on receivables.document (partner_id, recorded_at desc)
  where kind = 'payment';
