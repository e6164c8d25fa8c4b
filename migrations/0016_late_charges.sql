-- Interest and lump sums for late payment: agreed terms, what was charged for which invoice, and how it was worked out.

alter table receivables.document drop constraint document_kind_check;
alter table receivables.document add constraint document_kind_check
  check (kind in ('invoice', 'late_charge', 'credit_note', 'payment', 'write_off', 'reversal'));
alter table receivables.document drop constraint document_check1;
alter table receivables.document add constraint document_side_of_kind
  check ((side = 'debit') = (kind in ('invoice', 'late_charge', 'reversal')));
alter table receivables.entry drop constraint entry_account_check;
alter table receivables.entry add constraint entry_account_check check (
  account in ('receivable', 'unapplied_credit', 'cash', 'sales', 'late_income', 'bad_debt')
);

-- From which day which rule holds. Rows without a customer are the partner's own; a customer's rows replace
-- them from its first day on.
create table receivables.interest_term (
  partner_id uuid not null,
  id uuid not null,
  customer_id uuid,
  valid_from date not null,
  rule text not null check (rule in ('none', 'contract', 'eu_directive', 'de_commercial', 'jp_statutory')),
  -- Hundredths of a per cent a year.
  contract_basis_points integer check (contract_basis_points between 1 and 10000),
  note text not null default '' check (length(note) <= 500),
  set_by text not null,
  set_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id),
  check ((rule = 'contract') = (contract_basis_points is not null))
);
create unique index interest_term_by_day on receivables.interest_term
  (partner_id, customer_id, valid_from) nulls not distinct;
select platform.protect('receivables.interest_term', 'select, insert');

-- What a late charge, or a credit note that corrects one, says about each invoice. Only adds.
create table receivables.late_charge_item (
  partner_id uuid not null,
  document_id uuid not null,
  invoice_id uuid not null,
  -- The last day that interest was counted for.
  through_on date not null,
  -- Minor units; negative where an earlier charge is corrected.
  interest bigint not null,
  lump_sum bigint not null default 0,
  -- The periods, amounts and rates that the interest follows from.
  working jsonb not null,
  primary key (partner_id, document_id, invoice_id),
  foreign key (partner_id, document_id) references receivables.document (partner_id, id),
  foreign key (partner_id, invoice_id) references receivables.document (partner_id, id)
);
create index late_charge_item_by_invoice on receivables.late_charge_item (partner_id, invoice_id);
select platform.protect('receivables.late_charge_item', 'select, insert');
create trigger only_adds before update or delete or truncate on receivables.late_charge_item
  for each statement execute function platform.refuse_change();
