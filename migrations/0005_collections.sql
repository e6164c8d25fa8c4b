-- Where every customer stands with what it owes, under which policy, why, and what follows from it.

create schema collections;
grant usage on schema collections to surety_app;

create table collections.policy (
  partner_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, name)
);
select platform.protect('collections.policy', 'select, insert, update');

create table collections.policy_version (
  partner_id uuid not null,
  id uuid not null,
  policy_id uuid not null,
  number integer not null check (number > 0),
  -- draft → published → retired
  state text not null check (state in ('draft', 'published', 'retired')),
  -- Counts the changes of a draft.
  revision integer not null default 1,
  content jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  published_at timestamptz,
  published_by text,
  retired_at timestamptz,
  primary key (partner_id, id),
  foreign key (partner_id, policy_id) references collections.policy (partner_id, id),
  unique (partner_id, policy_id, number),
  check ((state = 'draft') = (published_at is null)),
  check ((published_at is null) = (published_by is null)),
  check ((state = 'retired') = (retired_at is not null))
);
-- One policy is in force at a time, and one draft of a policy is enough to work on.
create unique index policy_version_published on collections.policy_version (partner_id)
  where state = 'published';
create unique index policy_version_draft on collections.policy_version (partner_id, policy_id)
  where state = 'draft';
select platform.protect('collections.policy_version', 'select, insert, update');

-- What was published never changes: decisions refer to it.
create function collections.refuse_published_change() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.content <> old.content or new.number <> old.number) then
    raise exception 'policy version % is published and does not change', old.id
      using hint = 'Make a new draft from it.', errcode = 'restrict_violation';
  end if;
  if old.state = 'retired' or (old.state = 'published' and new.state = 'draft') then
    raise exception 'policy version % cannot return from %', old.id, old.state
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger published_stays before update on collections.policy_version
  for each row execute function collections.refuse_published_change();

-- A business calendar as decisions used it, kept once per content.
create table collections.calendar (
  partner_id uuid not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  calendar_id text not null,
  content jsonb not null,
  first_used_at timestamptz not null,
  primary key (partner_id, hash)
);
select platform.protect('collections.calendar', 'select, insert');

create table collections.run (
  partner_id uuid not null,
  id uuid not null,
  as_of date not null,
  policy_version_id uuid not null,
  started_by text not null check (started_by in ('schedule', 'person', 'command_line')),
  starter_name text not null,
  -- running → done | stopped; running → braked → running (released) | stopped
  state text not null check (state in ('running', 'braked', 'done', 'stopped')),
  -- The last customer that is done; null at the beginning.
  cursor uuid,
  customers_total integer not null,
  customers_done integer not null default 0,
  harmful_proposed integer not null default 0,
  -- The most harmful proposals allowed without a person's release.
  harmful_allowed integer not null,
  -- A later day was decided before: the run counts what it would do, and changes nothing.
  looks_back boolean not null,
  -- What the run has counted so far; complete when it is done. Plain json keeps the order of the stages.
  summary json not null,
  started_at timestamptz not null,
  -- Moves with every batch; long stillness of a running run means that its process is gone.
  heartbeat_at timestamptz not null,
  finished_at timestamptz,
  braked_at timestamptz,
  -- What the next batch would have added when the brake closed.
  braked_harmful integer,
  released_at timestamptz,
  released_by text,
  release_reason text check (length(release_reason) between 1 and 1000),
  stopped_by text,
  primary key (partner_id, id),
  foreign key (partner_id, policy_version_id) references collections.policy_version (partner_id, id),
  check ((state in ('done', 'stopped')) = (finished_at is not null)),
  check (state <> 'braked' or braked_at is not null),
  check ((released_at is null) = (release_reason is null) and (released_at is null) = (released_by is null))
);
-- Two runs of one partner never work side by side.
create unique index run_active on collections.run (partner_id) where state in ('running', 'braked');
create index run_by_time on collections.run (partner_id, started_at desc, id desc);
select platform.protect('collections.run', 'select, insert, update');

-- Every decision that changed something, with all it was made from. Added to, never changed.
create table collections.decision (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  as_of date not null,
  policy_version_id uuid not null,
  calendar_hash text not null,
  run_id uuid,
  facts jsonb not null,
  result jsonb not null,
  decided_at timestamptz not null,
  primary key (partner_id, id)
);
create index decision_by_customer on collections.decision (partner_id, customer_id, id desc);
select platform.protect('collections.decision', 'select, insert');
create trigger only_adds before update or delete or truncate on collections.decision
  for each statement execute function platform.refuse_change();

-- Where each account stands by its newest decision. An account without a row has always been clear.
create table collections.standing (
  partner_id uuid not null,
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  stage text not null,
  -- Severity; 0 is clear.
  rank integer not null check (rank >= 0),
  clock_start date,
  -- Net, minor units.
  overdue bigint not null check (overdue >= 0),
  net bigint not null check (net >= overdue),
  next jsonb,
  blockers jsonb not null,
  -- What a new decision is compared with: equal texts mean that nothing changed.
  signature text not null,
  as_of date not null,
  -- As-of day on which the account came into its stage.
  since date not null,
  policy_version_id uuid not null,
  decision_id uuid not null,
  decided_at timestamptz not null,
  primary key (partner_id, customer_id, currency)
);
create index standing_worklist on collections.standing (partner_id, currency, overdue desc, customer_id)
  where rank > 0;
