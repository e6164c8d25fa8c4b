-- Consequences are carried out here, and taken back when the customer no longer stands where they came from.

alter table collections.proposal
  -- Which subscriptions a suspension or cancellation is about, where the policy names it.
  add column scope text check (scope in ('unpaid', 'all')),
  -- What carrying out did, in numbers; null where a person did it elsewhere.
  add column outcome jsonb check (outcome is null or state = 'carried_out'),
  -- Carried out, and there was nothing to do it to: nobody is told that it happened.
  add column nothing_done boolean not null default false check (not nothing_done or state = 'carried_out'),
  -- The customer's day on which its holds were lifted, because the account no longer stood at its stage.
  add column lifted_on date check (lifted_on is null or state = 'carried_out');
