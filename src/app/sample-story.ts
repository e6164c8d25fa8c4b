import type { CustomerInput } from '../modules/customers/index.ts';

/**
 * The sample reseller's customers: each one a story that a collections clerk knows. Days are
 * counted from the day the sample is loaded (0); the past is lived through day by day with the real
 * commands.
 */
export interface Character {
  readonly customer: CustomerInput;
  readonly contact: {
    readonly name: string;
    readonly email: string;
    readonly department: string | null;
    readonly language: 'en' | 'ja';
  } | null;
  readonly currency: string;
  /** Net amount of each monthly invoice in the currency's main unit. */
  readonly monthly: string;
  /** How invoices are paid. */
  readonly pays: Paying;
  /** A clerk telephones when the policy asks for it, and says yes to a block of purchases. */
  readonly isFollowedUp?: true;
  /** What else happens, on which day. */
  readonly extras: readonly Extra[];
}

export type Paying =
  /** So many days after the due day; negative is early. */
  | { readonly kind: 'late_by'; readonly days: number; readonly lastPaidInvoice?: number }
  /** This share of each invoice, on the due day. */
  | { readonly kind: 'in_part'; readonly percent: number }
  /** All but this amount, on the due day: a bank fee kept back. */
  | { readonly kind: 'short_by'; readonly amount: string }
  /** The first so many invoices on time, then nothing. */
  | { readonly kind: 'stops_after'; readonly invoices: number };

export type Extra =
  | {
      readonly kind: 'dispute_newest';
      readonly day: number;
      readonly reason: string;
      readonly amount: string | null;
    }
  | { readonly kind: 'credit_note'; readonly day: number; readonly amount: string }
  | { readonly kind: 'on_account'; readonly day: number; readonly amount: string }
  | { readonly kind: 'reverse_last_payment'; readonly day: number; readonly reason: string };

/** Invoices are issued on the first of each of the last so many months. */
export const STORY_MONTHS = 6;

const us = {
  country: 'US',
  timeZone: 'America/New_York',
  language: 'en',
  calendarId: 'US',
} as const;
const jp = {
  country: 'JP',
  timeZone: 'Asia/Tokyo',
  language: 'ja',
  calendarId: 'JP-bank',
} as const;
const de = { country: 'DE', timeZone: 'Europe/Berlin', language: 'en', calendarId: 'DE' } as const;
/** 月末締め翌月末払い: closed at the month's end, paid at the end of the next; a closed day moves it on. */
const monthEnd = { paymentTerms: 'close-31-pay-1m-31', dueDateShift: 'following' } as const;

const person = (
  name: string,
  email: string,
  language: 'en' | 'ja',
  department: string | null = null,
) => ({
  name,
  email,
  department,
  language,
});

