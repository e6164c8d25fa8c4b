import { type Currency, formatDecimal } from '../../kernel/money.ts';
import type { Reason } from '../../kernel/reasons.ts';
import type { MatchIndex } from './decide-index.ts';
import { nameKey, numberTokens } from './decide-names.ts';
import { subsetsOf } from './decide-subset.ts';
import type {
  MatchCandidate,
  MatchDecision,
  MatchReason,
  MatchRules,
  OpenInvoice,
  StatementLine,
} from './types.ts';

type Reasons = readonly Reason<MatchReason>[];

/** How much each sign is worth; 10,000 would be certainty, which money never gives. */
const WORTH = {
  numberNamed: 6_000,
  numberResembles: 4_500,
  customerNumber: 4_000,
  payerKnown: 5_500,
  payerResembles: 3_500,
  /** The name belongs to somebody else. */
  payerIsAnother: -3_000,
  amountExact: 3_500,
  amountSum: 2_500,
  amountLessFee: 3_400,
  /** A number was misread, or really a part: never without a person. */
  amountPart: -2_600,
  /** A number was missed, or somebody pays in advance: never without a person. */
  amountMore: -2_600,
  /** Nothing but the amount says so. */
  amountAlone: 4_000,
} as const;
const MOST = 9_900;
/** Two ways this near to each other: which of them, a person says. */
const NEAR = 500;
const UNSURE = 6_000;
const CANDIDATES_MAX = 3;
/** From here on a person may find it helpful. */
const SUGGESTED_FROM = 3_000;

/** The usual fees of Japanese transfers, and nothing elsewhere. Yen have no minor unit. */
export const usualFees: Readonly<Record<string, readonly bigint[]>> = {
  JPY: [110n, 165n, 220n, 275n, 330n, 440n, 550n, 605n, 660n, 770n, 880n],
};

/** What a person would conclude from one movement, with the reasons. Books nothing. */
export function decideMatch(
  line: StatementLine,
  index: MatchIndex,
  rules: MatchRules,
): MatchDecision {
  if (line.amount <= 0n) return { verdict: 'none', candidates: [] };
  const ways = suspects(line, index)
    .flatMap((suspect) => waysOf(line, suspect, index, rules))
    .filter((each) => each.confidence >= SUGGESTED_FROM);
  const candidates = oncePerUse(ways).toSorted(byConfidence);
  const [best, second] = candidates;
  if (best === undefined) return { verdict: 'none', candidates: [] };
  const isUnsure = second !== undefined && best.confidence - second.confidence < NEAR;
  const first = isUnsure
    ? {
        ...best,
        confidence: Math.min(best.confidence, UNSURE),
        reasons: [
          ...best.reasons,
          { code: 'several_ways' as const, values: { count: candidates.length } },
        ],
      }
    : best;
  return {
    verdict: first.confidence >= rules.automaticFrom ? 'book' : 'suggest',
    candidates: [first, ...candidates.slice(1, CANDIDATES_MAX)],
  };
}

/** Who may have paid, and what of the text says so. */
interface Suspect {
  readonly customerId: string;
  /** Invoices that the text names; empty when only the customer is known. */
  readonly named: readonly OpenInvoice[];
  readonly worth: number;
  readonly reasons: Reasons;
}

function suspects(line: StatementLine, index: MatchIndex): Suspect[] {
  const payer = payerOf(line, index);
  const named = namedInvoices(line, index);
  const found: Suspect[] = [];
  for (const [customerId, numbers] of named) {
    const isAnother = payer !== null && payer.customerId !== customerId;
    const isSame = payer !== null && payer.customerId === customerId;
    const code = numbers.isExact ? 'number_named' : 'number_resembles';
    const values = { numbers: numbers.invoices.map((each) => each.number).join(', ') };
    found.push({
      customerId,
      named: numbers.invoices,
      worth:
        (numbers.isExact ? WORTH.numberNamed : WORTH.numberResembles) +
        (isSame ? payer.worth : 0) +
        // A resemblance of names accuses nobody.
        (isAnother && payer.worth >= WORTH.payerKnown ? WORTH.payerIsAnother : 0),
      reasons: [
        { code, values },
        ...(isSame ? payer.reasons : []),
        ...(isAnother
          ? [
              {
                code: 'payer_is_another' as const,
                values: { name: index.nameOf(payer.customerId) },
              },
            ]
          : []),
      ],
    });
  }
  if (payer !== null && !named.has(payer.customerId)) found.push({ ...payer, named: [] });
  for (const token of numberTokens(line.text)) {
    for (const customerId of index.customerByNumber(token)) {
      if (found.some((each) => each.customerId === customerId)) continue;
      const reasons = [{ code: 'customer_number_named' as const, values: { number: token } }];
      found.push({ customerId, named: [], worth: WORTH.customerNumber, reasons });
    }
  }
  return found.length > 0 ? found : byAmountAlone(line, index);
}

