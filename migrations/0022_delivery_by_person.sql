-- Notices that a person brought to the customer: by letter, on the telephone, in person. Only adds.
create table collections.delivery_by_person (
  partner_id uuid not null,
  notice_request_id uuid not null,
  how text not null check (how in ('letter', 'telephone', 'in_person')),
  -- The customer's day on which it arrived.
  arrived_on date not null,
  -- Tracking number, who was spoken to, what was said.
  evidence text not null check (length(evidence) between 1 and 2000),
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (partner_id, notice_request_id),
  foreign key (partner_id, notice_request_id) references collections.notice_request (partner_id, id)
);
select platform.protect('collections.delivery_by_person', 'select, insert');
create trigger only_adds before update or delete or truncate on collections.delivery_by_person
  for each statement execute function platform.refuse_change();
