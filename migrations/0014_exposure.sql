-- What is at stake: per customer and currency day by day, what secures it, and where the partner itself stands.

create schema exposure;
grant usage on schema exposure to surety_app;

-- How what cannot be known is estimated. One row per partner; without it the defaults hold.
create table exposure.settings (
  partner_id uuid primary key references people.partner (partner_id) on delete cascade,
  -- Days from the decision to stop usage until it can be stopped: the notice that customers were promised.
  days_to_stop integer not null check (days_to_stop between 0 and 180),
  version integer not null check (version > 0),
  set_by text not null,
  set_at timestamptz not null
);
select platform.protect('exposure.settings', 'select, insert, update');

-- Money or a promise that covers what a customer may come to owe.
create table exposure.security (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('deposit', 'guarantee')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Minor units.
  amount bigint not null check (amount between 1 and 1000000000000000),
  valid_from date not null,
  -- Included; null for one without an end.
  valid_until date check (valid_until >= valid_from),
  reference text not null check (length(reference) between 1 and 200),
  note text check (length(note) between 1 and 1000),
  recorded_by text not null,
  recorded_at timestamptz not null,
  -- The first day on which it no longer covers.
  released_on date,
  release_reason text check (length(release_reason) between 1 and 1000),
  released_by text,
  released_at timestamptz,
  primary key (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  check ((released_on is null) = (release_reason is null) and (released_on is null) = (released_by is null)
    and (released_on is null) = (released_at is null))
);
create index security_by_customer on exposure.security (partner_id, customer_id, id);
select platform.protect('exposure.security',
  'select, insert, update (released_on, release_reason, released_by, released_at)');

-- What was at stake at the end of a day, or, for the newest day, when it was looked at last. Minor units.
create table exposure.customer_day (
  partner_id uuid not null,
  day date not null,
  customer_id uuid not null,
  currency text not null,
  unpaid bigint not null check (unpaid >= 0),
  unbilled_usage bigint not null check (unbilled_usage >= 0),
  expected_usage bigint not null check (expected_usage >= 0),
  commitment bigint not null check (commitment >= 0),
  purchases bigint not null check (purchases >= 0),
  overpayment bigint not null check (overpayment >= 0),
  deposits bigint not null check (deposits >= 0),
  guarantees bigint not null check (guarantees >= 0),
  exposure bigint not null,
  computed_at timestamptz not null,
  primary key (partner_id, day, customer_id, currency),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  check (exposure = greatest(0, unpaid + unbilled_usage + expected_usage + commitment + purchases
    - overpayment - deposits - guarantees)),
  check (unpaid = 0 or overpayment = 0)
);
create index customer_day_by_exposure on exposure.customer_day
  (partner_id, day, currency, exposure desc, customer_id);
create index customer_day_by_customer on exposure.customer_day (partner_id, customer_id, day);
select platform.protect('exposure.customer_day', 'select, insert, update, delete');

-- How far the snapshot of a day has come; what is finished is not made again.
create table exposure.snapshot (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  day date not null,
  -- The last customer that was looked at.
  cursor uuid,
  customers integer not null default 0,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (partner_id, day)
);
select platform.protect('exposure.snapshot', 'select, insert, update');

-- The customers of a day added up. Kept for longer than the customers' own rows.
create table exposure.partner_day (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  day date not null,
  currency text not null,
  customers integer not null check (customers >= 0),
  unpaid bigint not null,
  unbilled_usage bigint not null,
  expected_usage bigint not null,
  commitment bigint not null,
  purchases bigint not null,
  overpayment bigint not null,
  deposits bigint not null,
  guarantees bigint not null,
  exposure bigint not null,
  primary key (partner_id, day, currency)
);
select platform.protect('exposure.partner_day', 'select, insert, update, delete');

-- How much credit the provider gives the partner. Only adds: the newest of a currency counts.
create table exposure.provider_limit (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Minor units; null where there is no limit any more.
  amount bigint check (amount between 1 and 1000000000000000),
  note text check (length(note) between 1 and 1000),
  set_by text not null,
  set_at timestamptz not null,
  primary key (partner_id, id)
);
create index provider_limit_newest on exposure.provider_limit (partner_id, currency, id desc);
select platform.protect('exposure.provider_limit', 'select, insert');

-- That the partner's people were told of a line that was crossed. Open while it stays crossed.
create table exposure.warning (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  kind text not null check (kind in ('limit_used', 'days_overdue')),
  -- Percent of the limit, or days after the due day.
  threshold integer not null check (threshold > 0),
  -- What stood at the crossing: hundredths of a percent, or days.
  measured bigint not null,
  -- Minor units.
  used bigint not null,
  limit_amount bigint,
  raised_at timestamptz not null,
  ended_at timestamptz,
  primary key (partner_id, id)
);
create unique index warning_open_once on exposure.warning (partner_id, currency, kind, threshold)
  where ended_at is null;
select platform.protect('exposure.warning', 'select, insert, update (ended_at)');
