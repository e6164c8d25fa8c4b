import type { Day } from '../../kernel/days.ts';

/**
 * `promise`, `plan`: the customer pays named invoices on agreed days. `manual`: a person asks for
 * time. `legal_hold`: nobody may be pressed, by order of a court or of the lawyers.
 */
export const pauseKinds = ['promise', 'plan', 'manual', 'legal_hold'] as const;
export type PauseKind = (typeof pauseKinds)[number];

/** `ended`: its time is over, or a person ended it. `withdrawn`: it should never have been. */
export const pauseStates = ['open', 'kept', 'partly_kept', 'broken', 'withdrawn', 'ended'] as const;
export type PauseState = (typeof pauseStates)[number];

/** What of an account is put off, as the decision needs it. */
export interface PauseFact {
  readonly kind: PauseKind;
  readonly from: Day;
  /** The last day on which it holds. */
  readonly until: Day;
  /** What was withheld for these debts comes back meanwhile. */
  readonly givesBack: boolean;
  /** What is open and not disputed of the invoices it is about; null: everything that is owed. */
  readonly covers: readonly CoveredDebt[] | null;
}

/** Minor units. */
export interface CoveredDebt {
  readonly dueOn: Day;
  readonly amount: bigint;
}

/** Minor units. */
export interface Instalment {
  readonly dueOn: Day;
  readonly amount: bigint;
}

/** What a promise is judged by. */
export interface PromiseFacts {
  readonly instalments: readonly Instalment[];
  readonly toleranceDays: number;
  /** Up to so much may be missing, minor units. */
  readonly toleranceAmount: bigint;
  /** What settled the invoices since; taken back again is negative. */
  readonly payments: readonly { readonly on: Day; readonly amount: bigint }[];
  /** Money of the account that is not allocated yet: it counts for the customer. */
  readonly credits: bigint;
}

export interface PromiseProgress {
  readonly state: 'open' | 'kept' | 'partly_kept' | 'broken';
  /** Minor units, never more than was promised. */
  readonly paid: bigint;
  readonly promised: bigint;
  /** The last day of the first instalment that is missing; of a kept one, of the last. */
  readonly until: Day;
  /** The first instalment that is missing and how much of it; null when none is. */
  readonly missing: Instalment | null;
}

/** How long and how often a partner lets its customers put off. Days are calendar days. */
export interface PauseRules {
  /** The last instalment of a promise is at most so far ahead. */
  readonly promiseDays: number;
  readonly planDays: number;
  readonly manualDays: number;
  readonly toleranceDays: number;
  /** Promises broken or kept in part within a year, after which no more are taken. */
  readonly brokenMax: number;
}

export const defaultPauseRules: PauseRules = {
  promiseDays: 30,
  planDays: 366,
  manualDays: 60,
  toleranceDays: 2,
  brokenMax: 2,
};

/** Why no harmful step is carried out at the moment. */
export type HaltCause = 'switched_off' | 'payments_stale';

export interface HaltFacts {
  /** The newest throw of the switch. */
  readonly isSwitchedOff: boolean;
  /** Business days after which payments count as stale; null when nobody asked for it. */
  readonly staleAfterBusinessDays: number | null;
  /** The day on which the newest payment was recorded. */
  readonly newestPaymentOn: Day | null;
}
