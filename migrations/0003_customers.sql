-- The customers of a partner: who they are, whom to write to, and how they are treated.

create schema customers;
grant usage on schema customers to surety_app;

create table customers.customer (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  -- The partner's own number for the customer; what imports and letters refer to.
  number text not null check (length(number) between 1 and 100),
  name text not null check (length(name) between 1 and 300),
  -- The customer's tenant at the cloud provider.
  tenant_id uuid,
  country text not null check (country ~ '^[A-Z]{2}$'),
  time_zone text not null,
  language text not null check (language in ('en', 'ja')),
  calendar_id text not null,
  due_date_shift text not null default 'none' check (due_date_shift in ('following', 'preceding', 'none')),
  payment_terms text not null,
  segment text not null default 'standard',
  risk_class text not null default 'B' check (risk_class in ('A', 'B', 'C', 'D')),
  -- Lower-cased, width-folded text of number and names, for search.
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  primary key (partner_id, id),
  unique (partner_id, number),
  unique (partner_id, tenant_id)
);
create index customer_by_name on customers.customer (partner_id, name, id);
select platform.protect('customers.customer', 'select, insert, update, delete');

-- Other names under which a customer appeared in a source.
create table customers.alias (
  partner_id uuid not null,
  customer_id uuid not null,
  name text not null,
  primary key (partner_id, customer_id, name),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id) on delete cascade
);
select platform.protect('customers.alias', 'select, insert, delete');

create table customers.contact (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  name text not null,
  email text not null check (email = lower(email) and position('@' in email) > 1),
  department text,
  language text not null check (language in ('en', 'ja')),
  role text not null check (role in ('billing', 'management', 'technical')),
  created_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, customer_id, email, role),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id) on delete cascade
);
create index contact_by_customer on customers.contact (partner_id, customer_id);
select platform.protect('customers.contact', 'select, insert, update, delete');
