-- What the provider's desk hears, finds and does about misuse. Rows of the first part belong to the provider's own
-- organisation; those of the second belong to the reseller whom they concern, who may read them.

create schema enforcement;
grant usage on schema enforcement to surety_app;

create sequence enforcement.matter_number start with 1001;
grant usage on sequence enforcement.matter_number to surety_app;

-- One subject and one kind of misuse: whatever is reported about it while it is open belongs here.
create table enforcement.matter (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  number text not null,
  subject_kind text not null check (subject_kind in ('unresolved', 'subscription', 'customer', 'partner')),
  -- The reseller, in words too: its own rows cannot be seen from here.
  about_partner_id uuid,
  about_partner_name text not null default '',
  customer_id uuid,
  subscription_id uuid,
  subject_name text not null check (length(subject_name) between 1 and 300),
  -- `<category>/<type>` of the report: messaging/spam.
  class text not null check (class ~ '^[a-z_]+/[a-z_]+$'),
  state text not null check (state in ('open', 'closed')),
  assessment text not null check (assessment in ('unassessed', 'suspected', 'confirmed', 'unfounded')),
  clause text,
  facts text,
  assessed_by jsonb,
  assessed_at timestamptz,
  seconded_by jsonb,
  report_count integer not null default 0,
  -- Words of the partner that nobody at the desk answered yet, and an appeal that waits.
  partner_waits_since timestamptz,
  appeal_open boolean not null default false,
  opened_at timestamptz not null,
  last_report_at timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (partner_id, id),
  unique (partner_id, number),
  check ((subject_kind = 'unresolved') = (about_partner_id is null)),
  check ((subject_kind in ('subscription', 'customer')) = (customer_id is not null)),
  check ((subject_kind = 'subscription') = (subscription_id is not null)),
  check ((state = 'closed') = (closed_at is not null)),
  check ((assessment = 'unassessed') = (assessed_at is null))
);
create unique index matter_open_customer on enforcement.matter
  (partner_id, about_partner_id, class, coalesce(subscription_id, customer_id, about_partner_id))
  where state = 'open' and subject_kind <> 'unresolved';
create unique index matter_open_unresolved on enforcement.matter (partner_id, class, subject_name)
  where state = 'open' and subject_kind = 'unresolved';
create index matter_by_state on enforcement.matter (partner_id, state, id desc);
select platform.protect('enforcement.matter', 'select, insert, update');

-- What somebody told the provider.
create table enforcement.report (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  matter_id uuid,
  source text not null check (source in ('api', 'hand', 'fraud_event')),
  -- Who hands it in: an API key, or the person at the desk.
  submitter text not null,
  client_token text not null check (length(client_token) between 1 and 64),
  correlation_id text check (length(correlation_id) between 1 and 64),
  class text not null,
  source_identifier text not null check (length(source_identifier) between 1 and 300),
  reporter_org text not null,
  reporter_contact text not null,
  confidence numeric(4, 3),
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  status text not null check (status in ('QUEUED', 'PROCESSING', 'COMPLETED')),
  reason_code text check (reason_code in ('ACTIONED', 'NO_VIOLATION_FOUND', 'SUBJECT_UNKNOWN', 'INFORMATIONAL')),
  completed_at timestamptz,
  -- The report as it came.
  body jsonb not null,
  body_sha256 bytea not null check (octet_length(body_sha256) = 32),
  primary key (partner_id, id),
  unique (partner_id, submitter, client_token),
  foreign key (partner_id, matter_id) references enforcement.matter (partner_id, id),
  check ((status = 'COMPLETED') = (reason_code is not null)),
  check ((reason_code is null) = (completed_at is null))
);
create index report_by_matter on enforcement.report (partner_id, matter_id, id desc);
create index report_by_correlation on enforcement.report (partner_id, correlation_id) where correlation_id is not null;
select platform.protect('enforcement.report', 'select, insert, update');

-- What one person wants and a second must agree to: a measure, or confirming against a reseller.
create table enforcement.proposal (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  matter_id uuid not null,
  kind text not null check (kind in ('measure', 'assessment')),
  terms jsonb not null,
  because text[] not null,
  asked_by jsonb not null,
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'approved', 'declined')),
  decided_by jsonb,
  decided_at timestamptz,
  primary key (partner_id, id),
  foreign key (partner_id, matter_id) references enforcement.matter (partner_id, id),
  check ((state = 'waiting') = (decided_at is null))
);
create unique index proposal_waiting on enforcement.proposal (partner_id, matter_id, kind) where state = 'waiting';
select platform.protect('enforcement.proposal', 'select, insert, update');

