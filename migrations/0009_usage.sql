-- What customers consume in the cloud and what the provider charges for it, day by day, and what they mean to spend.

create schema usage;
grant usage on schema usage to surety_app;

-- An account in a cloud, as the provider's cost files name it, and whose it is.
create table usage.sub_account (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  provider text not null check (length(provider) between 1 and 100),
  external_id text not null check (length(external_id) between 1 and 300),
  name text check (length(name) between 1 and 300),
  -- Null while nobody has said whose it is.
  customer_id uuid,
  subscription_id uuid,
  entitlement_id uuid,
  mapped_by text,
  first_seen_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, provider, external_id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  foreign key (partner_id, subscription_id) references subscriptions.subscription (partner_id, id),
  foreign key (partner_id, entitlement_id) references subscriptions.entitlement (partner_id, id),
  check ((customer_id is null) = (mapped_by is null)),
  check (subscription_id is null or customer_id is not null),
  check (entitlement_id is null or subscription_id is not null)
);
create index sub_account_by_customer on usage.sub_account (partner_id, customer_id) where customer_id is not null;
select platform.protect('usage.sub_account', 'select, insert, update');

create table usage.import (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  format text not null check (format in ('focus-1.0')),
  file_name text not null check (length(file_name) <= 300),
  bad_rows text not null check (bad_rows in ('stop', 'skip')),
  sub_accounts text not null check (sub_accounts in ('report', 'create')),
  dry_run boolean not null,
  state text not null check (state in ('reading', 'previewed', 'stopped', 'applied', 'failed')),
  rows_read integer not null default 0,
  rows_created integer not null default 0,
  rows_unchanged integer not null default 0,
  rows_changed integer not null default 0,
  rows_rejected integer not null default 0,
  failure_code text,
  failure_values jsonb,
  started_by text not null,
  started_at timestamptz not null,
  -- Shows that the process which reads the file is alive.
  heartbeat_at timestamptz not null,
  finished_at timestamptz,
  primary key (partner_id, id),
  check ((state = 'reading') = (finished_at is null)),
  check ((state = 'failed') = (failure_code is not null))
);
select platform.protect('usage.import', 'select, insert, update');

create table usage.import_problem (
  partner_id uuid not null,
  import_id uuid not null,
  line integer not null,
  position integer not null,
  column_name text,
  code text not null,
  details jsonb not null,
  primary key (partner_id, import_id, line, position),
  foreign key (partner_id, import_id) references usage.import (partner_id, id)
);
select platform.protect('usage.import_problem', 'select, insert');

-- Rows on their way in. Nothing is lost when a crash empties the table: the file can be imported again.
create unlogged table usage.import_row (
  partner_id uuid not null,
  import_id uuid not null,
  line integer not null,
  state text not null check (state in ('created', 'unchanged', 'changed', 'rejected')),
  source_key bytea not null,
  -- Counts rows of one file with the same key.
  ordinal integer not null,
  source_hash bytea not null,
  provider text not null,
  sub_account text not null,
  sub_account_name text,
  day date not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  billing_month date not null,
  category text not null,
  is_correction boolean not null,
  service_name text not null,
  service_category text not null,
  sku text,
  description text,
  resource_id text,
  resource_name text,
  region text,
  quantity numeric(38, 18),
  unit text,
  currency text not null,
  billed_cost numeric(38, 18) not null,
  effective_cost numeric(38, 18) not null,
  invoice text,
  -- Id of the record that a created row becomes; of the one it restates otherwise.
  record_id uuid not null,
  primary key (partner_id, import_id, line)
);
select platform.protect('usage.import_row', 'select, insert, update, delete');

