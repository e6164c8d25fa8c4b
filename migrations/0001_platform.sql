-- The ground everything stands on: who may see which row, the event log, the outbox, answers to repeated requests.

create schema platform;
grant usage on schema platform to surety_app;
-- Being ready includes having exactly the migrations that this version knows.
grant select on public.migration to surety_app;

-- Encloses a table: a row is visible only inside a transaction that names its partner. `rights` is exactly
-- what the application may do. `installation_scope` lets the few transactions that serve no single partner
-- (sign-in, claiming work, scheduling) see all rows; the tables that allow it are listed in docs/decisions.
create function platform.protect(target regclass, rights text, installation_scope boolean default false)
returns void language plpgsql as $$
declare
  rule text := 'partner_id = nullif(current_setting(''surety.partner_id'', true), '''')::uuid';
begin
  if installation_scope then
    rule := rule || ' or current_setting(''surety.scope'', true) = ''installation''';
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy partner_isolation on %s using (%s) with check (%s)', target, rule, rule);
  execute format('grant %s on %s to surety_app', rights, target);
end $$;
revoke execute on function platform.protect(regclass, text, boolean) from public;

-- The event log: every change, in the transaction that made it. It can be added to and read, nothing else.
create table platform.event (
  partner_id uuid not null,
  id uuid not null,
  type text not null check (type ~ '^[a-z_]+\.[a-z_]+$'),
  subject_kind text not null,
  subject_id text not null,
  customer_id uuid,
  actor_kind text not null check (actor_kind in ('user', 'api_key', 'system')),
  actor_id text,
  actor_name text not null,
  request_id text not null,
  occurred_at timestamptz not null,
  before jsonb,
  after jsonb,
  primary key (partner_id, id)
);
create index event_by_subject on platform.event (partner_id, subject_kind, subject_id, id desc);
create index event_by_customer on platform.event (partner_id, customer_id, id desc) where customer_id is not null;
create index event_by_type on platform.event (partner_id, type, id desc);
select platform.protect('platform.event', 'select, insert');

-- Events that no seal covers yet. A trigger fills it, so that no event can escape the chain; the sealing job empties it.
create table platform.event_unsealed (
  partner_id uuid not null,
  event_id uuid not null,
  primary key (partner_id, event_id)
);
select platform.protect('platform.event_unsealed', 'select, insert, delete', true);

create function platform.queue_for_sealing() returns trigger language plpgsql as $$
begin
  insert into platform.event_unsealed (partner_id, event_id) select partner_id, id from added;
  return null;
end $$;
create trigger queue_for_sealing after insert on platform.event
  referencing new table as added for each statement execute function platform.queue_for_sealing();

-- One link of a partner's hash chain. `event_hashes` are over the canonical text of each event, in the order of
-- `event_ids`; `hash` is over the previous link's hash, the number and the event hashes.
create table platform.seal (
  partner_id uuid not null,
  number bigint not null check (number > 0),
  previous_hash bytea not null,
  hash bytea not null check (octet_length(hash) = 32),
  event_ids uuid[] not null,
  event_hashes bytea[] not null check (cardinality(event_hashes) = cardinality(event_ids)),
  sealed_at timestamptz not null,
  primary key (partner_id, number)
);
select platform.protect('platform.seal', 'select, insert');

-- The owner of these tables could still change them; the triggers make that a deliberate act instead of a slip.
-- The one exception is the removal of the sample reseller, see 0007_sample.sql.
create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('surety.removing_sample', true) = 'on' then
    return null;
  end if;
  raise exception '%.% only adds: % is refused', tg_table_schema, tg_table_name, tg_op
    using hint = 'Record a new, correcting row instead.', errcode = 'restrict_violation';
end $$;
create trigger only_adds before update or delete or truncate on platform.event
  for each statement execute function platform.refuse_change();
create trigger only_adds before update or delete or truncate on platform.seal
  for each statement execute function platform.refuse_change();

-- The outbox: effects decided in a transaction and carried out after it. A key is used once, for ever.
create table platform.outbox (
  partner_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z_]+\.[a-z_]+$'),
  key text not null,
  payload jsonb not null,
  state text not null check (state in ('pending', 'running', 'done', 'dead')),
  -- Every claim counts; the number also tells a late worker that somebody took its claim over.
  attempts integer not null default 0,
  -- Attempts that ended in an error since a person or a success last intervened.
  failures integer not null default 0,
  not_before timestamptz not null,
  claimed_until timestamptz,
  last_error text,
  created_at timestamptz not null,
  finished_at timestamptz,
  request_id text not null,
  primary key (partner_id, id),
  unique (partner_id, kind, key),
  check ((state = 'running') = (claimed_until is not null)),
  check ((state in ('done', 'dead')) = (finished_at is not null))
);
create index outbox_due on platform.outbox (not_before) where state = 'pending';
create index outbox_running on platform.outbox (claimed_until) where state = 'running';
create index outbox_dead on platform.outbox (partner_id, finished_at desc) where state = 'dead';
select platform.protect('platform.outbox', 'select, insert, update', true);

-- First answers to writes, so that a repeated request gets the same answer and changes nothing.
create table platform.idempotent_answer (
  partner_id uuid not null,
  actor_id text not null,
  key text not null,
  request_hash bytea not null,
  status integer not null,
  body jsonb not null,
  created_at timestamptz not null,
  primary key (partner_id, actor_id, key)
);
create index idempotent_answer_by_age on platform.idempotent_answer (created_at);
select platform.protect('platform.idempotent_answer', 'select, insert, delete', true);
