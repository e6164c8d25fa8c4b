import type { Weekday } from '../../kernel/days.ts';
import type { RiskClass } from '../customers/index.ts';

/** A text in every language that people here read. */
export interface Titles {
  readonly en: string;
  readonly ja: string;
}

export const consequenceKinds = [
  'task',
  'block_purchases',
  'suspend',
  'cancel',
  'hand_over',
  'write_off',
] as const;
/** What a stage does besides writing to the customer; a stage without any only writes. */
export type ConsequenceKind = (typeof consequenceKinds)[number];

/** A consequence that is proposed to a person before it happens. */
export type ProposedKind = Exclude<ConsequenceKind, 'task'>;

/** A consequence that takes something from the customer: it must have been announced to it. */
export type HarmfulKind = Exclude<ProposedKind, 'write_off'>;

/** A consequence that Surety carries out itself; the others are a person's work. */
export type EnforcedKind = Exclude<ProposedKind, 'hand_over'>;

export const consequenceScopes = ['unpaid', 'all'] as const;
/**
 * Which subscriptions are suspended or cancelled. `unpaid`: those that are charged in the currency
 * of the debt, because invoices do not say which subscription they are for. `all`: every one of the
 * customer's.
 */
export type ConsequenceScope = (typeof consequenceScopes)[number];

export type DayUnit = 'business' | 'calendar';

/**
 * When a stage begins. `past_due` counts from the day the debt at the head of the line fell due
 * (zero and less: before it is overdue), `after_notice` from the day the named stage's notice was
 * delivered, `after_consequence` from the day the named stage's consequence was carried out.
 */
export type Trigger =
  | { readonly kind: 'past_due'; readonly days: number; readonly unit: DayUnit }
  | {
      readonly kind: 'after_notice' | 'after_consequence';
      readonly stage: string;
      readonly days: number;
      readonly unit: DayUnit;
    };

/** Decimal amounts by ISO 4217 code. */
export type AmountsByCurrency = Readonly<Record<string, string>>;

export interface PolicyConsequence {
  readonly kind: ConsequenceKind;
  /** Only for these; empty means for all. */
  readonly riskClasses: readonly RiskClass[];
  /** What the person is asked to do; only for tasks. */
  readonly titles?: Titles;
  /** Only for suspending and cancelling; without it, the unpaid ones. */
  readonly scope?: ConsequenceScope;
}

/** Proof that must exist before a stage is reached, however late it is. */
export interface Gate {
  /**
   * The named stage's notice was delivered at least so many business days ago, and what it named
   * still holds.
   */
  readonly deliveredNotice: { readonly stage: string; readonly businessDays: number } | null;
  /** A person did this, for this debt. */
  readonly task: Titles | null;
  /** The stage's consequences wait for a person's yes. */
  readonly approval: boolean;
}

/** The letters there are; `src/modules/notices` writes them. */
export const noticeTemplates = [
  'payment_reminder',
  'friendly_reminder',
  'first_reminder',
  'final_notice',
  'suspension_notice',
  'end_of_contract_notice',
  'hand_over_notice',
] as const;
export type NoticeTemplate = (typeof noticeTemplates)[number];

export interface PolicyNotice {
  readonly template: NoticeTemplate;
  /** `carried_out`: the notice tells of a consequence and must not go out before it happened. */
  readonly when: 'reached' | 'carried_out';
}

export interface PolicyStage {
  readonly key: string;
  readonly names: Titles;
  readonly trigger: Trigger;
  /** Empty lists mean everybody. */
  readonly appliesTo: {
    readonly segments: readonly string[];
    readonly riskClasses: readonly RiskClass[];
  };
  /** Overdue amounts up to this never reach the stage, besides the policy's own tolerance. */
  readonly tolerance: AmountsByCurrency;
  readonly notice: PolicyNotice | null;
  readonly consequences: readonly PolicyConsequence[];
  readonly gate: Gate;
}

/** From and to, both included, as `MM-DD`; `to` before `from` reaches over the turn of the year. */
export interface YearlyRange {
  readonly from: string;
  readonly to: string;
}

export interface PolicyContent {
  /** `customer`: each customer's own business calendar; else the id of one calendar for all. */
  readonly calendar: string;
  /** Net debts up to this are left alone; a currency that is not named has no tolerance. */
  readonly tolerance: AmountsByCurrency;
  /** Days on which nothing goes out. */
  readonly quiet: { readonly closedDays: boolean; readonly ranges: readonly YearlyRange[] };
  /** Days on which nothing harmful happens, besides the quiet ones. */
  readonly consequenceDays: {
    readonly notOnWeekdays: readonly Weekday[];
    readonly notOnEveOfClosure: boolean;
  };
  /** Business days between two notices to one customer in one currency. */
  readonly noticeRepeatBusinessDays: number;
  /**
   * A notice that the mail server accepted counts as delivered after so many business days without
   * a bounce.
   */
  readonly deliveredAfterBusinessDaysWithoutBounce: number;
  /** A run that would propose more than either stops until a person releases it. */
  readonly brake: {
    readonly maxHarmfulPerRun: number;
    readonly maxHarmfulPercentOfCustomers: number;
  };
  /** From the mildest to the most severe. */
  readonly stages: readonly PolicyStage[];
}

export const policyStates = ['draft', 'published', 'retired'] as const;
export type PolicyState = (typeof policyStates)[number];

export interface PolicyAuthor {
  readonly id: string;
  readonly name: string;
}

export interface PolicyVersion {
  readonly id: string;
  readonly policyId: string;
  readonly policyName: string;
  readonly number: number;
  readonly state: PolicyState;
  /** Counts the changes of a draft: a change names the revision that was seen. */
  readonly revision: number;
  readonly content: PolicyContent;
  /** Whose changes the content carries; nobody's when it is an unchanged copy. */
  readonly changedBy: readonly PolicyAuthor[];
  /** Why somebody who had changed it put it into force, where nobody else has the right. */
  readonly publishedAloneBecause: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
  readonly retiredAt: Date | null;
}

/** Why a policy cannot be published, and where. */
export interface PolicyProblem {
  readonly code: PolicyProblemCode;
  /** `stages[2].gate.deliveredNotice.stage` */
  readonly field: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export type PolicyProblemCode =
  | 'no_stage'
  | 'key_duplicate'
  | 'key_reserved'
  | 'currency_unknown'
  | 'amount_invalid'
  | 'calendar_unknown'
  | 'range_invalid'
  | 'always_quiet'
  | 'never_a_consequence_day'
  | 'pre_due_after_overdue'
  | 'triggers_out_of_order'
  | 'triggers_overlap'
  | 'trigger_stage_unknown'
  | 'trigger_stage_not_earlier'
  | 'trigger_stage_without_notice'
  | 'trigger_stage_without_consequence'
  | 'trigger_days_negative'
  | 'gate_stage_unknown'
  | 'gate_stage_not_earlier'
  | 'gate_stage_without_notice'
  | 'gate_stage_pre_due'
  | 'gate_stage_not_for_all'
  | 'harmful_before_due'
  | 'harmful_without_notice'
  | 'harmful_before_notice_allows'
  | 'write_off_without_approval'
  | 'consequence_duplicate'
  | 'task_without_title'
  | 'scope_without_subscriptions'
  | 'notice_never_carried_out';
