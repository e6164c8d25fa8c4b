-- Webhooks, the account between partner and provider, and what customers agreed to.

-- Where a partner wants to hear of changes. One for a partner.
create table partner_center.webhook (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  -- By which the API knows the registration.
  subscriber_id uuid not null,
  url text not null check (length(url) between 8 and 2000),
  events text[] not null check (cardinality(events) > 0),
  -- The signature stands in a header of its own instead of Authorization.
  own_header boolean not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (partner_id)
);
select platform.protect('partner_center.webhook', 'select, insert, update');

-- One message to the partner's address, and where it stands.
create table partner_center.webhook_delivery (
  partner_id uuid not null,
  id uuid not null,
  event text not null,
  -- What changed, as a path of the API, and what kind of thing it is.
  resource_path text not null,
  resource_name text,
  -- Finds the event of the log that tells of the change; null for a test.
  log_type text,
  log_subject text,
  request_id text not null,
  changed_at timestamptz not null,
  -- Where it was sent to; null until the first attempt.
  url text,
  state text not null check (state in ('waiting', 'delivered', 'dropped', 'dead')),
  finished_at timestamptz,
  primary key (partner_id, id),
  check ((log_type is null) = (log_subject is null)),
  check ((state = 'waiting') = (finished_at is null))
);
create index webhook_delivery_finished on partner_center.webhook_delivery (partner_id, finished_at)
  where finished_at is not null;
create index webhook_delivery_by_event on partner_center.webhook_delivery (partner_id, event, id desc);
select platform.protect('partner_center.webhook_delivery', 'select, insert, update, delete');

create table partner_center.webhook_attempt (
  partner_id uuid not null,
  delivery_id uuid not null,
  number integer not null check (number > 0),
  -- Null when nobody answered.
  status integer,
  message text not null,
  attempted_at timestamptz not null,
  primary key (partner_id, delivery_id, number),
  foreign key (partner_id, delivery_id) references partner_center.webhook_delivery (partner_id, id) on delete cascade
);
create index webhook_attempt_silent on partner_center.webhook_attempt (partner_id, attempted_at) where status is null;
select platform.protect('partner_center.webhook_attempt', 'select, insert, delete');

-- Certificates whose keys sign webhooks. They belong to the installation; receivers fetch the public part by its id,
-- also after another key signs.
create table partner_center.webhook_key (
  id uuid primary key,
  certificate bytea not null,
  private_key bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
alter table partner_center.webhook_key enable row level security;
alter table partner_center.webhook_key force row level security;
create policy installation_only on partner_center.webhook_key
  using (current_setting('surety.scope', true) = 'installation');
grant select, insert, delete on partner_center.webhook_key to surety_app;

-- What the provider charges the partner for a month, in one currency.
create table partner_center.invoice (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id text not null check (id ~ '^G[0-9]{9}$'),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- First and last day of the month, in UTC.
  period_start date not null,
  period_end date not null check (period_end > period_start),
  issued_on date not null,
  due_on date not null check (due_on >= issued_on),
  -- Minor units; negative when refunds outweigh charges.
  total bigint not null,
  created_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, currency, period_start)
);
select platform.protect('partner_center.invoice', 'select, insert');

create sequence partner_center.invoice_number start with 1 maxvalue 999999999;
grant usage on sequence partner_center.invoice_number to surety_app;

create table partner_center.invoice_line (
  partner_id uuid not null,
  invoice_id text not null,
  number integer not null check (number > 0),
  -- A charge stands on one invoice; null for the month's usage of a customer.
  charge_id uuid,
  customer_id uuid not null,
  customer_name text not null,
  -- Null for usage.
  subscription_id uuid,
  subscription_name text not null,
  kind text not null,
  quantity integer not null,
  amount bigint not null,
  period_start timestamptz not null,
  period_end timestamptz,
  primary key (partner_id, invoice_id, number),
  unique (partner_id, charge_id),
  foreign key (partner_id, invoice_id) references partner_center.invoice (partner_id, id),
  check ((charge_id is null) = (kind = 'usage') and (subscription_id is null) = (kind = 'usage'))
);
select platform.protect('partner_center.invoice_line', 'select, insert');

-- What the partner paid for an invoice. Only adds; a mistake is taken back by the opposite amount.
create table partner_center.invoice_payment (
  partner_id uuid not null,
  id uuid not null,
  invoice_id text not null,
  currency text not null,
  amount bigint not null check (amount <> 0),
  received_on date not null,
  reference text not null check (length(reference) <= 200),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, invoice_id) references partner_center.invoice (partner_id, id)
);
create index invoice_payment_by_invoice on partner_center.invoice_payment (partner_id, invoice_id, id);
select platform.protect('partner_center.invoice_payment', 'select, insert');

-- Who agreed to the provider's terms for a customer, and when. Only adds.
create table partner_center.agreement (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  type text not null check (type in ('MicrosoftCustomerAgreement')),
  template_id text not null,
  -- Who agreed on the customer's side: names, e-mail, phone.
  contact jsonb not null,
  agreed_at timestamptz not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id)
);
create index agreement_by_customer on partner_center.agreement (partner_id, customer_id, id desc);
select platform.protect('partner_center.agreement', 'select, insert');