function payerOf(
  line: StatementLine,
  index: MatchIndex,
): { customerId: string; worth: number; reasons: Reasons } | null {
  const key = nameKey(line.payer);
  if (key === '') return null;
  const { payer } = line;
  const known = index.knownPayer(key);
  if (known !== null) {
    const reasons = [{ code: 'payer_known' as const, values: { payer } }];
    return { customerId: known, worth: WORTH.payerKnown, reasons };
  }
  const [only, ...others] = index.customersNamed(key);
  if (only !== undefined && others.length === 0) {
    const reasons = [{ code: 'payer_is_customer' as const, values: { payer } }];
    return { customerId: only, worth: WORTH.payerKnown, reasons };
  }
  const alike = index.mostAlike(key);
  if (alike === null) return null;
  const values = { payer, name: index.nameOf(alike.customerId), percent: percent(alike.share) };
  return {
    customerId: alike.customerId,
    worth: WORTH.payerResembles,
    reasons: [{ code: 'payer_resembles', values }],
  };
}

function percent(share: number): number {
  return Math.round(share * 100);
}

interface Named {
  readonly invoices: readonly OpenInvoice[];
  readonly isExact: boolean;
}

/** By customer. A number that is read exactly makes resemblances needless. */
function namedInvoices(line: StatementLine, index: MatchIndex): Map<string, Named> {
  const tokens = [...numberTokens(line.text)];
  const exact = byCustomer(line, tokens.flatMap(index.invoicesByNumber), true);
  if (exact.size > 0) return exact;
  return byCustomer(line, tokens.flatMap(index.invoicesResembling), false);
}

function byCustomer(
  line: StatementLine,
  invoices: readonly OpenInvoice[],
  isExact: boolean,
): Map<string, Named> {
  const found = new Map<string, Named>();
  for (const invoice of invoices) {
    if (invoice.currency !== line.currency) continue;
    const before = found.get(invoice.customerId)?.invoices ?? [];
    if (before.some((each) => each.id === invoice.id)) continue;
    found.set(invoice.customerId, { invoices: [...before, invoice], isExact });
  }
  return found;
}

/** Nobody is named: somebody owes exactly this. */
function byAmountAlone(line: StatementLine, index: MatchIndex): Suspect[] {
  return index.openWith(line.currency, line.amount).map((invoice) => ({
    customerId: invoice.customerId,
    named: [invoice],
    worth: WORTH.amountAlone - WORTH.amountExact,
    reasons: [{ code: 'amount_alone' as const, values: { number: invoice.number } }],
  }));
}

