import { bigrams, foldedKey, isTelling, nameKey, numberKey } from './decide-names.ts';
import type { KnownPayer, OpenInvoice, PayerOfCustomer } from './types.ts';

/** Names less alike than this are different names. */
const ALIKE_FROM = 0.75;
/** Short names are alike by chance. */
const ALIKE_LENGTH_MIN = 5;

/** Everything that money may be for, ready to be looked up; follows what is booked meanwhile. */
export interface MatchIndex {
  readonly invoicesByNumber: (token: string) => readonly OpenInvoice[];
  readonly invoicesResembling: (token: string) => readonly OpenInvoice[];
  readonly customerByNumber: (token: string) => readonly string[];
  /** The invoices of a customer that are still open, the first due first. */
  readonly openOf: (customerId: string, currency: string) => readonly OpenInvoice[];
  readonly openWith: (currency: string, amount: bigint) => readonly OpenInvoice[];
  /** Who has paid under this name before. */
  readonly knownPayer: (key: string) => string | null;
  readonly customersNamed: (key: string) => readonly string[];
  /** The customer whose name is most alike, with how much (0 to 1). */
  readonly mostAlike: (
    key: string,
  ) => { readonly customerId: string; readonly share: number } | null;
  readonly nameOf: (customerId: string) => string;
  /** Takes what was booked off an invoice. */
  readonly settle: (documentId: string, amount: bigint) => void;
  /** From now on the customer is known under the name. */
  readonly learn: (key: string, customerId: string) => void;
}

export function indexOf(
  invoices: readonly OpenInvoice[],
  customers: readonly PayerOfCustomer[],
  payers: readonly KnownPayer[],
): MatchIndex {
  const open = new Map(invoices.map((each) => [each.id, each.open]));
  const byNumber = new Map<string, OpenInvoice[]>();
  const byFolded = new Map<string, OpenInvoice[]>();
  const byCustomer = new Map<string, OpenInvoice[]>();
  const byAmount = new Map<string, OpenInvoice[]>();
  for (const invoice of invoices) {
    const key = numberKey(invoice.number);
    if (isTelling(key)) {
      add(byNumber, key, invoice);
      add(byFolded, foldedKey(key), invoice);
      const figures = key.replaceAll(/\D/g, '');
      if (figures !== key && figures.length >= FIGURES_MIN) add(byNumber, figures, invoice);
    }
    add(byCustomer, `${invoice.customerId} ${invoice.currency}`, invoice);
    add(byAmount, `${invoice.currency} ${invoice.open}`, invoice);
  }
  for (const list of byCustomer.values()) list.sort((a, b) => a.dueOn - b.dueOn);
  const current = (list: readonly OpenInvoice[] | undefined): OpenInvoice[] =>
    (list ?? []).flatMap((each) => {
      const left = open.get(each.id) ?? 0n;
      return left > 0n ? [left === each.open ? each : { ...each, open: left }] : [];
    });
  const known = new Map(payers.map((each) => [each.nameKey, each.customerId]));
  const names = namesOf(customers);
  return {
    invoicesByNumber: (token) => current(byNumber.get(token)),
    invoicesResembling: (token) =>
      isTelling(token) ? current(byFolded.get(foldedKey(token))) : [],
    customerByNumber: (token) => names.byNumber.get(token) ?? [],
    openOf: (customerId, currency) => current(byCustomer.get(`${customerId} ${currency}`)),
    openWith: (currency, amount) =>
      current(byAmount.get(`${currency} ${amount}`)).filter((each) => each.open === amount),
    knownPayer: (key) => known.get(key) ?? null,
    customersNamed: (key) => names.byKey.get(key) ?? [],
    mostAlike: names.mostAlike,
    nameOf: (customerId) => names.nameOf.get(customerId) ?? '',
    settle: (documentId, amount) => {
      open.set(documentId, (open.get(documentId) ?? 0n) - amount);
    },
    learn: (key, customerId) => {
      if (key !== '') known.set(key, customerId);
    },
  };
}

const FIGURES_MIN = 5;

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function namesOf(customers: readonly PayerOfCustomer[]) {
  const byKey = new Map<string, string[]>();
  const byNumber = new Map<string, string[]>();
  const nameOf = new Map<string, string>();
  const byPair = new Map<string, number[]>();
  const pairCounts: number[] = [];
  for (const [index, { customerId, number, name }] of customers.entries()) {
    nameOf.set(customerId, name);
    const key = nameKey(name);
    if (key !== '') add(byKey, key, customerId);
    const figure = numberKey(number);
    if (isTelling(figure)) add(byNumber, figure, customerId);
    const pairs = key.length >= ALIKE_LENGTH_MIN ? bigrams(key) : new Set<string>();
    pairCounts.push(pairs.size);
    for (const pair of pairs) add(byPair, pair, index);
  }
  const mostAlike = (key: string) => {
    if (key.length < ALIKE_LENGTH_MIN) return null;
    const pairs = bigrams(key);
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      for (const index of byPair.get(pair) ?? []) {
        shared.set(index, (shared.get(index) ?? 0) + 1);
      }
    }
    let best: { customerId: string; share: number } | null = null;
    for (const [index, count] of shared) {
      const share = (2 * count) / (pairs.size + pairCounts[index]!);
      if (share < ALIKE_FROM || share <= (best?.share ?? 0)) continue;
      best = { customerId: customers[index]!.customerId, share };
    }
    return best;
  };
  return { byKey, byNumber, nameOf, mostAlike };
}
