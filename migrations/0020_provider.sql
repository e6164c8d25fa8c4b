-- The provider's own organisation: its people work at the desk, and see no reseller's rows by themselves.

alter table people.partner add column kind text not null default 'reseller'
  check (kind in ('reseller', 'provider'));
-- An installation has one provider.
create unique index partner_provider on people.partner (kind) where kind = 'provider';

alter table people.membership drop constraint membership_roles_check;
alter table people.membership add constraint membership_roles_check check (
  cardinality(roles) > 0
  and (
    roles <@ array['global_admin', 'admin_agent', 'billing_admin', 'sales_agent', 'helpdesk_agent']
    or roles <@ array['desk_lead', 'desk_agent']
  )
);
alter table people.invitation drop constraint invitation_roles_check;
alter table people.invitation add constraint invitation_roles_check check (
  cardinality(roles) > 0
  and (
    roles <@ array['global_admin', 'admin_agent', 'billing_admin', 'sales_agent', 'helpdesk_agent']
    or roles <@ array['desk_lead', 'desk_agent']
  )
);
