import type { Day } from '../../kernel/days.ts';
import type { Reason } from '../../kernel/reasons.ts';
import { refusalsOf } from '../../kernel/refusal.ts';
import type { RiskClass } from '../customers/index.ts';
import type { PauseFact } from './types-pause.ts';
import type {
  ConsequenceScope,
  HarmfulKind,
  NoticeTemplate,
  ProposedKind,
  Titles,
} from './types-policy.ts';

// Facts: what is true of one account (a customer in one currency) on one day.

/** What falls due on one day. Minor units. */
export interface DueAmount {
  readonly dueOn: Day;
  readonly open: bigint;
  /** The part of `open` that the customer disputes. */
  readonly disputed: bigint;
  /** The part of the rest that a pause puts off; left out where none does. */
  readonly deferred?: bigint;
}

export const noticeStates = [
  'requested',
  'accepted',
  'delivered',
  'bounced',
  'failed',
  'withdrawn',
] as const;
export type NoticeState = (typeof noticeStates)[number];

/** A harmful step that a notice told the customer about, with the day it named. */
export interface Announcement {
  readonly kind: HarmfulKind;
  readonly on: Day;
}

export interface NoticeFact {
  readonly stage: string;
  /** The day at the head of the line when the notice was asked for. */
  readonly cycle: Day;
  readonly state: NoticeState;
  /** As-of day of the decision that asked for it. */
  readonly askedOn: Day;
  /** The first day on which it could go out; later than `askedOn` when a past day was decided. */
  readonly sendOn: Day;
  /** The customer's day on which the mail server took it. */
  readonly sentOn: Day | null;
  /** The customer's day of delivery or bounce. */
  readonly outcomeOn: Day | null;
  readonly announced: readonly Announcement[];
  /** A person dealt with the failed delivery; the notice may be tried anew. */
  readonly retryAllowed: boolean;
}

export const proposalStates = [
  'proposed',
  'approved',
  'declined',
  'withdrawn',
  'carried_out',
] as const;
export type ProposalState = (typeof proposalStates)[number];

export interface ProposalFact {
  readonly stage: string;
  readonly kind: ProposedKind;
  readonly cycle: Day;
  readonly state: ProposalState;
  readonly proposedOn: Day;
  readonly carriedOutOn: Day | null;
  /** As the policy named it; null where it did not. */
  readonly scope: ConsequenceScope | null;
  /** Carried out, and there was nothing to do it to. */
  readonly nothingDone: boolean;
  /** The customer's day on which it was taken back; the stage may ask again. */
  readonly liftedOn: Day | null;
}

/**
 * `gate`: a stage waits for it. `consequence`: a stage asked for it. `undelivered`: a notice did
 * not arrive.
 */
export const taskPurposes = ['gate', 'consequence', 'undelivered'] as const;
export type TaskPurpose = (typeof taskPurposes)[number];

export const taskStates = ['open', 'done', 'withdrawn'] as const;
export type TaskState = (typeof taskStates)[number];

export interface TaskFact {
  readonly stage: string;
  readonly purpose: TaskPurpose;
  readonly cycle: Day;
  readonly state: TaskState;
  readonly openedOn: Day;
  readonly doneOn: Day | null;
}

export interface AccountFacts {
  readonly currency: string;
  readonly segment: string;
  readonly riskClass: RiskClass;
  /** Open debits by due day, in any order. */
  readonly debits: readonly DueAmount[];
  /** Open credits: unapplied cash and credit notes. Minor units. */
  readonly credits: bigint;
  readonly notices: readonly NoticeFact[];
  readonly proposals: readonly ProposalFact[];
  readonly tasks: readonly TaskFact[];
  /** Promises, plans and other pauses that are open, whether they hold today or not. */
  readonly pauses: readonly PauseFact[];
}

/** The two days a decision is about. */
export interface Moment {
  /** The day whose state is decided, in the customer's zone. */
  readonly asOf: Day;
  /**
   * The earliest day on which an effect of the decision can happen: never before `asOf` nor before
   * today.
   */
  readonly actOn: Day;
}

// Decision: where an account stands, why, and what follows.

