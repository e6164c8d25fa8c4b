import type { Day } from '../../kernel/days.ts';
import { formatDay } from '../../kernel/days.ts';
import { type Currency, formatDecimal, parseDecimal, scaleOf } from '../../kernel/money.ts';
import type { OpenAccount } from '../receivables/index.ts';
import type { CollectionsSummary, WantedEffect } from './types.ts';

/** The ageing buckets, as receivables defines them. */
export interface Buckets {
  readonly keys: readonly string[];
  readonly of: (dueOn: Day, asOf: Day) => string;
}

interface Tally {
  count: number;
  amount: bigint;
}

interface CurrencyTally {
  open: bigint;
  overdue: bigint;
  readonly buckets: Map<string, Tally>;
}

/** A summary that is being added up. */
export interface SummaryTally {
  readonly asOf: Day;
  customers: number;
  openInvoices: number;
  overdueInvoices: number;
  overdueCustomers: number;
  readonly currencies: Map<string, CurrencyTally>;
  readonly stages: Map<string, number>;
  readonly effects: Map<string, number>;
}

/** @param stageKeys every stage there is, so that the empty ones are told too */
export function emptySummary(asOf: Day, stageKeys: readonly string[]): SummaryTally {
  return {
    asOf,
    customers: 0,
    openInvoices: 0,
    overdueInvoices: 0,
    overdueCustomers: 0,
    currencies: new Map(),
    stages: new Map(stageKeys.map((key) => [key, 0])),
    effects: new Map(),
  };
}

/** Adds one customer with all its accounts. */
export function addCustomer(
  tally: SummaryTally,
  accounts: readonly OpenAccount[],
  stage: string,
  effects: readonly WantedEffect[],
  buckets: Buckets,
): void {
  tally.customers += 1;
  count(tally.stages, stage);
  for (const effect of effects) count(tally.effects, effectKind(effect));
  let isOverdue = false;
  for (const account of accounts) {
    if (account.debits.length === 0) continue;
    if (addAccount(tally, account, buckets)) isOverdue = true;
  }
  if (isOverdue) tally.overdueCustomers += 1;
}

function addAccount(tally: SummaryTally, account: OpenAccount, buckets: Buckets): boolean {
  const currency = currencyTally(tally, account.currency, buckets);
  let isOverdue = false;
  for (const debit of account.debits) {
    tally.openInvoices += debit.count;
    currency.open += debit.open;
    const bucket = currency.buckets.get(buckets.of(debit.dueOn, tally.asOf))!;
    bucket.count += debit.count;
    bucket.amount += debit.open;
    if (debit.dueOn >= tally.asOf) continue;
    isOverdue = true;
    tally.overdueInvoices += debit.count;
    currency.overdue += debit.open;
  }
  return isOverdue;
}

function currencyTally(tally: SummaryTally, code: string, { keys }: Buckets): CurrencyTally {
  const known = tally.currencies.get(code);
  if (known) return known;
  const fresh: CurrencyTally = {
    open: 0n,
    overdue: 0n,
    buckets: new Map(keys.map((key) => [key, { count: 0, amount: 0n }])),
  };
  tally.currencies.set(code, fresh);
  return fresh;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** How an effect is counted: a consequence under its own name, for that is what people look for. */
export function effectKind(effect: WantedEffect): string {
  return effect.kind === 'proposal' ? effect.consequence : effect.kind;
}

export function writeSummary(tally: SummaryTally): CollectionsSummary {
  const currencies: Record<string, CollectionsSummary['currencies'][string]> = {};
  for (const [code, each] of [...tally.currencies].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const amount = (minor: bigint) => formatDecimal(minor, code as Currency);
    currencies[code] = {
      open: amount(each.open),
      overdue: amount(each.overdue),
      buckets: Object.fromEntries(
        [...each.buckets].map(([key, bucket]) => [
          key,
          { count: bucket.count, amount: amount(bucket.amount) },
        ]),
      ),
    };
  }
  return {
    asOf: formatDay(tally.asOf),
    customers: tally.customers,
    openInvoices: tally.openInvoices,
    overdueInvoices: tally.overdueInvoices,
    overdueCustomers: tally.overdueCustomers,
    currencies,
    stages: Object.fromEntries(tally.stages),
    effects: Object.fromEntries(tally.effects),
  };
}

/** Takes up a summary where a run left it. */
export function readSummary(summary: CollectionsSummary, asOf: Day): SummaryTally {
  const tally: SummaryTally = {
    asOf,
    customers: summary.customers,
    openInvoices: summary.openInvoices,
    overdueInvoices: summary.overdueInvoices,
    overdueCustomers: summary.overdueCustomers,
    currencies: new Map(),
    stages: new Map(Object.entries(summary.stages)),
    effects: new Map(Object.entries(summary.effects)),
  };
  for (const [code, each] of Object.entries(summary.currencies)) {
    tally.currencies.set(code, {
      open: minor(each.open, code),
      overdue: minor(each.overdue, code),
      buckets: new Map(
        Object.entries(each.buckets).map(([key, bucket]) => [
          key,
          { count: bucket.count, amount: minor(bucket.amount, code) },
        ]),
      ),
    });
  }
  return tally;
}

function minor(text: string, code: string): bigint {
  const amount = parseDecimal(text, scaleOf(code as Currency), 'exact');
  if (typeof amount !== 'bigint') throw new RangeError(`not an amount of ${code}: ${text}`);
  return amount;
}
