import { addDays, type Day } from '../../kernel/days.ts';
import { historyOn, type PastInvoice } from './decide-history.ts';
import { recommend } from './decide-scorecard.ts';
import type { CreditFacts, ScoredAttribute, Scorecard } from './types-application.ts';

/** Later than this is what a credit line was not given for. */
export const BAD_AFTER_DAYS = 30;

export interface BacktestClass {
  readonly className: string;
  readonly invoices: number;
  readonly bad: number;
  readonly amount: bigint;
  readonly badAmount: bigint;
}

export interface Backtest {
  readonly invoices: number;
  readonly bad: number;
  /**
   * How often an invoice that ended badly had fewer points than one that did not, ties half:
   * percent; 50 is chance. Null when there were only good or only bad ones.
   */
  readonly separationPercent: number | null;
  readonly classes: readonly BacktestClass[];
}

/**
 * What a scorecard would have said of every past invoice on its own issue day, from what was known
 * then, beside how it ended. Invoices that cannot have ended yet are left out. What history does
 * not hold (bureau scores, references, disputes of that day) counts as unknown.
 * @param histories by customer
 */
export function backtest(
  card: Scorecard,
  histories: ReadonlyMap<string, readonly PastInvoice[]>,
  today: Day,
): Backtest {
  const scored: { points: number; className: string; amount: bigint; isBad: boolean }[] = [];
  for (const invoices of histories.values()) {
    for (const invoice of invoices) {
      const isBad = endedBadly(invoice, today);
      if (isBad === null) continue;
      const facts = factsOn(invoices, invoice);
      const { points, className } = recommend(card, 0, facts);
      scored.push({ points, className, amount: invoice.amount, isBad });
    }
  }
  const sum = (rows: typeof scored) => rows.reduce((total, { amount }) => total + amount, 0n);
  return {
    invoices: scored.length,
    bad: scored.filter(({ isBad }) => isBad).length,
    separationPercent: separation(scored),
    classes: card.classes.map(({ key }) => {
      const own = scored.filter(({ className }) => className === key);
      const bad = own.filter(({ isBad }) => isBad);
      return {
        className: key,
        invoices: own.length,
        bad: bad.length,
        amount: sum(own),
        badAmount: sum(bad),
      };
    }),
  };
}

/** Null while it may still go either way. */
function endedBadly({ dueOn, settledOn, writtenOff }: PastInvoice, today: Day): boolean | null {
  const worst = addDays(dueOn, BAD_AFTER_DAYS);
  if (settledOn !== null) return writtenOff || settledOn > worst;
  return today > worst ? true : null;
}

function factsOn(invoices: readonly PastInvoice[], { issuedOn, amount }: PastInvoice): CreditFacts {
  const history = historyOn(invoices, issuedOn);
  const open = invoices.filter(
    (each) => each.issuedOn < issuedOn && (each.settledOn === null || each.settledOn >= issuedOn),
  );
  const overdueDays = open.reduce((most, { dueOn }) => Math.max(most, issuedOn - dueOn), 0);
  const values: Record<ScoredAttribute, number | null> = {
    relationship_days: history.firstInvoiceOn === null ? 0 : issuedOn - history.firstInvoiceOn,
    invoices_paid: history.invoicesPaid,
    late_percent: history.latePercent,
    average_days_late: history.averageDaysLate,
    written_off: history.writtenOff,
    overdue_days: overdueDays,
    open_disputes: null,
    external_score: null,
    good_references: null,
    bad_references: null,
  };
  return {
    values,
    averageMonthly: history.averageMonthly,
    exposure: open.reduce((total, each) => total + each.amount, 0n),
    overdue: 0n,
    wanted: amount,
  };
}

/** By ranks: the area under the curve of true against false alarms. */
function separation(
  scored: readonly { readonly points: number; readonly isBad: boolean }[],
): number | null {
  const byPoints = [...Map.groupBy(scored, ({ points }) => points)].toSorted(
    ([one], [other]) => one - other,
  );
  const bad = scored.filter(({ isBad }) => isBad).length;
  const good = scored.length - bad;
  if (bad === 0 || good === 0) return null;
  let goodBelow = 0;
  let pairs = 0;
  for (const [, rows] of byPoints) {
    const badHere = rows.filter(({ isBad }) => isBad).length;
    const goodHere = rows.length - badHere;
    pairs += badHere * (good - goodBelow - goodHere + goodHere / 2);
    goodBelow += goodHere;
  }
  return Math.round((pairs / (bad * good)) * 1_000) / 10;
}
