-- Webhooks of the product's own: what happens is told to endpoints that a partner registers.
create schema webhooks;
grant usage on schema webhooks to surety_app;

create table webhooks.endpoint (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  url text not null check (length(url) between 1 and 2000),
  description text not null check (length(description) <= 200),
  -- The kinds of events that are told; none means all.
  kinds text[] not null,
  state text not null check (state in ('active', 'paused', 'disabled', 'removed')),
  -- Why it was disabled by itself: the receiver said 410, or failed for days.
  disabled_because text check (disabled_because in ('gone', 'failing')),
  -- Sealed. The one before counts beside the new one until its time is over.
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamptz,
  -- Since when nothing was taken; null after a message was.
  failing_since timestamptz,
  -- Not asked again before then, because it let everybody wait.
  silent_until timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  primary key (partner_id, id),
  check ((state = 'disabled') = (disabled_because is not null)),
  check ((previous_secret is null) = (previous_until is null))
);
select platform.protect('webhooks.endpoint', 'select, insert, update');

create table webhooks.message (
  partner_id uuid not null,
  id uuid not null,
  endpoint_id uuid not null,
  kind text not null,
  subject text not null,
  -- What happened, as the event log has it.
  data jsonb not null,
  occurred_at timestamptz not null,
  state text not null check (state in ('waiting', 'delivered', 'dead', 'dropped')),
  -- Attempts of this round; a replay begins a new one.
  tries integer not null default 0,
  primary key (partner_id, id),
  foreign key (partner_id, endpoint_id) references webhooks.endpoint (partner_id, id)
);
create index message_by_endpoint on webhooks.message (partner_id, endpoint_id, id desc);
create index message_by_age on webhooks.message (partner_id, occurred_at);
select platform.protect('webhooks.message', 'select, insert, update, delete');

create table webhooks.attempt (
  partner_id uuid not null,
  message_id uuid not null,
  number integer not null check (number > 0),
  -- Null when there was no answer.
  status integer,
  reason text not null check (length(reason) <= 300),
  took_ms integer not null check (took_ms >= 0),
  attempted_at timestamptz not null,
  primary key (partner_id, message_id, number),
  foreign key (partner_id, message_id) references webhooks.message (partner_id, id)
    on delete cascade
);
select platform.protect('webhooks.attempt', 'select, insert, delete');
