-- Partners, the people who work for them, how they sign in, and the keys of programs that act for a partner.

create schema people;
grant usage on schema people to surety_app;

-- A reseller. It lives in one cloud; a company in two clouds is two partners.
create table people.partner (
  partner_id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  cloud text not null check (cloud in ('global', 'us-government', 'germany', 'china')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  language text not null check (language in ('en', 'ja')),
  -- Local time of day at which the scheduled collections run starts, in minutes after midnight.
  run_at_minutes integer not null default 360 check (run_at_minutes between 0 and 1439),
  is_sample boolean not null default false,
  created_at timestamptz not null
);
select platform.protect('people.partner', 'select, insert, update, delete', true);

-- A person. People belong to the installation: one person may work for several partners.
create table people.person (
  id uuid primary key,
  email text not null,
  name text not null,
  language text not null check (language in ('en', 'ja')),
  -- argon2id, in PHC string format; null until the invitation is accepted or when an identity provider vouches.
  password_hash text,
  -- Sealed with the installation's key, see src/platform/secrets.ts.
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  -- The newest time step that was accepted: a code is good once.
  totp_last_step bigint,
  created_at timestamptz not null,
  check (email = lower(email) and position('@' in email) > 1),
  check (totp_confirmed_at is null or totp_secret is not null)
);
create unique index person_by_email on people.person (email);

-- A person as an outside identity provider (OpenID Connect) knows it.
create table people.identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references people.person (id),
  created_at timestamptz not null,
  primary key (issuer, subject)
);
create index identity_by_person on people.identity (person_id);

create table people.membership (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  person_id uuid not null references people.person (id),
  roles text[] not null check (
    cardinality(roles) > 0
    and roles <@ array['global_admin', 'admin_agent', 'billing_admin', 'sales_agent', 'helpdesk_agent']
  ),
  created_at timestamptz not null,
  primary key (partner_id, person_id)
);
create index membership_by_person on people.membership (person_id);
select platform.protect('people.membership', 'select, insert, update, delete', true);

-- A partner sees the people who work for it, and nobody else's.
alter table people.person enable row level security;
alter table people.person force row level security;
create policy colleagues on people.person
  using (
    current_setting('surety.scope', true) = 'installation'
    or exists (select 1 from people.membership m where m.person_id = person.id)
  );
grant select, insert, update on people.person to surety_app;

create table people.invitation (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  email text not null,
  name text not null,
  roles text[] not null check (
    cardinality(roles) > 0
    and roles <@ array['global_admin', 'admin_agent', 'billing_admin', 'sales_agent', 'helpdesk_agent']
  ),
  language text not null check (language in ('en', 'ja')),
  -- Null until the mail is written: the secret is made at that moment and exists in the mail alone.
  token_hash bytea,
  invited_by text not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  created_at timestamptz not null,
  primary key (partner_id, id),
  check (accepted_at is null or withdrawn_at is null),
  check (email = lower(email))
);
create unique index invitation_by_token on people.invitation (token_hash);
-- One open invitation per address: a newer one takes the place of the older.
create unique index invitation_open on people.invitation (partner_id, email)
  where accepted_at is null and withdrawn_at is null;
select platform.protect('people.invitation', 'select, insert, update', true);

-- A signed-in browser. Only a hash of its secret is kept.
create table people.session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references people.person (id),
  -- The partner the person is working for in this browser.
  current_partner_id uuid references people.partner (partner_id) on delete set null,
  user_agent text not null,
  ip_address text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_by_person on people.session (person_id, id);
create index session_by_end on people.session (expires_at);

create table people.api_key (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 100),
  -- The first characters, shown so that people recognise a key; the rest is kept as a hash only.
  prefix text not null,
  secret_hash bytea not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (partner_id, id)
);
create unique index api_key_by_secret on people.api_key (secret_hash);
select platform.protect('people.api_key', 'select, insert, update', true);

-- Failed sign-ins, counted per address and per account so that guessing becomes slow.
create table people.sign_in_attempt (
  -- `account:<hash of the e-mail>` or `address:<network>`.
  bucket text primary key,
  -- A fraction, because failures are forgotten gradually.
  failures double precision not null check (failures >= 0),
  -- Until then every attempt is refused unread.
  blocked_until timestamptz,
  last_attempt_at timestamptz not null
);
create index sign_in_attempt_by_age on people.sign_in_attempt (last_attempt_at);

-- The one-time link with which the first administrator is created.
create table people.setup_token (
  token_hash bytea primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- What belongs to a person rather than to a partner is out of reach of a transaction that serves a partner.
do $$
declare
  target text;
begin
  foreach target in array array['identity', 'session', 'sign_in_attempt', 'setup_token'] loop
    execute format('alter table people.%I enable row level security', target);
    execute format('alter table people.%I force row level security', target);
    execute format(
      'create policy installation_only on people.%I using (current_setting(''surety.scope'', true) = ''installation'')',
      target);
    execute format('grant select, insert, update, delete on people.%I to surety_app', target);
  end loop;
end $$;
