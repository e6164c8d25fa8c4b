import { addDays, type Day } from '../../kernel/days.ts';
import type { Currency } from '../../kernel/money.ts';
import {
  type Announcement,
  type Language,
  type NoticeContact,
  type NoticeRequest,
  type NoticeTemplate,
} from './types.ts';

const customers: Readonly<Record<Language, { name: string; contact: string; department: string }>> =
  {
    en: { name: 'Northwind Traders Ltd', contact: 'Alex Morgan', department: 'Accounts Payable' },
    ja: { name: '株式会社ノースウィンド', contact: '森本 朝香', department: '経理部' },
  };

/** What a usual policy announces at each stage; the stern letters speak of a day that has come. */
const announces: Readonly<Record<NoticeTemplate, (asOf: Day) => readonly Announcement[]>> = {
  payment_reminder: () => [],
  friendly_reminder: () => [],
  first_reminder: () => [],
  final_notice: (asOf) => [
    { kind: 'block_purchases', on: asOf },
    { kind: 'suspend', on: addDays(asOf, 14) },
  ],
  suspension_notice: (asOf) => [
    { kind: 'suspend', on: asOf },
    { kind: 'cancel', on: addDays(asOf, 28) },
  ],
  end_of_contract_notice: (asOf) => [{ kind: 'cancel', on: asOf }],
  hand_over_notice: (asOf) => [{ kind: 'hand_over', on: addDays(asOf, 10) }],
};

/** Invented facts with which people look at a letter before it is ever sent. */
export function sampleRequest(
  template: NoticeTemplate,
  language: Language,
  sender: { readonly partnerName: string; readonly currency: Currency; readonly asOf: Day },
): NoticeRequest {
  const { partnerName, currency, asOf } = sender;
  const { name, contact, department } = customers[language];
  const firstDueOn = addDays(asOf, template === 'payment_reminder' ? 7 : -24);
  const email = 'accounts@northwind.example';
  const recipient: NoticeContact = { name: contact, email, department, language, role: 'billing' };
  return {
    noticeKey: 'sample',
    template,
    stageKey: template,
    asOf,
    partnerName,
    customer: {
      id: 'sample',
      number: 'C-1001',
      name,
      language,
      timeZone: 'UTC',
      calendarId: 'none',
    },
    contacts: [recipient],
    currency,
    items: [
      {
        number: 'INV-20871',
        issuedOn: addDays(firstDueOn, -30),
        dueOn: firstDueOn,
        amount: 250_000n,
        open: 180_000n,
        disputed: 0n,
      },
      {
        number: 'INV-20915',
        issuedOn: addDays(firstDueOn, -28),
        dueOn: addDays(firstDueOn, 2),
        amount: 98_050n,
        open: 98_050n,
        disputed: 12_000n,
      },
    ],
    further: null,
    credit: 5_000n,
    announces: announces[template](asOf),
  };
}