/** How a suspect's invoices explain the amount. */
function waysOf(
  line: StatementLine,
  suspect: Suspect,
  index: MatchIndex,
  rules: MatchRules,
): MatchCandidate[] {
  const open = index.openOf(suspect.customerId, line.currency);
  const way = (
    invoices: readonly OpenInvoice[],
    worth: number,
    reason: Reason<MatchReason>,
    fee = 0n,
  ): MatchCandidate => ({
    customerId: suspect.customerId,
    allocations: spread(invoices, line.amount),
    fee,
    confidence: Math.max(0, Math.min(MOST, suspect.worth + worth)),
    reasons: [...suspect.reasons, reason],
  });
  if (suspect.named.length > 0) return waysOfNamed(line, suspect.named, open, rules, way);
  const exact = open.filter((each) => each.open === line.amount);
  if (exact.length > 0) {
    return exact.map((each) => way([each], WORTH.amountExact, said('amount_exact', [each])));
  }
  if (open.length > 1 && total(open) === line.amount) {
    return [way(open, WORTH.amountExact, said('amount_all_open', open))];
  }
  const lessFee = open.flatMap((each) => {
    const fee = feeOf(each.open - line.amount, line.currency, rules);
    return fee === null
      ? []
      : [way([each], WORTH.amountLessFee, lessFeeReason(fee, line.currency), fee)];
  });
  if (lessFee.length > 0) return lessFee;
  const addends = open.map((each) => ({ id: each.id, amount: each.open }));
  const sums = subsetsOf(addends, line.amount, 2).map((set) => {
    const chosen = open.filter((each) => set.some((part) => part.id === each.id));
    return way(chosen, WORTH.amountSum, said('amount_sum', chosen));
  });
  if (sums.length > 0) return sums;
  return open.length === 0
    ? [way([], 0, said('amount_more', []))]
    : [
        way(
          open,
          WORTH.amountPart,
          said(line.amount > total(open) ? 'amount_more' : 'amount_part', open),
        ),
      ];
}

type Way = (
  invoices: readonly OpenInvoice[],
  worth: number,
  reason: Reason<MatchReason>,
  fee?: bigint,
) => MatchCandidate;

/** More than what is named may be for one more invoice whose number was misread. */
function waysOfNamed(
  line: StatementLine,
  named: readonly OpenInvoice[],
  open: readonly OpenInvoice[],
  rules: MatchRules,
  way: Way,
): MatchCandidate[] {
  const owed = total(named);
  if (owed === line.amount) return [way(named, WORTH.amountExact, said('amount_exact', named))];
  const fee = feeOf(owed - line.amount, line.currency, rules);
  if (fee !== null) {
    return [way(named, WORTH.amountLessFee, lessFeeReason(fee, line.currency), fee)];
  }
  if (line.amount < owed) return [way(named, WORTH.amountPart, said('amount_part', named))];
  const others = open.filter(
    (each) => each.open === line.amount - owed && !named.some((invoice) => invoice.id === each.id),
  );
  return others.length === 0
    ? [way(named, WORTH.amountMore, said('amount_more', named))]
    : others.map((each) => {
        const together = [...named, each];
        return way(together, WORTH.amountSum, said('amount_sum', together));
      });
}

/** Oldest first, as far as the money reaches. */
function spread(
  invoices: readonly OpenInvoice[],
  amount: bigint,
): { documentId: string; amount: bigint }[] {
  let left = amount;
  return invoices.flatMap((each) => {
    const part = each.open < left ? each.open : left;
    left -= part;
    return part > 0n ? [{ documentId: each.id, amount: part }] : [];
  });
}

function feeOf(missing: bigint, currency: string, rules: MatchRules): bigint | null {
  return (rules.usualFees[currency] ?? []).includes(missing) ? missing : null;
}

function lessFeeReason(fee: bigint, currency: Currency): Reason<MatchReason> {
  return { code: 'amount_less_fee', values: { fee: formatDecimal(fee, currency), currency } };
}

function said(code: MatchReason, invoices: readonly OpenInvoice[]): Reason<MatchReason> {
  return {
    code,
    values: { numbers: invoices.map((each) => each.number).join(', '), count: invoices.length },
  };
}

function total(invoices: readonly OpenInvoice[]): bigint {
  return invoices.reduce((sum, each) => sum + each.open, 0n);
}

function byConfidence(a: MatchCandidate, b: MatchCandidate): number {
  return b.confidence - a.confidence;
}

/** The same use of the money found in two ways counts once, as its better one. */
function oncePerUse(ways: readonly MatchCandidate[]): MatchCandidate[] {
  const best = new Map<string, MatchCandidate>();
  for (const way of ways) {
    const use = [way.customerId, ...way.allocations.map((each) => each.documentId)].join(' ');
    if ((best.get(use)?.confidence ?? -1) < way.confidence) best.set(use, way);
  }
  return [...best.values()];
}