export const characters: readonly Character[] = [
  {
    customer: {
      number: 'S-1001',
      name: 'Evergreen Dental Group',
      ...us,
      paymentTerms: 'net-30',
      riskClass: 'A',
    },
    contact: person('Maria Lopez', 'accounts@evergreen-dental.example', 'en', 'Accounts'),
    currency: 'USD',
    monthly: '1840.00',
    pays: { kind: 'late_by', days: -2 },
    extras: [],
  },
  {
    customer: {
      number: 'S-1002',
      name: 'Harborview Analytics',
      ...us,
      paymentTerms: 'net-14',
      riskClass: 'B',
    },
    contact: person('Tom Becker', 'billing@harborview.example', 'en'),
    currency: 'USD',
    monthly: '6250.00',
    pays: { kind: 'late_by', days: 17 },
    extras: [],
  },
  {
    customer: {
      number: 'S-1003',
      name: 'Paper Lantern Games',
      ...us,
      paymentTerms: 'net-14',
      riskClass: 'C',
    },
    contact: person('Iris Chen', 'finance@paperlantern.example', 'en', 'Finance'),
    currency: 'USD',
    monthly: '3975.50',
    pays: { kind: 'in_part', percent: 60 },
    extras: [],
  },
  {
    customer: {
      number: 'S-1004',
      name: 'Colebrook & Hart LLP',
      ...us,
      paymentTerms: 'net-30',
      riskClass: 'B',
    },
    contact: person('Denise Hart', 'office@colebrook-hart.example', 'en', 'Office management'),
    currency: 'USD',
    monthly: '2400.00',
    pays: { kind: 'stops_after', invoices: 3 },
    extras: [
      {
        kind: 'dispute_newest',
        day: -40,
        reason: 'Twelve of the thirty seats were never assigned',
        amount: null,
      },
    ],
  },
  {
    customer: {
      number: 'S-1005',
      name: 'Umbra Render Studio',
      ...us,
      paymentTerms: 'net-14',
      riskClass: 'D',
      segment: 'usage',
    },
    contact: person('Felix Moor', 'felix@umbra-render.example', 'en'),
    currency: 'USD',
    monthly: '11890.00',
    pays: { kind: 'stops_after', invoices: 1 },
    isFollowedUp: true,
    extras: [],
  },
  {
    customer: {
      number: 'S-1006',
      name: 'Larkfield Schools Trust',
      ...us,
      paymentTerms: 'net-30',
      riskClass: 'A',
    },
    contact: null,
    currency: 'USD',
    monthly: '980.00',
    pays: { kind: 'stops_after', invoices: 3 },
    extras: [],
  },
  {
    customer: {
      number: 'S-1007',
      name: 'Bluebell Logistics',
      ...us,
      paymentTerms: 'net-14',
      riskClass: 'C',
    },
    contact: person('Sam Okoye', 'ap@bluebell-logistics.example', 'en', 'Accounts payable'),
    currency: 'USD',
    monthly: '4310.00',
    pays: { kind: 'late_by', days: 0 },
    extras: [
      { kind: 'reverse_last_payment', day: -6, reason: 'Direct debit returned by the bank' },
    ],
  },
  {
    customer: { number: 'S-2001', name: '青空商事株式会社', ...jp, ...monthEnd, riskClass: 'A' },
    contact: person('佐藤 美咲', 'keiri@aozora-shoji.example', 'ja', '経理部'),
    currency: 'JPY',
    monthly: '385000',
    pays: { kind: 'late_by', days: 0 },
    extras: [],
  },
  {
    customer: { number: 'S-2002', name: '北斗製作所', ...jp, ...monthEnd, riskClass: 'B' },
    contact: person('田中 健一', 'tanaka@hokuto-mfg.example', 'ja', '総務課'),
    currency: 'JPY',
    monthly: '219800',
    pays: { kind: 'short_by', amount: '165' },
    extras: [],
  },
  {
    customer: {
      number: 'S-2003',
      name: '東雲メディア合同会社',
      ...jp,
      ...monthEnd,
      riskClass: 'C',
    },
    contact: person('山本 葵', 'accounting@shinonome-media.example', 'ja', '経理'),
    currency: 'JPY',
    monthly: '1264000',
    pays: { kind: 'stops_after', invoices: 2 },
    isFollowedUp: true,
    extras: [],
  },
  {
    customer: {
      number: 'S-3001',
      name: 'Rheinblick Systeme GmbH',
      ...de,
      paymentTerms: 'net-30',
      riskClass: 'B',
    },
    contact: person('Jonas Adler', 'buchhaltung@rheinblick.example', 'en', 'Buchhaltung'),
    currency: 'EUR',
    monthly: '5120.00',
    pays: { kind: 'stops_after', invoices: 4 },
    extras: [{ kind: 'credit_note', day: -20, amount: '5120.00' }],
  },
  {
    customer: {
      number: 'S-3002',
      name: 'Nordlicht Werbung',
      ...de,
      paymentTerms: 'net-14',
      riskClass: 'B',
    },
    contact: person('Katrin Voss', 'rechnung@nordlicht-werbung.example', 'en'),
    currency: 'EUR',
    monthly: '760.00',
    pays: { kind: 'stops_after', invoices: 3 },
    extras: [{ kind: 'on_account', day: -15, amount: '1000.00' }],
  },
];
