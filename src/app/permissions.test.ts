import { describe, expect, it } from 'vitest';
import { permissions, providerPermissions } from '../kernel/permissions.ts';
import { permissionsOf } from './permissions.ts';

describe('rights', () => {
  it('of a global admin are all there are, but those of the provider', () => {
    const missing = permissions.filter((each) => !permissionsOf(['global_admin']).includes(each));
    expect(missing).toEqual(providerPermissions);
  });

  it('of the desk reach no reseller’s books', () => {
    const rights = permissionsOf(['desk_lead', 'desk_agent']);
    expect(rights).toEqual(expect.arrayContaining([...providerPermissions]));
    const foreign = /^(customers|receivables|subscriptions|credit|collections|screening|exposure)/;
    expect(rights.filter((each) => foreign.test(each))).toEqual([]);
  });

  it('of an admin agent are all but those over the account itself', () => {
    const all = permissionsOf(['global_admin']);
    const missing = all.filter((each) => !permissionsOf(['admin_agent']).includes(each));
    expect(missing).toEqual([
      'partner.write',
      'users.write',
      'api_keys.write',
      'mailbox.read',
      'api_clients.write',
    ]);
  });

  it('of sales agents concern what is sold, and neither money nor people', () => {
    const writes = permissionsOf(['sales_agent']).filter((each) => !each.endsWith('.read'));
    expect(writes).toEqual(['subscriptions.write', 'subscriptions.enforce', 'orders.write']);
  });

  it('of several roles add up, each once', () => {
    const both = permissionsOf(['helpdesk_agent', 'billing_admin']);
    expect(both).toEqual([...new Set(both)]);
    expect(both).toEqual(permissionsOf(['billing_admin', 'helpdesk_agent']));
    expect(permissionsOf([])).toEqual([]);
  });
});