-- A measure in force, or one that was: the reseller's copy, from which every notice is written.
create table enforcement.measure (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  provider_id uuid not null,
  matter_id uuid not null,
  matter_number text not null,
  kind text not null check (kind in
    ('warn', 'limit_purchases', 'suspend_subscription', 'suspend_customer', 'suspend_partner', 'terminate')),
  assessment text not null check (assessment in ('suspected', 'confirmed')),
  class text not null,
  clause text not null,
  -- What the reseller is told; how it was found stays with the provider.
  facts text not null check (length(facts) between 1 and 4000),
  automated_detection boolean not null,
  customer_id uuid,
  subscription_id uuid,
  subject_name text not null,
  -- Subscriptions as they were before: access, renewal, price; the proof that an overturned measure undid itself.
  prior_state jsonb not null,
  asked_by jsonb not null,
  approved_by jsonb,
  starts_at timestamptz not null,
  expires_at timestamptz check (expires_at > starts_at),
  answer_by timestamptz not null,
  appeal_until timestamptz not null,
  state text not null check (state in ('in_force', 'ended')),
  ended_how text check (ended_how in ('expired', 'lifted', 'overturned_removed', 'overturned_misclassified')),
  ended_at timestamptz,
  ended_because text,
  acknowledged_by text,
  acknowledged_at timestamptz,
  escalated_at timestamptz,
  primary key (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  check ((state = 'ended') = (ended_at is not null)),
  check ((ended_how is null) = (ended_at is null)),
  check ((acknowledged_by is null) = (acknowledged_at is null)),
  check ((kind = 'suspend_subscription') <= (subscription_id is not null))
);
create index measure_by_state on enforcement.measure (partner_id, state, id desc);
create index measure_by_matter on enforcement.measure (partner_id, matter_id, id);
create unique index measure_in_force on enforcement.measure (partner_id, matter_id, kind) where state = 'in_force';
select platform.protect('enforcement.measure', 'select, insert, update');

-- What both sides said about a measure. Only adds.
create table enforcement.word (
  partner_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  side text not null check (side in ('provider', 'partner')),
  kind text not null check (kind in
    ('told', 'acknowledged', 'answered', 'update_asked', 'updated', 'appealed', 'appeal_decided', 'ended')),
  text text not null check (length(text) <= 8000),
  author text not null,
  said_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, measure_id) references enforcement.measure (partner_id, id) on delete cascade
);
create index word_by_measure on enforcement.word (partner_id, measure_id, id);
select platform.protect('enforcement.word', 'select, insert');
create trigger only_adds before update or delete or truncate on enforcement.word
  for each statement execute function platform.refuse_change();

create table enforcement.appeal (
  partner_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  grounds text not null check (grounds in ('removed', 'misclassified')),
  text text not null check (length(text) between 1 and 8000),
  opened_by text not null,
  opened_at timestamptz not null,
  -- The day on which the provider promised to answer.
  promised_at timestamptz not null,
  state text not null check (state in ('open', 'upheld', 'overturned')),
  decided_by jsonb,
  decided_at timestamptz,
  decision text,
  primary key (partner_id, id),
  foreign key (partner_id, measure_id) references enforcement.measure (partner_id, id) on delete cascade,
  check ((state = 'open') = (decided_at is null))
);
create unique index appeal_open on enforcement.appeal (partner_id, measure_id) where state = 'open';
select platform.protect('enforcement.appeal', 'select, insert, update');

-- Which letter about which word reached whom: the proof that the reseller was told.
create table enforcement.letter (
  partner_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  word_id uuid not null,
  recipient text not null,
  language text not null check (language in ('en', 'ja')),
  subject text not null,
  text text not null,
  channel text not null check (channel in ('smtp', 'mailbox')),
  outcome text not null check (outcome in ('accepted', 'refused', 'temporary', 'unknown')),
  -- The mail server's own words.
  detail text not null,
  sent_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, measure_id) references enforcement.measure (partner_id, id) on delete cascade
);
create index letter_by_measure on enforcement.letter (partner_id, measure_id, id);
select platform.protect('enforcement.letter', 'select, insert');
