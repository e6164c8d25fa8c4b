-- What the Partner Center-compatible API keeps beside the modules that it speaks for: its clients, their tokens, the
-- keys that sign these, and what the API tells of customers and the partner that no other module needs.

create schema partner_center;
grant usage on schema partner_center to surety_app;

-- A program that calls the API. Its secret is kept as a hash only.
create table partner_center.api_client (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  secret_hash bytea not null check (octet_length(secret_hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  -- Whom it may act for (app and user); null for a client that acts for itself alone.
  person_id uuid references people.person (id),
  created_by text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (partner_id, id)
);
-- A client names itself by its id alone.
create unique index api_client_by_id on partner_center.api_client (id);
select platform.protect('partner_center.api_client', 'select, insert, update', true);

-- Lets a client act for its person again and again. Only a hash is kept.
create table partner_center.refresh_token (
  partner_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  person_id uuid not null references people.person (id),
  token_hash bytea not null check (octet_length(token_hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, client_id) references partner_center.api_client (partner_id, id) on delete cascade
);
create unique index refresh_token_by_hash on partner_center.refresh_token (token_hash);
create index refresh_token_by_client on partner_center.refresh_token (partner_id, client_id);
create index refresh_token_by_end on partner_center.refresh_token (expires_at);
select platform.protect('partner_center.refresh_token', 'select, insert, delete', true);

-- Keys that sign access tokens. They belong to the installation; the private half is sealed with its key.
create table partner_center.signing_key (
  id uuid primary key,
  public_key jsonb not null,
  private_key bytea not null,
  created_at timestamptz not null,
  -- From then on it signs nothing and only verifies; null for the one that signs.
  retired_at timestamptz
);
create unique index signing_key_one_signs on partner_center.signing_key ((true)) where retired_at is null;
alter table partner_center.signing_key enable row level security;
alter table partner_center.signing_key force row level security;
create policy installation_only on partner_center.signing_key
  using (current_setting('surety.scope', true) = 'installation');
grant select, insert, update, delete on partner_center.signing_key to surety_app;

-- What the API tells of a customer beyond what the product needs.
create table partner_center.customer_profile (
  partner_id uuid not null,
  customer_id uuid not null,
  domain text not null check (domain = lower(domain) and length(domain) between 1 and 253),
  registration_number text,
  billing jsonb not null,
  relationship text not null check (relationship in ('reseller', 'none')),
  allow_delegated_access boolean not null,
  qualification text not null check (qualification in ('none', 'education', 'government_community_cloud',
    'state_owned_entity', 'nonprofit')),
  associated_partner_id text,
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (partner_id, customer_id),
  unique (partner_id, domain),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id) on delete cascade
);
select platform.protect('partner_center.customer_profile', 'select, insert, update');

-- The partner's own profiles, as the API reads and writes them.
create table partner_center.partner_profile (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  kind text not null check (kind in ('billing', 'support')),
  content jsonb not null,
  version integer not null,
  changed_at timestamptz not null,
  primary key (partner_id, kind)
);
select platform.protect('partner_center.partner_profile', 'select, insert, update');

-- Whom a subscription's users turn to, as the API reads and writes it.
create table partner_center.support_contact (
  partner_id uuid not null,
  subscription_id uuid not null,
  content jsonb not null,
  version integer not null,
  changed_at timestamptz not null,
  primary key (partner_id, subscription_id),
  foreign key (partner_id, subscription_id) references subscriptions.subscription (partner_id, id) on delete cascade
);
select platform.protect('partner_center.support_contact', 'select, insert, update');
