-- What customers owe and what they paid: open items, how they were settled, the books behind them, and imports.

create schema receivables;
grant usage on schema receivables to surety_app;

-- Ids for rows that are made set-based: time-ordered like the program's own (UUID version 7).
create function receivables.new_id(made_at timestamptz) returns uuid language sql volatile
return encode(
  set_bit(
    set_bit(
      overlay(
        uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from made_at) * 1000)::bigint) from 3)
        from 1 for 6
      ),
      52, 1
    ),
    53, 1
  ),
  'hex'
)::uuid;

-- Every open item. A debit is owed by the customer, a credit reduces what is owed.
create table receivables.document (
  partner_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('invoice', 'credit_note', 'payment', 'write_off', 'reversal')),
  side text not null check (side in ('debit', 'credit')),
  -- As printed on the document.
  number text not null check (length(number) between 1 and 100),
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Minor units. The limit keeps sums of many documents inside a bigint.
  amount bigint not null check (amount between 1 and 1000000000000000),
  -- What is not allocated yet: the amount less its allocations, kept by the commands in the same transaction.
  amount_open bigint not null,
  issued_on date not null,
  booked_on date not null,
  due_on date,
  -- Whether the source named the due date; otherwise it follows from the terms and the customer's calendar.
  due_on_given boolean not null default false,
  terms text check (length(terms) <= 60),
  reference text check (length(reference) <= 200),
  -- The source said that the document was disputed at some time; open disputes are in receivables.dispute.
  disputed_at_source boolean not null default false,
  -- Where an imported document came from: the profile, its key there, and a digest of what it said.
  source text,
  source_key text,
  source_hash bytea,
  import_id uuid,
  recorded_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  check (amount_open between 0 and amount),
  check ((side = 'debit') = (kind in ('invoice', 'reversal'))),
  check ((side = 'debit') = (due_on is not null)),
  check ((source is null) = (source_key is null) and (source is null) = (source_hash is null))
);
create unique index document_by_source on receivables.document (partner_id, source, source_key)
  where source is not null;
create unique index document_number_once on receivables.document (partner_id, kind, number)
  where source is null and kind in ('invoice', 'credit_note');
-- Answers what is open for ranges of customers from the index alone; credits have no due date.
create index document_open on receivables.document (partner_id, customer_id, currency, due_on)
  include (amount_open) where amount_open > 0;
create index document_by_customer on receivables.document (partner_id, customer_id, booked_on desc, id desc);
create index document_by_day on receivables.document (partner_id, booked_on desc, id desc);
create index document_by_number on receivables.document (partner_id, number text_pattern_ops);
select platform.protect('receivables.document', 'select, insert, update (amount_open)');

create table receivables.document_line (
  partner_id uuid not null,
  document_id uuid not null,
  position integer not null check (position > 0),
  description text not null check (length(description) between 1 and 500),
  -- Minor units; a line may be a discount.
  amount bigint not null,
  primary key (partner_id, document_id, position),
  foreign key (partner_id, document_id) references receivables.document (partner_id, id)
);
select platform.protect('receivables.document_line', 'select, insert');

-- So much of a credit settles so much of a debit. An allocation is undone by its negative, never removed.
create table receivables.allocation (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  currency text not null,
  credit_document_id uuid not null,
  debit_document_id uuid not null,
  amount bigint not null,
  -- Never before either document was booked.
  booked_on date not null,
  undoes_id uuid,
  recorded_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, credit_document_id) references receivables.document (partner_id, id),
  foreign key (partner_id, debit_document_id) references receivables.document (partner_id, id),
  foreign key (partner_id, undoes_id) references receivables.allocation (partner_id, id),
  check (case when undoes_id is null then amount > 0 else amount < 0 end)
);
create index allocation_by_credit on receivables.allocation (partner_id, credit_document_id);
create index allocation_by_debit on receivables.allocation (partner_id, debit_document_id);
create index allocation_by_day on receivables.allocation (partner_id, booked_on);
create unique index allocation_undone_once on receivables.allocation (partner_id, undoes_id)
  where undoes_id is not null;
select platform.protect('receivables.allocation', 'select, insert');

create table receivables.dispute (
  partner_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  customer_id uuid not null,
  -- Minor units of the document's currency; null disputes the whole document.
  amount bigint check (amount > 0),
  reason text not null check (length(reason) between 1 and 1000),
  opened_on date not null,
  closed_on date,
  outcome text check (outcome in ('accepted', 'rejected', 'withdrawn')),
  recorded_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, document_id) references receivables.document (partner_id, id),
  check ((closed_on is null) = (outcome is null)),
  check (closed_on >= opened_on)
);
create unique index dispute_open_once on receivables.dispute (partner_id, document_id) where closed_on is null;
create index dispute_open on receivables.dispute (partner_id, customer_id) where closed_on is null;
create index dispute_by_document on receivables.dispute (partner_id, document_id);
select platform.protect('receivables.dispute', 'select, insert, update (closed_on, outcome)');