export const reasonCodes = [
  'nothing_open',
  'within_tolerance',
  'clock_started',
  'not_yet_due',
  'past_due',
  'credits_deducted',
  'disputed_excluded',
  'deferred_excluded',
  'stage_reached',
  'gate_open',
  'quiet_day',
  'notice_too_soon',
  'not_a_consequence_day',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const blockerCodes = [
  'notice_not_sent',
  'notice_not_delivered_yet',
  'notice_too_recent',
  'notice_undelivered',
  'notice_did_not_announce',
  'task_open',
  'decision_waiting',
  'consequence_declined',
  'consequence_not_carried_out',
] as const;
export type BlockerCode = (typeof blockerCodes)[number];

/** What keeps a stage from being reached although its day has come. */
export interface Blocker {
  readonly code: BlockerCode;
  readonly stage: string;
  /** The stage, task or consequence that it waits for. */
  readonly waitsFor: string;
  readonly since: Day | null;
}

/** What happens next if nothing changes, and on which day. */
export type NextStep =
  | { readonly kind: 'stage'; readonly stage: string; readonly on: Day }
  | { readonly kind: 'notice'; readonly stage: string; readonly on: Day }
  | {
      readonly kind: 'consequence';
      readonly stage: string;
      readonly consequence: ProposedKind;
      readonly on: Day;
    };

export interface WantedNotice {
  readonly kind: 'notice';
  readonly stage: string;
  readonly template: NoticeTemplate;
  readonly announces: readonly Announcement[];
  /** Counts the notices of this stage and this debt; part of the key that is never used twice. */
  readonly attempt: number;
}

export interface WantedProposal {
  readonly kind: 'proposal';
  readonly stage: string;
  readonly consequence: ProposedKind;
  readonly needsApproval: boolean;
  /** Only where the policy names it. */
  readonly scope?: ConsequenceScope;
  readonly attempt: number;
}

export interface WantedTask {
  readonly kind: 'task';
  readonly purpose: 'gate' | 'consequence';
  readonly stage: string;
  readonly titles: Titles;
  readonly attempt: number;
}

export type WantedEffect = WantedNotice | WantedProposal | WantedTask;

/** Minor units. */
export interface AccountAmounts {
  /** All open debits, due or not. */
  readonly gross: bigint;
  readonly disputed: bigint;
  /** What pauses put off. */
  readonly deferred: bigint;
  readonly credits: bigint;
  /** What is left of the gross after disputed and deferred parts and credits, never negative. */
  readonly net: bigint;
  /** The part of the net that was due before the as-of day. */
  readonly overdue: bigint;
  readonly tolerance: bigint;
}

export interface AccountDecision {
  /** Key of a stage of the policy, or `clear`, or `grace` (overdue, no stage reached). */
  readonly stage: string;
  /** Orders stages by severity: 0 is clear. */
  readonly rank: number;
  readonly overdue: boolean;
  /** The due day at the head of the line: the first at which the net debt exceeds the tolerance. */
  readonly clockStart: Day | null;
  readonly daysPastDue: number;
  readonly businessDaysPastDue: number;
  readonly amounts: AccountAmounts;
  /**
   * Stages whose day has come with enough overdue, in the policy's order, whatever their gate says.
   */
  readonly matched: readonly string[];
  /** Every stage whose trigger and gate hold, in the policy's order. */
  readonly reached: readonly string[];
  readonly reasons: readonly Reason<ReasonCode>[];
  readonly blockers: readonly Blocker[];
  readonly next: NextStep | null;
  readonly effects: readonly WantedEffect[];
}

// What is kept.

/** The newest decision of an account, as far as the next one needs it. */
export interface Standing {
  readonly customerId: string;
  readonly currency: string;
  readonly stage: string;
  readonly rank: number;
  readonly signature: string;
  readonly asOf: Day;
  readonly since: Day;
}

export interface NoticeRow extends NoticeFact {
  readonly id: string;
  readonly key: string;
}

export interface ProposalRow extends ProposalFact {
  readonly id: string;
}

export interface TaskRow extends TaskFact {
  readonly id: string;
}

/** Facts whose parts can be found again in the tables. */
export interface KnownFacts extends AccountFacts {
  /** The day on which a debt of the account was last written off, if nobody paid it since. */
  readonly writtenOffOn: Day | null;
  readonly notices: readonly NoticeRow[];
  readonly proposals: readonly ProposalRow[];
  readonly tasks: readonly TaskRow[];
}

/** Why something that was decided earlier is taken back. */
export const withdrawalCodes = [
  'no_longer_overdue',
  'paused',
  'debt_settled',
  'stage_no_longer_reached',
  'announced_day_too_near',
  'announcement_incomplete',
  'run_stopped',
  'no_policy_in_force',
  'not_decided_now',
] as const;
export type WithdrawalCode = (typeof withdrawalCodes)[number];

// Runs.

export const runStates = ['running', 'braked', 'done', 'stopped'] as const;
export type RunState = (typeof runStates)[number];

export const runStarters = ['schedule', 'person', 'command_line'] as const;
export type RunStarter = (typeof runStarters)[number];

export interface CollectionsRun {
  readonly id: string;
  readonly asOf: Day;
  readonly policyVersionId: string;
  readonly startedBy: RunStarter;
  readonly starterName: string;
  readonly state: RunState;
  /** A later day was decided before: the run counts what it would do, and changes nothing. */
  readonly looksBack: boolean;
  readonly cursor: string | null;
  readonly customersTotal: number;
  readonly customersDone: number;
  readonly harmfulProposed: number;
  readonly harmfulAllowed: number;
  /** What the next batch would have added when the brake closed. */
  readonly brakedHarmful: number | null;
  readonly summary: CollectionsSummary;
  readonly startedAt: Date;
  readonly heartbeatAt: Date;
  readonly finishedAt: Date | null;
  readonly releasedBy: string | null;
  readonly releaseReason: string | null;
}

/** Amounts are decimals of their currency. */
export interface CurrencySummary {
  readonly open: string;
  readonly overdue: string;
  readonly buckets: Readonly<Record<string, { readonly count: number; readonly amount: string }>>;
}

/**
 * What a run or a preview counted. Amounts are gross, by each invoice's own due date; overdue means
 * due before the as-of day.
 */
export interface CollectionsSummary {
  readonly asOf: string;
  readonly customers: number;
  readonly openInvoices: number;
  readonly overdueInvoices: number;
  readonly overdueCustomers: number;
  readonly currencies: Readonly<Record<string, CurrencySummary>>;
  /** Customers by the most severe stage of their accounts. */
  readonly stages: Readonly<Record<string, number>>;
  /** Effects wanted, by kind: `notice`, `task` or the consequence proposed. */
  readonly effects: Readonly<Record<string, number>>;
}

/**
 * `collections_run_active`: 409, another run of this partner has not ended.
 * The other codes say what they mean; sentences are in `src/app/refusals.ts`.
 */
export type CollectionsRefusal =
  | 'policy_not_found'
  | 'policy_name_taken'
  | 'policy_draft_exists'
  | 'policy_version_not_found'
  | 'policy_not_published'
  | 'policy_not_draft'
  | 'policy_revision_stale'
  | 'policy_contradictory'
  | 'policy_needs_second_person'
  | 'policy_alone_needs_reason'
  | 'collections_day_out_of_range'
  | 'collections_day_in_future'
  | 'collections_run_not_found'
  | 'collections_run_active'
  | 'collections_run_not_braked'
  | 'collections_run_ended'
  | 'collections_run_taken_over'
  | 'proposal_not_found'
  | 'proposal_not_open'
  | 'proposal_no_longer_holds'
  | 'proposal_not_today'
  | 'proposal_provider_busy'
  | 'task_not_found'
  | 'task_not_open'
  | 'decision_not_found'
  | 'notice_key_unknown'
  | 'notice_not_deliverable'
  | 'delivery_day_invalid'
  | 'pause_not_found'
  | 'pause_not_open'
  | 'pause_day_past'
  | 'pause_too_long'
  | 'pause_invoice_unknown'
  | 'pause_invoice_promised'
  | 'pause_amount_invalid'
  | 'promise_exceeds_debt'
  | 'promise_too_many_broken'
  | 'collections_halted'
  | 'collections_halt_unchanged';

export const refuse = refusalsOf<CollectionsRefusal>();
