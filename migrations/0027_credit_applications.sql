-- Applications for credit, and the scorecards by which limits are recommended.
create sequence credit.application_number start with 1001;
grant usage on sequence credit.application_number to surety_app;

create table credit.scorecard (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'live', 'retired')),
  -- Attributes with bands and points, classes with what they are trusted with.
  definition jsonb not null,
  note text not null check (length(note) between 1 and 500),
  drafted_by uuid,
  drafted_by_name text not null,
  drafted_at timestamptz not null,
  published_by_name text,
  published_at timestamptz,
  primary key (partner_id, version),
  check ((state = 'draft') = (published_at is null)),
  check ((published_at is null) = (published_by_name is null))
);
create unique index scorecard_live on credit.scorecard (partner_id) where state = 'live';
create unique index scorecard_draft on credit.scorecard (partner_id) where state = 'draft';
select platform.protect('credit.scorecard', 'select, insert, update');

create table credit.application (
  partner_id uuid not null,
  id uuid not null,
  number text not null check (number ~ '^[0-9]+$'),
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Minor units.
  wanted bigint not null check (wanted between 1 and 1000000000000000),
  purpose text not null check (length(purpose) between 1 and 2000),
  external_score integer check (external_score between 0 and 1000),
  external_source text not null check (length(external_source) <= 200),
  external_on date,
  trade_references jsonb not null,
  state text not null check (state in ('submitted', 'proposed', 'granted', 'declined', 'withdrawn')),
  -- What was known when it was looked at last, and what the scorecard made of it.
  facts jsonb not null,
  recommendation jsonb not null,
  looked_at timestamptz not null,
  submitted_by text not null,
  submitted_at timestamptz not null,
  -- The line as the first person decided it, with the version of the line it changes.
  decision jsonb,
  line_version integer,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  reason text check (length(reason) between 1 and 500),
  -- The second person, where one was needed.
  confirmed_by_name text,
  confirmed_at timestamptz,
  version integer not null default 1,
  primary key (partner_id, id),
  unique (partner_id, number),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  check ((external_score is null) = (external_on is null)),
  check (state not in ('proposed', 'granted') or decision is not null),
  check ((state in ('submitted', 'withdrawn')) = (decided_at is null) or state = 'withdrawn')
);
create unique index application_open on credit.application (partner_id, customer_id, currency)
  where state in ('submitted', 'proposed');
create index application_by_state on credit.application (partner_id, state, id desc);
select platform.protect('credit.application', 'select, insert, update');
