-- Who changed a draft may not put it into force alone.

alter table collections.policy_version
  -- [{"id", "name"}] of everybody whose change the content carries; nobody for an unchanged copy.
  add column changed_by jsonb not null default '[]' check (jsonb_typeof(changed_by) = 'array'),
  -- Why it was published by somebody who had changed it, where nobody else has the right.
  add column published_alone_because text check (length(published_alone_because) between 1 and 1000),
  add check (published_alone_because is null or published_at is not null);
