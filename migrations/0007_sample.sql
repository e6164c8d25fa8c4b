-- The sample reseller can be removed without a trace; nothing else can. The application has no right to delete
-- from the event log or the ledger: this function runs with the owner's rights and refuses any partner that was
-- not created as a sample.

create function people.refuse_sample_change() returns trigger language plpgsql as $$
begin
  if new.is_sample <> old.is_sample then
    raise exception 'a partner stays what it was created as: is_sample cannot change'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger sample_stays_sample before update on people.partner
  for each row execute function people.refuse_sample_change();

create function platform.remove_sample(sample uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  target regclass;
  caller text := current_setting('surety.partner_id', true);
begin
  perform set_config('surety.partner_id', sample::text, true);
  perform 1 from people.partner where partner_id = sample and is_sample for update;
  if not found then
    raise exception 'partner % is not a sample', sample using errcode = 'restrict_violation';
  end if;
  perform set_config('surety.removing_sample', 'on', true);
  -- A foreign key can only point at a table that existed before, so the newest tables go first.
  for target in
    select c.oid::regclass from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'partner_id' and not a.attisdropped
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')
      and not n.nspname like 'pg_%'
    order by c.oid desc
  loop
    execute format('delete from %s where partner_id = $1', target) using sample;
  end loop;
  perform set_config('surety.removing_sample', '', true);
  perform set_config('surety.partner_id', coalesce(caller, ''), true);
end $$;
revoke execute on function platform.remove_sample(uuid) from public;
grant execute on function platform.remove_sample(uuid) to surety_app;
