import { describe, expect, it } from 'vitest';
import { permissions } from '../kernel/permissions.ts';
import { permissionsOf } from './permissions.ts';

describe('rights', () => {
  it('of a global admin are all there are', () => {
    expect(permissionsOf(['global_admin'])).toEqual(permissions);
  });

  it('of an admin agent are all but those over the account itself', () => {
    const missing = permissions.filter((each) => !permissionsOf(['admin_agent']).includes(each));
    expect(missing).toEqual(['partner.write', 'users.write', 'api_keys.write', 'mailbox.read']);
  });

  it('to change anything are not with sales agents', () => {
    const given = permissionsOf(['sales_agent']);
    expect(given.every((permission) => permission.endsWith('.read'))).toBe(true);
  });

  it('of several roles add up, each once', () => {
    const both = permissionsOf(['helpdesk_agent', 'billing_admin']);
    expect(both).toEqual([...new Set(both)]);
    expect(both).toEqual(permissionsOf(['billing_admin', 'helpdesk_agent']));
    expect(permissionsOf([])).toEqual([]);
  });
});
