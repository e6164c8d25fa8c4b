import type { Day } from '../../kernel/days.ts';

/** What was owed or settled, by the month it was booked in. Minor units. */
export interface LedgerCell {
  readonly currency: string;
  readonly dueOn: Day;
  /**
   * In which of the asked months the debit was booked: 0 before the first, 1 in the first, and so
   * on.
   */
  readonly bookedIn: number;
  /** In which month it was settled, or null for the debit itself. */
  readonly settledIn: number | null;
  readonly amount: bigint;
}

/** Invoices less credit notes, by the month they were booked in. */
export interface SalesCell {
  readonly currency: string;
  readonly bookedIn: number;
  readonly amount: bigint;
}

/** The months of a report, each named by its last day; the last one may be running. */
export interface Months {
  /** Last days, ascending; the first is the day before the first month begins. */
  readonly ends: readonly Day[];
}

/** Per cents and days are decimal texts with one decimal, or null where nothing can be divided. */
export interface MonthFigures {
  readonly through: Day;
  /** Open debits at the end of the month, minor units. */
  readonly receivables: bigint;
  /** The part of them that was not overdue. */
  readonly current: bigint;
  /** Invoices less credit notes of the month. */
  readonly sales: bigint;
  readonly daysSalesOutstanding: string | null;
  readonly bestPossible: string | null;
  readonly averageDelinquent: string | null;
  readonly effectiveness: string | null;
  /** Of what was in each bucket when the month began, how much was later still at its end. */
  readonly rolls: readonly { readonly bucket: string; readonly percent: string | null }[];
  readonly buckets: readonly { readonly bucket: string; readonly amount: bigint }[];
}

export interface CurrencyFigures {
  readonly currency: string;
  readonly months: readonly MonthFigures[];
}

/** What is no amount: how well the work went in one month. */
export interface WorkFigures {
  readonly through: Day;
  readonly noticesSent: number;
  readonly noticesArrived: number;
  readonly disputesOpened: number;
  readonly disputesClosed: number;
  /** Days from opening to closing, of those closed in the month; null when none was. */
  readonly disputeDays: string | null;
  readonly suspensions: number;
  /** Carried out without an earlier notice that named it and was accepted. Must be 0. */
  readonly suspensionsWithoutNotice: number;
  readonly restorations: number;
  /** Seconds from the newest payment to the access that it gave back: the middle, the worst. */
  readonly secondsToRestore: number | null;
  readonly slowestRestore: number | null;
}

/** An open debit with how late its customer usually pays. */
export interface ExpectedDebit {
  readonly currency: string;
  readonly dueOn: Day;
  readonly open: bigint;
  /** Days after the due day, the middle of the customer's own last invoices, or of everybody's. */
  readonly usualDelay: number;
}

export interface ForecastWeek {
  readonly from: Day;
  readonly amount: bigint;
}

export interface CurrencyForecast {
  readonly currency: string;
  readonly weeks: readonly ForecastWeek[];
  readonly later: bigint;
  /** Should have come already by the customers' habit; counted in no week. */
  readonly beyondHabit: bigint;
}

/** Months of one report; two years say what there is to say. */
export const MONTHS_MAX = 24;
export const FORECAST_WEEKS = 13;
