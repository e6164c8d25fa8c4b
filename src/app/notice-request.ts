import { parseDay } from '../kernel/days.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { parseCurrency } from '../kernel/money.ts';
import { contactsOf, getCustomer } from '../modules/customers/index.ts';
import {
  ITEMS_LISTED_MAX,
  noticeTemplates,
  type Announcement,
  type NoticeItem,
  type NoticeRequest,
} from '../modules/notices/index.ts';
import { openCredits, openDebits, type OpenDebit } from '../modules/receivables/index.ts';
import { getPartner } from '../people/index.ts';
import type { Context } from '../platform/context.ts';

/**
 * Gathers everything that a letter says, as it is now: collections asked for the notice,
 * receivables knows the invoices, customers whom to write to. None of them knows the others.
 * @param payload of the effect `notices.prepare`
 */
export async function gatherNotice(context: Context, payload: JsonObject): Promise<NoticeRequest> {
  const partner = await getPartner(context);
  const customer = await getCustomer(context, text(payload['customerId']));
  const currency = parseCurrency(text(payload['currency']));
  const template = noticeTemplates.find((each) => each === payload['templateKey']);
  const asOf = parseDay(text(payload['asOf']));
  if (currency === null || template === undefined || asOf === null) {
    throw new Error(`this notice cannot be written: ${JSON.stringify(payload)}`);
  }
  const due = (await openDebits(context, customer.id)).filter((each) => each.currency === currency);
  // A reminder before the due day names what falls due; all others name what is overdue.
  const overdue = due.filter((each) => each.dueOn < asOf);
  const named = overdue.length > 0 ? overdue : due;
  const listed = named.slice(0, ITEMS_LISTED_MAX);
  return {
    noticeKey: text(payload['noticeKey']),
    template,
    stageKey: text(payload['stageKey']),
    asOf,
    partnerName: partner.name,
    customer,
    contacts: await contactsOf(context, customer.id),
    currency,
    items: listed.map(itemOf),
    further: furtherOf(named.slice(ITEMS_LISTED_MAX)),
    credit: await openCredits(context, customer.id, currency),
    announces: list(payload['consequences']).map(announcementOf),
  };
}

function itemOf(debit: OpenDebit): NoticeItem {
  const { number, issuedOn, dueOn, amount, amountOpen: open, disputed } = debit;
  return { number, issuedOn, dueOn, amount, open, disputed };
}

function furtherOf(rest: readonly OpenDebit[]): NoticeRequest['further'] {
  if (rest.length === 0) return null;
  let open = 0n;
  let disputed = 0n;
  for (const debit of rest) {
    open += debit.amountOpen;
    disputed += debit.disputed;
  }
  return { count: rest.length, open, disputed };
}

function announcementOf(value: Json): Announcement {
  const { kind, on } = value as { kind: Announcement['kind']; on: string };
  const day = parseDay(on);
  if (day === null) throw new Error(`not a day: ${on}`);
  return { kind, on: day };
}

function text(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error('the effect lacks a value that the letter needs');
  return value;
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
