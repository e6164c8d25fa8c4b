import { describe, expect, it } from 'vitest';
import { permissions } from '../kernel/permissions.ts';
import { permissionsOf } from './permissions.ts';

describe('rights', () => {
  it('of a global admin are all there are', () => {
    expect(permissionsOf(['global_admin'])).toEqual(permissions);
  });

  it('of an admin agent are all but those over the account itself', () => {
    const missing = permissions.filter((each) => !permissionsOf(['admin_agent']).includes(each));
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
