-- Cases: investigations of fraud and misuse, what was done meanwhile, and how they ended.

create schema cases;
grant usage on schema cases to surety_app;

create table cases.case_file (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  -- What people call it; counts up within a partner.
  number integer not null check (number > 0),
  kind text not null check (kind in ('compromise', 'card_fraud', 'mining', 'spam',
    'non_payment_by_intent', 'other')),
  title text not null check (length(title) between 1 and 300),
  -- Whom it is mainly about; all others are in cases.subject.
  customer_id uuid not null,
  state text not null check (state in ('open', 'resolved')),
  source_kind text not null check (source_kind in ('person', 'fraud_event', 'screening')),
  source_id text not null,
  -- Opened to try the way; nothing may be suspended on its account.
  is_test boolean not null,
  opened_by text not null,
  opened_at timestamptz not null,
  -- From when the provider counts its hours.
  noticed_at timestamptz not null,
  first_use_at timestamptz,
  reacted_at timestamptz,
  mitigated_at timestamptz,
  refund_asked_at timestamptz,
  assignee_id text,
  assignee_name text,
  locked_by_id text,
  locked_by text,
  locked_until timestamptz,
  outcome text check (outcome in ('fraud', 'misuse', 'legitimate', 'compromised', 'duplicate')),
  duplicate_of uuid,
  resolved_by text,
  resolved_at timestamptz,
  primary key (partner_id, id),
  unique (partner_id, number),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  foreign key (partner_id, duplicate_of) references cases.case_file (partner_id, id),
  check (duplicate_of <> id),
  check ((state = 'resolved') = (outcome is not null)),
  check ((outcome is null) = (resolved_at is null) and (outcome is null) = (resolved_by is null)),
  check ((duplicate_of is not null) = (outcome is not null and outcome = 'duplicate')),
  check ((assignee_id is null) = (assignee_name is null)),
  check ((locked_by_id is null) = (locked_until is null)
    and (locked_by_id is null) = (locked_by is null))
);
create unique index case_file_by_source on cases.case_file (partner_id, source_kind, source_id)
  where source_kind <> 'person';
create index case_file_by_state on cases.case_file (partner_id, state, id desc);
create index case_file_by_customer on cases.case_file (partner_id, customer_id);
create index case_file_by_duplicate on cases.case_file (partner_id, duplicate_of)
  where duplicate_of is not null;
select platform.protect('cases.case_file', 'select, insert, update');

-- Customers and subscriptions that a case is about.
create table cases.subject (
  partner_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  customer_id uuid not null,
  -- Null: everything that the customer has.
  subscription_id uuid,
  primary key (partner_id, id),
  unique nulls not distinct (partner_id, case_id, customer_id, subscription_id),
  foreign key (partner_id, case_id) references cases.case_file (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  foreign key (partner_id, subscription_id)
    references subscriptions.subscription (partner_id, id)
);
select platform.protect('cases.subject', 'select, insert');

-- Steps of the checklist that are done; which there are is told by the kind of the case.
create table cases.done_step (
  partner_id uuid not null,
  case_id uuid not null,
  step text not null check (length(step) between 1 and 60),
  done_by text not null,
  done_at timestamptz not null,
  primary key (partner_id, case_id, step),
  foreign key (partner_id, case_id) references cases.case_file (partner_id, id)
);
select platform.protect('cases.done_step', 'select, insert, delete');

-- What people wrote down. Only adds.
create table cases.note (
  partner_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  text text not null check (length(text) between 1 and 8000),
  written_by text not null,
  written_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, case_id) references cases.case_file (partner_id, id)
);
create index note_by_case on cases.note (partner_id, case_id, id);
select platform.protect('cases.note', 'select, insert');
create trigger only_adds before update or delete or truncate on cases.note
  for each statement execute function platform.refuse_change();

-- Two cases that belong together; the smaller id first, so that there is one link.
create table cases.link (
  partner_id uuid not null,
  case_id uuid not null,
  other_id uuid not null,
  because text not null check (length(because) between 1 and 500),
  linked_by text not null,
  linked_at timestamptz not null,
  primary key (partner_id, case_id, other_id),
  foreign key (partner_id, case_id) references cases.case_file (partner_id, id),
  foreign key (partner_id, other_id) references cases.case_file (partner_id, id),
  check (case_id < other_id)
);
create index link_by_other on cases.link (partner_id, other_id);
select platform.protect('cases.link', 'select, insert, delete');

-- Holds that a case placed. Whether one is open is told by the subscriptions. Only adds.
create table cases.placed_hold (
  partner_id uuid not null,
  hold_id uuid not null,
  case_id uuid not null,
  customer_id uuid not null,
  primary key (partner_id, hold_id),
  foreign key (partner_id, case_id) references cases.case_file (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id)
);
create index placed_hold_by_case on cases.placed_hold (partner_id, case_id);
select platform.protect('cases.placed_hold', 'select, insert');

-- How a case ended, each time that it did. Only adds.
create table cases.resolution (
  partner_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  outcome text not null check (outcome in ('fraud', 'misuse', 'legitimate', 'compromised',
    'duplicate')),
  because text not null check (length(because) between 1 and 2000),
  holds text not null check (holds in ('lift', 'keep')),
  resolved_by text not null,
  resolved_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, case_id) references cases.case_file (partner_id, id)
);
create index resolution_by_case on cases.resolution (partner_id, case_id, id);
select platform.protect('cases.resolution', 'select, insert');
create trigger only_adds before update or delete or truncate on cases.resolution
  for each statement execute function platform.refuse_change();

-- What it cost, minor units; one row per currency. Only adds.
create table cases.loss (
  partner_id uuid not null,
  resolution_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  lost bigint not null check (lost >= 0),
  recovered bigint not null check (recovered >= 0),
  primary key (partner_id, resolution_id, currency),
  foreign key (partner_id, resolution_id) references cases.resolution (partner_id, id),
  check (recovered <= lost)
);
select platform.protect('cases.loss', 'select, insert');
create trigger only_adds before update or delete or truncate on cases.loss
  for each statement execute function platform.refuse_change();
