-- Service requests to the provider, and what was seen of misuse.

create schema tickets;
grant usage on schema tickets to surety_app;

-- Service requests are known by numbers that people can read to each other.
create sequence tickets.ticket_number start with 115120000000001;
grant usage on sequence tickets.ticket_number to surety_app;

create table tickets.ticket (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  number text not null check (number ~ '^[0-9]{15}$'),
  -- On whose behalf; null for the partner's own affairs.
  customer_id uuid,
  title text not null check (length(title) between 1 and 200),
  description text not null check (length(description) between 1 and 8000),
  severity text not null check (severity in ('critical', 'moderate', 'minimal')),
  status text not null check (status in ('open', 'attention_needed', 'closed')),
  -- Names a topic of src/modules/tickets/types-topic.ts.
  topic_id text not null,
  -- The language in which the agent answers: `en-US`.
  agent_locale text not null check (agent_locale ~ '^[a-z]{2,3}(-[A-Z]{2})?$'),
  -- Whom the provider answers: first and last name, e-mail, phone.
  contact jsonb not null,
  created_by text not null,
  changed_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (partner_id, id),
  unique (partner_id, number),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  check ((status = 'closed') = (closed_at is not null))
);
create index ticket_by_customer on tickets.ticket (partner_id, customer_id, id desc);
create index ticket_by_status on tickets.ticket (partner_id, status, id desc);
select platform.protect('tickets.ticket', 'select, insert, update');

-- What was said about a service request. Only adds.
create table tickets.note (
  partner_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  text text not null check (length(text) between 1 and 8000),
  author text not null,
  created_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, ticket_id) references tickets.ticket (partner_id, id)
);
create index note_by_ticket on tickets.note (partner_id, ticket_id, id);
select platform.protect('tickets.note', 'select, insert');

create schema detection;
grant usage on schema detection to surety_app;

-- Something seen that looks like fraud. Seen again, it is the same event, counted.
create table detection.fraud_event (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  customer_id uuid not null,
  -- The subscription, or the Azure subscription under a plan, on which it was seen.
  subscription_id uuid not null,
  subscription_name text not null,
  -- What was seen to misbehave, in the words of whoever saw it: a machine, an account, a meter.
  entity_id text not null check (length(entity_id) between 1 and 200),
  entity_name text not null,
  -- An open list: new kinds appear without notice.
  type text not null check (length(type) between 1 and 100),
  severity text not null check (severity in ('low', 'medium', 'high')),
  confidence text not null check (confidence in ('low', 'medium', 'high')),
  title text not null check (length(title) between 1 and 300),
  description text not null check (length(description) <= 4000),
  -- ISO 3166-1 alpha-2, where known.
  country text check (country ~ '^[A-Z]{2}$'),
  service_name text not null,
  resource_name text not null,
  resource_group_name text not null,
  affected_resources jsonb not null,
  details jsonb not null,
  is_test boolean not null,
  hit_count integer not null check (hit_count > 0),
  first_occurred_at timestamptz not null,
  last_occurred_at timestamptz not null check (last_occurred_at >= first_occurred_at),
  first_observed_at timestamptz not null,
  last_observed_at timestamptz not null,
  status text not null check (status in ('active', 'investigating', 'resolved')),
  resolved_reason text check (resolved_reason in ('fraud', 'ignore')),
  resolved_at timestamptz,
  resolved_by text,
  version integer not null default 1,
  primary key (partner_id, id),
  unique (partner_id, subscription_id, entity_id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  check ((status = 'resolved') = (resolved_reason is not null)),
  check ((resolved_reason is null) = (resolved_at is null) and (resolved_at is null) = (resolved_by is null))
);
create index fraud_event_by_status on detection.fraud_event (partner_id, status, id desc);
create index fraud_event_by_customer on detection.fraud_event (partner_id, customer_id, id desc);
select platform.protect('detection.fraud_event', 'select, insert, update');

-- Who moved a fraud event from which status to which. Only adds.
create table detection.status_change (
  partner_id uuid not null,
  id uuid not null,
  fraud_event_id uuid not null,
  status_from text not null,
  status_to text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, fraud_event_id) references detection.fraud_event (partner_id, id)
);
create index status_change_by_event on detection.status_change (partner_id, fraud_event_id, id);
select platform.protect('detection.status_change', 'select, insert');
