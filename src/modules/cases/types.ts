import type { Currency } from '../../kernel/money.ts';
import { refusalsOf } from '../../kernel/refusal.ts';

export const caseKinds = [
  'compromise',
  'card_fraud',
  'mining',
  'spam',
  'non_payment_by_intent',
  'other',
] as const;
export type CaseKind = (typeof caseKinds)[number];

export const caseStates = ['open', 'resolved'] as const;
export type CaseState = (typeof caseStates)[number];

export const caseSources = ['person', 'fraud_event', 'screening'] as const;
export type CaseSource = (typeof caseSources)[number];

export const outcomes = ['fraud', 'misuse', 'legitimate', 'compromised', 'duplicate'] as const;
export type Outcome = (typeof outcomes)[number];

/** Whom a case is about: one subscription, or all that a customer has. */
export interface Subject {
  readonly customerId: string;
  readonly subscriptionId: string | null;
}

/** An investigation. */
export interface CaseFile {
  readonly id: string;
  readonly number: number;
  readonly kind: CaseKind;
  readonly title: string;
  /** Whom it is mainly about. */
  readonly customerId: string;
  readonly state: CaseState;
  readonly sourceKind: CaseSource;
  readonly sourceId: string;
  /** Opened to try the way; nothing may be suspended on its account. */
  readonly isTest: boolean;
  readonly openedBy: string;
  readonly openedAt: Date;
  /** From when the provider counts its hours: when it was first noticed. */
  readonly noticedAt: Date;
  /** When the misuse began, as far as that is known. */
  readonly firstUseAt: Date | null;
  readonly reactedAt: Date | null;
  readonly mitigatedAt: Date | null;
  readonly refundAskedAt: Date | null;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly lockedById: string | null;
  readonly lockedBy: string | null;
  readonly lockedUntil: Date | null;
  readonly outcome: Outcome | null;
  readonly duplicateOf: string | null;
  readonly resolvedBy: string | null;
  readonly resolvedAt: Date | null;
}

/** What becomes lost with every hour in which nobody acts, minor units of one currency. */
export interface LossRate {
  readonly currency: Currency;
  readonly perHour: bigint;
}

/** What a case cost, minor units of one currency. */
export interface Loss {
  readonly currency: Currency;
  readonly lost: bigint;
  /** The part of it that came back: refunds of the provider, payments. */
  readonly recovered: bigint;
}

/** Every expected "no" of this module; its sentences are in `src/app/refusals-cases.ts`. */
export type CasesRefusal =
  | 'case_not_found'
  | 'case_not_open'
  | 'case_is_open'
  | 'case_locked'
  | 'case_is_test'
  | 'case_worker_unknown'
  | 'case_step_unknown'
  | 'case_link_itself'
  | 'case_link_not_found'
  | 'case_nothing_to_suspend'
  | 'case_preview_stale'
  | 'case_duplicate_unnamed'
  | 'case_duplicate_in_circle'
  | 'case_loss_invalid';

export const refuse = refusalsOf<CasesRefusal>();
