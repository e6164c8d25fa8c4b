-- Screening: rules as data with versions, lists, and every decision with the facts it was made from.

create schema screening;
grant usage on schema screening to surety_app;

create table screening.rule_set (
  partner_id uuid not null,
  id uuid not null,
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'shadow', 'live', 'retired')),
  -- Never changed once the set was live.
  rules jsonb not null,
  -- Who wrote it: ids of people; none of them publishes it while others may.
  changed_by jsonb not null,
  changed_at timestamptz not null,
  revision integer not null default 1,
  -- What it would have decided about the orders of the last months.
  trial jsonb,
  published_by text,
  published_because text check (length(published_because) <= 1000),
  published_at timestamptz,
  retired_at timestamptz,
  primary key (partner_id, id),
  unique (partner_id, number),
  check ((state in ('live', 'retired')) = (published_at is not null)),
  check (published_at is null or trial is not null)
);
create unique index rule_set_one_live on screening.rule_set (partner_id) where state = 'live';
create unique index rule_set_one_draft on screening.rule_set (partner_id)
  where state in ('draft', 'shadow');
select platform.protect('screening.rule_set', 'select, insert, update');

-- Rules that are switched off at once, whatever version has them.
create table screening.stopped_rule (
  partner_id uuid not null,
  rule_key text not null,
  reason text not null check (length(reason) between 1 and 1000),
  stopped_by text not null,
  stopped_at timestamptz not null,
  primary key (partner_id, rule_key)
);
select platform.protect('screening.stopped_rule', 'select, insert, delete');

create table screening.list_entry (
  partner_id uuid not null,
  list text not null check (list ~ '^[a-z][a-z0-9_]{0,39}$'),
  -- In lower case.
  value text not null check (length(value) between 1 and 200),
  note text not null default '' check (length(note) <= 500),
  -- The last day on which it counts; null: for ever.
  expires_on date,
  added_by text not null,
  added_at timestamptz not null,
  primary key (partner_id, list, value)
);
create index list_entry_by_value on screening.list_entry (partner_id, value);
select platform.protect('screening.list_entry', 'select, insert, update, delete');

create table screening.decision (
  partner_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  customer_id uuid not null,
  verdict text not null check (verdict in ('allow', 'review', 'block')),
  score integer not null,
  reasons jsonb not null,
  facts jsonb not null,
  rule_set_id uuid not null,
  -- What the set in shadow would have said; nobody acts on it.
  shadow jsonb,
  -- Of the order, minor units: later decisions count them.
  amount bigint not null,
  currency text not null,
  email_domain text,
  decided_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, order_id),
  foreign key (partner_id, rule_set_id) references screening.rule_set (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id)
);
create index decision_by_customer on screening.decision (partner_id, customer_id, decided_at);
create index decision_by_domain on screening.decision (partner_id, email_domain, decided_at)
  where email_domain is not null;
select platform.protect('screening.decision', 'select, insert');
create trigger only_adds before update or delete or truncate on screening.decision
  for each statement execute function platform.refuse_change();
