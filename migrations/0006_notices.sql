-- What is written to customers, to whom, and what became of it.

create schema notices;
grant usage on schema notices to surety_app;

-- How a partner's mail leaves, and when it may. Without a row: built-in mailbox, 09:00 to 17:00.
create table notices.settings (
  partner_id uuid primary key references people.partner (partner_id) on delete cascade,
  smtp_host text,
  smtp_port integer check (smtp_port between 1 and 65535),
  smtp_security text check (smtp_security in ('starttls', 'tls', 'none')),
  smtp_user text,
  -- Encrypted with the installation's key; the database alone cannot read it.
  smtp_password_sealed bytea,
  from_name text,
  from_address text,
  reply_to text,
  bank_details_en text not null default '',
  bank_details_ja text not null default '',
  send_from_minutes integer not null default 540,
  send_until_minutes integer not null default 1020,
  quiet_days date[] not null default '{}',
  version integer not null,
  updated_at timestamptz not null,
  check ((smtp_host is null) = (smtp_port is null) and (smtp_host is null) = (smtp_security is null)),
  check (smtp_host is null or from_address is not null),
  check ((smtp_user is null) = (smtp_password_sealed is null)),
  check (0 <= send_from_minutes and send_from_minutes < send_until_minutes and send_until_minutes <= 1440)
);
select platform.protect('notices.settings', 'select, insert, update');

-- Whether the partner's mail server answers. While it does not, messages wait instead of knocking one by one.
create table notices.server_health (
  partner_id uuid primary key references people.partner (partner_id) on delete cascade,
  failures integer not null,
  failing_since timestamptz not null,
  held_until timestamptz not null,
  last_error text not null
);
select platform.protect('notices.server_health', 'select, insert, update, delete');

-- One notice: what is said to one customer. The key is used once, for ever; amounts and days named are evidence.
create table notices.notice (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  notice_key text not null check (length(notice_key) between 1 and 300),
  customer_id uuid not null,
  customer_number text not null,
  customer_name text not null,
  customer_time_zone text not null,
  customer_calendar_id text not null,
  template text not null check (template in ('payment_reminder', 'friendly_reminder', 'first_reminder',
    'final_notice', 'suspension_notice', 'end_of_contract_notice', 'hand_over_notice')),
  stage_key text not null,
  as_of date not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  amount_due bigint not null,
  -- [{"kind", "on"}]: each measure that the letter names, with its day.
  announces jsonb not null check (jsonb_typeof(announces) = 'array'),
  -- The invoices as the letter names them, the credit taken off, and what was counted but not listed.
  facts jsonb not null,
  created_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, notice_key),
  -- Checked at the end of the transaction, so that a whole partner can be removed in one statement.
  foreign key (partner_id, customer_id) references customers.customer (partner_id, id)
    deferrable initially deferred
);
create index notice_by_customer on notices.notice (partner_id, customer_id, id desc);
select platform.protect('notices.notice', 'select, insert');

-- One letter to one recipient, exactly as written, and where it stands.
create table notices.message (
  partner_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  notice_key text not null,
  customer_id uuid not null,
  -- Empty when there was nobody to write to: the letter is kept as it would have been.
  recipient text not null,
  recipient_name text not null,
  language text not null check (language in ('en', 'ja')),
  sender_name text not null,
  subject text not null,
  html text not null,
  text text not null,
  state text not null check (state in
    ('queued', 'handing_over', 'accepted', 'bounced', 'failed', 'withdrawn', 'unknown')),
  reason text check (reason in ('no_contact', 'nothing_due', 'no_longer_true', 'refused_by_server',
    'reported_bounce', 'gave_up', 'connection_lost', 'worker_lost', 'person_decided')),
  detail text,
  not_before timestamptz not null,
  -- Attempts ever made; failures since the last success or the last order of a person, which set the waiting time.
  attempts integer not null default 0,
  failures integer not null default 0,
  handing_over_since timestamptz,
  accepted_at timestamptz,
  ended_at timestamptz,
  search_text text not null,
  created_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, notice_key, recipient),
  foreign key (partner_id, notice_id) references notices.notice (partner_id, id) on delete cascade,
  check ((state = 'handing_over') = (handing_over_since is not null)),
  check (state <> 'accepted' or accepted_at is not null),
  check ((state in ('queued', 'handing_over')) = (ended_at is null)),
  check ((state in ('queued', 'handing_over', 'accepted')) or reason is not null),
  check (recipient <> '' or state in ('failed', 'withdrawn'))
);
create index message_by_customer on notices.message (partner_id, customer_id, id desc);
create index message_by_state on notices.message (partner_id, state, id desc);
create index message_by_notice on notices.message (partner_id, notice_id);
select platform.protect('notices.message', 'select, insert, update');

-- Every attempt at a message: what was tried when, and the answer in the server's own words.
create table notices.attempt (
  partner_id uuid not null,
  message_id uuid not null,
  number integer not null check (number > 0),
  channel text not null check (channel in ('smtp', 'mailbox')),
  -- host:port of the mail server.
  server text,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('accepted', 'temporary', 'refused', 'unknown')),
  detail text,
  primary key (partner_id, message_id, number),
  foreign key (partner_id, message_id) references notices.message (partner_id, id) on delete cascade,
  check ((outcome is null) = (ended_at is null))
);
select platform.protect('notices.attempt', 'select, insert, update');

-- The built-in mailbox: where mail goes while no mail server is set.
create table notices.mailbox (
  partner_id uuid not null references people.partner (partner_id) on delete cascade,
  id uuid not null,
  -- Null for a test message.
  message_id uuid,
  mail_id text not null,
  sender text not null,
  recipient text not null,
  reply_to text,
  subject text not null,
  html text not null,
  text text not null,
  delivered_at timestamptz not null,
  primary key (partner_id, id),
  unique (partner_id, message_id),
  foreign key (partner_id, message_id) references notices.message (partner_id, id) on delete cascade
);
select platform.protect('notices.mailbox', 'select, insert');
