-- Bank statements: what came in, what it is for, and who said so.

create schema bank;
grant usage on schema bank to surety_app;

create table bank.statement (
  partner_id uuid not null,
  id uuid not null,
  format text not null check (format in ('camt.053', 'zengin', 'csv')),
  file_name text not null check (length(file_name) <= 200),
  -- Of the whole file, hexadecimal.
  sha256 text not null check (length(sha256) = 64),
  lines integer not null,
  new_lines integer not null,
  imported_by text not null,
  imported_at timestamptz not null,
  primary key (partner_id, id)
);
select platform.protect('bank.statement', 'select, insert');

create table bank.line (
  partner_id uuid not null,
  id uuid not null,
  statement_id uuid not null,
  -- The same movement in two files has one key.
  key text not null,
  place integer not null,
  account text not null,
  booked_on date not null,
  value_on date not null,
  currency text not null check (length(currency) = 3),
  -- Minor units; money that left is negative.
  amount bigint not null,
  payer text not null,
  text text not null,
  bank_reference text not null,
  is_reversal boolean not null,
  state text not null check (state in ('open', 'matched', 'ignored')),
  -- What was concluded when it came in: candidates with reasons.
  candidates jsonb not null,
  confidence integer check (confidence between 0 and 10000),
  payment_id uuid,
  fee_document_id uuid,
  -- The line whose payment this one took back.
  reverses_id uuid,
  settled_by text,
  settled_because text check (length(settled_because) <= 1000),
  settled_at timestamptz,
  primary key (partner_id, id),
  unique (partner_id, key),
  foreign key (partner_id, statement_id) references bank.statement (partner_id, id),
  foreign key (partner_id, payment_id) references receivables.document (partner_id, id),
  foreign key (partner_id, fee_document_id) references receivables.document (partner_id, id),
  foreign key (partner_id, reverses_id) references bank.line (partner_id, id),
  check (state <> 'matched' or payment_id is not null or reverses_id is not null),
  check ((state = 'open') = (settled_at is null))
);
create index line_by_state on bank.line (partner_id, state, id);
create index line_by_payment on bank.line (partner_id, payment_id) where payment_id is not null;
select platform.protect('bank.line', 'select, insert, update');

-- Names under which customers pay, learned from what people and numbers said.
create table bank.payer (
  partner_id uuid not null,
  name_key text not null check (length(name_key) between 1 and 300),
  customer_id uuid not null,
  learned_at timestamptz not null,
  primary key (partner_id, name_key),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id)
);
select platform.protect('bank.payer', 'select, insert, update');