-- The books. A journal has the id of the document or the allocation that it books.
create table receivables.journal (
  partner_id uuid not null,
  id uuid not null,
  cause text not null check (cause in ('document', 'allocation')),
  booked_on date not null,
  recorded_at timestamptz not null,
  primary key (partner_id, id)
);
select platform.protect('receivables.journal', 'select, insert');

create table receivables.entry (
  partner_id uuid not null,
  journal_id uuid not null,
  account text not null check (account in ('receivable', 'unapplied_credit', 'cash', 'sales', 'bad_debt')),
  customer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Minor units, positive for debit.
  amount bigint not null check (amount <> 0),
  primary key (partner_id, journal_id, account)
);
select platform.protect('receivables.entry', 'select, insert');

-- The entries of a journal are written by one statement; together they are zero in every currency. That the
-- journal exists is checked here, too: as a foreign key it took a third of an import's time.
create function receivables.refuse_unbalanced() returns trigger language plpgsql as $$
declare
  broken record;
begin
  select journal_id, currency, sum(amount) as difference into broken
  from added group by partner_id, journal_id, currency having sum(amount) <> 0 limit 1;
  if found then
    raise exception 'journal % is out of balance by % %', broken.journal_id, broken.difference, broken.currency
      using errcode = 'check_violation';
  end if;
  select a.journal_id into broken from added a
  left join receivables.journal j on j.partner_id = a.partner_id and j.id = a.journal_id
  where j.id is null limit 1;
  if found then
    raise exception 'entries without a journal: %', broken.journal_id using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger balances after insert on receivables.entry
  referencing new table as added for each statement execute function receivables.refuse_unbalanced();

create trigger only_adds before update or delete or truncate on receivables.journal
  for each statement execute function platform.refuse_change();
create trigger only_adds before update or delete or truncate on receivables.entry
  for each statement execute function platform.refuse_change();
create trigger only_adds before update or delete or truncate on receivables.allocation
  for each statement execute function platform.refuse_change();
create trigger only_adds before update or delete or truncate on receivables.document_line
  for each statement execute function platform.refuse_change();

-- How a partner's own files are read; the built-in profiles are part of the program.
create table receivables.import_profile (
  partner_id uuid not null,
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,49}$'),
  definition jsonb not null,
  updated_at timestamptz not null,
  primary key (partner_id, key)
);
select platform.protect('receivables.import_profile', 'select, insert, update');

create table receivables.import (
  partner_id uuid not null,
  id uuid not null,
  profile_key text not null,
  file_name text not null,
  bad_rows text not null check (bad_rows in ('stop', 'skip')),
  dry_run boolean not null,
  -- reading → staged (dry run) | stopped (bad rows) | applying → applied; failed and expired end it.
  state text not null check (
    state in ('reading', 'staged', 'stopped', 'applying', 'applied', 'failed', 'expired')
  ),
  rows_read integer not null default 0,
  rows_created integer not null default 0,
  rows_unchanged integer not null default 0,
  rows_changed integer not null default 0,
  rows_rejected integer not null default 0,
  failure_code text,
  failure_values jsonb,
  started_by text not null,
  started_at timestamptz not null,
  -- Moves while the import works; long stillness means that its process is gone.
  heartbeat_at timestamptz not null,
  finished_at timestamptz,
  primary key (partner_id, id),
  check ((state = 'failed') = (failure_code is not null)),
  check ((state in ('applied', 'failed', 'expired')) = (finished_at is not null))
);
select platform.protect('receivables.import', 'select, insert, update');

-- Rows on their way in. Nothing is lost when a crash empties the table: the file can be imported again.
create unlogged table receivables.import_row (
  partner_id uuid not null,
  import_id uuid not null,
  line integer not null,
  state text not null check (state in ('created', 'unchanged', 'changed', 'rejected')),
  kind text not null,
  source_key text not null,
  source_hash bytea not null,
  number text not null,
  customer_number text not null,
  customer_name text,
  currency text not null,
  amount bigint not null,
  issued_on date not null,
  booked_on date not null,
  due_on date,
  due_on_given boolean not null,
  terms text,
  reference text,
  disputed boolean not null,
  settled_on date,
  -- Number of the invoice that a payment settles.
  applies_to text,
  -- Ids of what the row becomes; a settled row becomes an invoice and its payment.
  document_id uuid not null,
  payment_id uuid,
  primary key (partner_id, import_id, line)
);
select platform.protect('receivables.import_row', 'select, insert, update, delete');

-- Which customer each number of an import belongs to.
create unlogged table receivables.import_customer (
  partner_id uuid not null,
  import_id uuid not null,
  number text not null,
  customer_id uuid not null,
  primary key (partner_id, import_id, number)
);
select platform.protect('receivables.import_customer', 'select, insert, delete');

create table receivables.import_error (
  partner_id uuid not null,
  import_id uuid not null,
  line integer not null,
  position integer not null,
  column_name text,
  code text not null,
  details jsonb not null,
  primary key (partner_id, import_id, line, position),
  foreign key (partner_id, import_id) references receivables.import (partner_id, id)
);
select platform.protect('receivables.import_error', 'select, insert, delete');
