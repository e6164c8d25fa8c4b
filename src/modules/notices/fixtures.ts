import { parseDay, type Day } from '../../kernel/days.ts';
import { parseCurrency, type Currency } from '../../kernel/money.ts';
import type { NoticeContact, NoticeItem, NoticeRequest } from './types.ts';

export function aDay(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a day: ${text}`);
  return day;
}

export function aCurrency(text: string): Currency {
  const currency = parseCurrency(text);
  if (currency === null) throw new Error(`not a currency: ${text}`);
  return currency;
}

export function aNoticeContact(overrides: Partial<NoticeContact> = {}): NoticeContact {
  return {
    name: 'Alex Morgan',
    email: 'alex@northwind.example',
    department: 'Accounts Payable',
    language: 'en',
    role: 'billing',
    ...overrides,
  };
}

export function aNoticeItem(overrides: Partial<NoticeItem> = {}): NoticeItem {
  return {
    number: 'INV-1001',
    issuedOn: aDay('2026-10-01'),
    dueOn: aDay('2026-10-31'),
    amount: 120_000n,
    open: 100_000n,
    disputed: 0n,
    ...overrides,
  };
}

/** A final notice over one invoice of a customer in New York; every part can be overridden. */
export function aNoticeRequest(overrides: Partial<NoticeRequest> = {}): NoticeRequest {
  return {
    noticeKey: 'final_notice:C-1001:2026-11-23',
    template: 'final_notice',
    stageKey: 'final_notice',
    asOf: aDay('2026-11-23'),
    partnerName: 'Nimbus Resale',
    customer: {
      id: '01890000-0000-7000-8000-000000000001',
      number: 'C-1001',
      name: 'Northwind Traders',
      language: 'en',
      timeZone: 'America/New_York',
      calendarId: 'US',
    },
    contacts: [aNoticeContact()],
    currency: aCurrency('USD'),
    items: [aNoticeItem()],
    further: null,
    credit: 0n,
    announces: [{ kind: 'suspend', on: aDay('2026-12-11') }],
    ...overrides,
  };
}