-- One charge of the provider. Amounts have the provider's digits, not those of the currency: most charges are
-- fractions of a cent, and only their sum means something in cents.
create table usage.usage_record (
  partner_id uuid not null,
  id uuid not null,
  sub_account_id uuid not null,
  -- Whose it was when it was charged; a record on an invoice stays with its customer.
  customer_id uuid not null,
  subscription_id uuid,
  entitlement_id uuid,
  -- The day, in UTC, on which the charged period begins.
  day date not null,
  period_start timestamptz not null,
  period_end timestamptz not null,
  -- First day of the month in which the provider bills it.
  billing_month date not null check (extract(day from billing_month) = 1),
  category text not null check (category in ('usage', 'purchase', 'tax', 'credit', 'adjustment')),
  is_correction boolean not null,
  service_name text not null,
  service_category text not null,
  sku text,
  description text,
  resource_id text,
  resource_name text,
  region text,
  quantity numeric(38, 18),
  unit text,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  billed_cost numeric(38, 18) not null check (abs(billed_cost) <= 1000000000000),
  effective_cost numeric(38, 18) not null check (abs(effective_cost) <= 1000000000000),
  -- The invoice it stands on; null while it is not billed.
  invoice text check (length(invoice) between 1 and 200),
  -- What the charge is about, as a digest, and a digest of what may be restated.
  source_key bytea not null check (octet_length(source_key) = 32),
  ordinal integer not null check (ordinal > 0),
  source_hash bytea not null check (octet_length(source_hash) = 32),
  import_id uuid not null,
  recorded_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, source_key, ordinal),
  foreign key (partner_id, sub_account_id) references usage.sub_account (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  foreign key (partner_id, subscription_id) references subscriptions.subscription (partner_id, id),
  foreign key (partner_id, import_id) references usage.import (partner_id, id),
  check (period_start < period_end)
);
create index usage_record_by_day on usage.usage_record (partner_id, customer_id, day);
create index usage_record_by_subscription on usage.usage_record (partner_id, subscription_id, day)
  where subscription_id is not null;
create index usage_record_unbilled on usage.usage_record (partner_id, sub_account_id) where invoice is null;
select platform.protect('usage.usage_record',
  'select, insert, update (customer_id, subscription_id, entitlement_id, service_name, service_category,
    resource_name, region, quantity, unit, billed_cost, effective_cost, invoice, source_hash, changed_at)');

-- What a record said before the provider restated it.
create table usage.restatement (
  partner_id uuid not null,
  import_id uuid not null,
  record_id uuid not null,
  line integer not null,
  billed_cost_before numeric(38, 18) not null,
  billed_cost_after numeric(38, 18) not null,
  effective_cost_before numeric(38, 18) not null,
  effective_cost_after numeric(38, 18) not null,
  quantity_before numeric(38, 18),
  quantity_after numeric(38, 18),
  restated_at timestamptz not null,
  primary key (partner_id, import_id, record_id),
  foreign key (partner_id, record_id) references usage.usage_record (partner_id, id),
  foreign key (partner_id, import_id) references usage.import (partner_id, id)
);
create index restatement_by_record on usage.restatement (partner_id, record_id);
select platform.protect('usage.restatement', 'select, insert');

-- The records added up, for screens, budgets and exposure. Made from the records in the transaction that changes
-- them; it can be thrown away and made again.
create table usage.usage_day (
  partner_id uuid not null,
  customer_id uuid not null,
  -- All zeros for what belongs to the customer and no subscription: a key has no nulls.
  subscription_id uuid not null,
  currency text not null,
  day date not null,
  is_billed boolean not null,
  billed_cost numeric(38, 18) not null,
  effective_cost numeric(38, 18) not null,
  -- The part of the billed cost whose category is usage.
  consumed_cost numeric(38, 18) not null,
  records integer not null check (records > 0),
  changed_at timestamptz not null,
  primary key (partner_id, customer_id, subscription_id, currency, day, is_billed),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id)
);
create index usage_day_by_day on usage.usage_day (partner_id, day);
create index usage_day_by_subscription on usage.usage_day (partner_id, subscription_id, day);
select platform.protect('usage.usage_day', 'select, insert, delete');

-- What a customer means to spend in a calendar month. Usage goes on when it is spent.
create table usage.budget (
  partner_id uuid not null,
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Minor units; null for a budget that was removed, whose version still counts.
  amount bigint check (amount between 1 and 1000000000000000),
  version integer not null check (version > 0),
  set_at timestamptz not null,
  primary key (partner_id, customer_id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id)
);
select platform.protect('usage.budget', 'select, insert, update');

-- Who was told what about a budget: the same thing is told once.
create table usage.budget_notice (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  month date not null check (extract(day from month) = 1),
  budget_version integer not null,
  threshold integer not null check (threshold in (80, 100)),
  number integer not null check (number > 0),
  currency text not null,
  budget bigint not null,
  consumed numeric(38, 18) not null,
  told_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, customer_id, month, budget_version, threshold, number),
  foreign key (partner_id, customer_id) references usage.budget (partner_id, customer_id)
);
select platform.protect('usage.budget_notice', 'select, insert');