-- Whom to look at again after an import.
create index standing_not_clear on collections.standing (partner_id, customer_id) where rank > 0;
create index standing_by_stage on collections.standing (partner_id, stage, currency, overdue desc, customer_id)
  where rank > 0;
select platform.protect('collections.standing', 'select, insert, update');

-- What was asked of notices, and what became of it: the proof that gates need.
create table collections.notice_request (
  partner_id uuid not null,
  id uuid not null,
  -- Customer, currency, stage, cycle and attempt: never used twice.
  key text not null,
  customer_id uuid not null,
  currency text not null,
  stage text not null,
  -- The due day at the head of the line when the notice was asked for.
  cycle date not null,
  attempt integer not null check (attempt > 0),
  template text not null,
  -- As-of day of the decision, and the first day on which it could go out.
  asked_on date not null,
  send_on date not null,
  -- Net overdue that it names, minor units; read again right before it leaves.
  amount bigint not null check (amount >= 0),
  -- Harmful steps it names with their days.
  announced jsonb not null,
  state text not null check (
    state in ('requested', 'accepted', 'delivered', 'bounced', 'failed', 'withdrawn')
  ),
  -- The customer's days.
  sent_on date,
  outcome_on date,
  outcome_at timestamptz,
  withdrawn_because jsonb,
  policy_version_id uuid not null,
  decision_id uuid not null,
  run_id uuid,
  created_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, key),
  foreign key (partner_id, decision_id) references collections.decision (partner_id, id),
  check ((state in ('accepted', 'delivered')) <= (sent_on is not null)),
  check ((state in ('delivered', 'bounced', 'failed')) <= (outcome_on is not null)),
  check ((state = 'withdrawn') = (withdrawn_because is not null))
);
create index notice_request_by_customer on collections.notice_request (partner_id, customer_id, currency);
-- One consolidated notice per customer, currency and day.
create unique index notice_request_once_a_day
  on collections.notice_request (partner_id, customer_id, currency, send_on)
  where state = 'requested';
select platform.protect('collections.notice_request', 'select, insert, update');

-- A consequence that waits for a person, and what the person decided.
create table collections.proposal (
  partner_id uuid not null,
  id uuid not null,
  key text not null,
  customer_id uuid not null,
  currency text not null,
  kind text not null check (kind in ('block_purchases', 'suspend', 'cancel', 'hand_over', 'write_off')),
  stage text not null,
  cycle date not null,
  attempt integer not null check (attempt > 0),
  -- Net overdue when it was proposed, minor units.
  amount bigint not null check (amount >= 0),
  proposed_on date not null,
  needs_approval boolean not null,
  -- proposed → approved → carried_out; proposed → declined; proposed, approved → withdrawn
  state text not null check (state in ('proposed', 'approved', 'declined', 'withdrawn', 'carried_out')),
  decided_at timestamptz,
  decided_by text,
  decision_reason text check (length(decision_reason) <= 1000),
  carried_out_on date,
  carried_out_by text,
  withdrawn_because jsonb,
  policy_version_id uuid not null,
  decision_id uuid not null,
  run_id uuid,
  created_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, key),
  foreign key (partner_id, decision_id) references collections.decision (partner_id, id),
  check ((state in ('approved', 'declined', 'carried_out')) <= (decided_at is not null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((state = 'carried_out') = (carried_out_on is not null)),
  check ((state = 'withdrawn') = (withdrawn_because is not null))
);
create index proposal_by_customer on collections.proposal (partner_id, customer_id, currency);
create index proposal_by_state on collections.proposal (partner_id, state, id desc);
create index proposal_by_run on collections.proposal (partner_id, run_id) where state = 'proposed';
select platform.protect('collections.proposal', 'select, insert, update');

create table collections.task (
  partner_id uuid not null,
  id uuid not null,
  key text not null,
  customer_id uuid not null,
  currency text not null,
  purpose text not null check (purpose in ('gate', 'consequence', 'undelivered')),
  stage text not null,
  cycle date not null,
  attempt integer not null check (attempt > 0),
  title_en text not null,
  title_ja text not null,
  -- The notice that did not arrive.
  notice_key text,
  opened_on date not null,
  state text not null check (state in ('open', 'done', 'withdrawn')),
  done_on date,
  done_at timestamptz,
  done_by text,
  note text check (length(note) <= 2000),
  withdrawn_because jsonb,
  decision_id uuid,
  run_id uuid,
  created_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, key),
  check ((purpose = 'undelivered') = (notice_key is not null)),
  check ((state = 'done') = (done_on is not null)),
  check ((done_on is null) = (done_by is null) and (done_on is null) = (done_at is null)),
  check ((state = 'withdrawn') = (withdrawn_because is not null))
);
create index task_by_customer on collections.task (partner_id, customer_id, currency);
create index task_by_state on collections.task (partner_id, state, id desc);
select platform.protect('collections.task', 'select, insert, update');

-- The transaction in which a customer was last decided by itself, so that a run that read its facts before
-- that transaction ended does not write over the newer decision.
create table collections.evaluated (
  partner_id uuid not null,
  customer_id uuid not null,
  transaction_id xid8 not null,
  primary key (partner_id, customer_id)
);
select platform.protect('collections.evaluated', 'select, insert, update');
