-- By when the provider answers first, what a service request is about, who follows it, and what
-- each side keeps to itself.
alter table tickets.ticket
  -- Null for requests from before there were clocks.
  add column first_response_due_at timestamptz,
  add column first_responded_at timestamptz,
  -- When it was raised that nobody had answered in time.
  add column raised_at timestamptz,
  add column merged_into uuid,
  add foreign key (partner_id, merged_into) references tickets.ticket (partner_id, id),
  add check (merged_into is null or status = 'closed'),
  add check (merged_into <> id);
create index ticket_by_first_response on tickets.ticket (partner_id, first_response_due_at)
  where first_responded_at is null and status <> 'closed';

alter table tickets.note
  add column side text not null default 'partner' check (side in ('partner', 'provider')),
  -- Is seen by the side that wrote it, never by the other.
  add column internal boolean not null default false;
alter table tickets.note alter column side drop default, alter column internal drop default;

-- What a service request is about, besides the customer.
create table tickets.link (
  partner_id uuid not null,
  ticket_id uuid not null,
  kind text not null check (kind in ('subscription', 'case', 'fraud_event', 'measure', 'invoice')),
  target_id uuid not null,
  primary key (partner_id, ticket_id, kind, target_id),
  foreign key (partner_id, ticket_id) references tickets.ticket (partner_id, id)
);
create index link_by_target on tickets.link (partner_id, target_id);
select platform.protect('tickets.link', 'select, insert');

-- Who is written to besides the contact.
create table tickets.watcher (
  partner_id uuid not null,
  ticket_id uuid not null,
  email text not null check (length(email) between 3 and 254 and email = lower(email)),
  primary key (partner_id, ticket_id, email),
  foreign key (partner_id, ticket_id) references tickets.ticket (partner_id, id)
);
select platform.protect('tickets.watcher', 'select, insert, delete');
