import type { Customer } from './types.ts';

/** A customer as tests need it; every part can be overridden. */
export function aCustomer(overrides: Partial<Customer> = {}): Customer {
  return {
    id: '01890000-0000-7000-8000-000000000001',
    number: 'C-1001',
    name: 'Northwind Traders',
    tenantId: null,
    country: 'US',
    timeZone: 'America/New_York',
    language: 'en',
    calendarId: 'US',
    dueDateShift: 'none',
    paymentTerms: 'net-30',
    segment: 'standard',
    riskClass: 'B',
    version: 1,
    ...overrides,
  };
}
