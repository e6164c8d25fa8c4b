import { refusalsOf } from '../../kernel/refusal.ts';

/** A person or a program, as rows keep it. */
export interface Who {
  readonly id: string | null;
  readonly name: string;
}

export const subjectKinds = ['unresolved', 'subscription', 'customer', 'partner'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/**
 * What the desk holds of a matter. `suspected` and `confirmed` allow different measures
 * (`measureRules`).
 */
export const assessments = ['unassessed', 'suspected', 'confirmed', 'unfounded'] as const;
export type Assessment = (typeof assessments)[number];

/** From mild to severe. */
export const measureKinds = [
  'warn',
  'limit_purchases',
  'suspend_subscription',
  'suspend_customer',
  'suspend_partner',
  'terminate',
] as const;
export type MeasureKind = (typeof measureKinds)[number];

export const reportStatuses = ['QUEUED', 'PROCESSING', 'COMPLETED'] as const;
export type ReportStatus = (typeof reportStatuses)[number];
export const reasonCodes = [
  'ACTIONED',
  'NO_VIOLATION_FOUND',
  'SUBJECT_UNKNOWN',
  'INFORMATIONAL',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export type ReportSource = 'api' | 'hand' | 'fraud_event';

/** What every report is reduced to, whatever it came in as. */
export interface NewReport {
  /** `<category>/<type>` of X-ARF: `messaging/spam`. */
  readonly class: string;
  /** An id of a subscription, customer, tenant or partner; or an address that a person resolves. */
  readonly sourceIdentifier: string;
  readonly reporterOrg: string;
  readonly reporterContact: string;
  readonly confidence: number | null;
  readonly occurredAt: Date;
  readonly body: unknown;
}

export interface Report extends Omit<NewReport, 'body'> {
  readonly id: string;
  readonly matterId: string | null;
  readonly source: ReportSource;
  readonly submitter: string;
  readonly clientToken: string;
  readonly correlationId: string | null;
  readonly receivedAt: Date;
  readonly status: ReportStatus;
  readonly reasonCode: ReasonCode | null;
  readonly completedAt: Date | null;
}

/** The provider's file about one subject and one kind of misuse. */
export interface Matter {
  readonly id: string;
  readonly number: string;
  readonly subjectKind: SubjectKind;
  readonly aboutPartnerId: string | null;
  readonly aboutPartnerName: string;
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  readonly subjectName: string;
  readonly class: string;
  readonly state: 'open' | 'closed';
  readonly assessment: Assessment;
  readonly clause: string | null;
  /** What the reseller may be told; how it was found is in the reports. */
  readonly facts: string | null;
  readonly assessedBy: Who | null;
  readonly assessedAt: Date | null;
  readonly secondedBy: Who | null;
  readonly reportCount: number;
  readonly partnerWaitsSince: Date | null;
  readonly appealOpen: boolean;
  readonly openedAt: Date;
  readonly lastReportAt: Date | null;
  readonly closedAt: Date | null;
  readonly version: number;
}

/** Whom a matter is about, once it is known. */
export interface Subject {
  readonly kind: Exclude<SubjectKind, 'unresolved'>;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  readonly name: string;
}

export interface AssessmentTerms {
  readonly assessment: Exclude<Assessment, 'unassessed'>;
  readonly clause: string;
  readonly facts: string;
}

export interface MeasureTerms {
  readonly kind: MeasureKind;
  /** Null: until it is lifted. */
  readonly expiresAt: Date | null;
  /** Whether a program, and no person, found what it is about. */
  readonly automatedDetection: boolean;
}

export interface Proposal {
  readonly id: string;
  readonly matterId: string;
  readonly kind: 'measure' | 'assessment';
  /** Dates as texts. */
  readonly terms: Readonly<Record<string, string | boolean | null>>;
  /** Why one person was not enough. */
  readonly because: readonly string[];
  readonly askedBy: Who;
  readonly askedAt: Date;
  readonly state: 'waiting' | 'approved' | 'declined';
  readonly decidedBy: Who | null;
  readonly decidedAt: Date | null;
}

/** A subscription as it was before a measure. */
export interface PriorState {
  readonly subscriptionId: string;
  readonly name: string;
  readonly status: string;
  readonly autoRenew: boolean;
  readonly scheduledChange: boolean;
  readonly quantity: number;
  /** Decimal text, for one billing cycle of all seats. */
  readonly perCycle: string;
  readonly billingCycle: 'monthly' | 'annual' | 'triennial' | 'one_time' | 'none';
  readonly currency: string;
}

export type EndedHow = 'expired' | 'lifted' | 'overturned_removed' | 'overturned_misclassified';

export interface Measure {
  readonly id: string;
  readonly providerId: string;
  readonly matterId: string;
  readonly matterNumber: string;
  readonly kind: MeasureKind;
  readonly assessment: 'suspected' | 'confirmed';
  readonly class: string;
  readonly clause: string;
  readonly facts: string;
  readonly automatedDetection: boolean;
  readonly customerId: string | null;
  readonly subscriptionId: string | null;
  readonly subjectName: string;
  readonly priorState: readonly PriorState[];
  readonly askedBy: Who;
  readonly approvedBy: Who | null;
  readonly startsAt: Date;
  readonly expiresAt: Date | null;
  readonly answerBy: Date;
  readonly appealUntil: Date;
  readonly state: 'in_force' | 'ended';
  readonly endedHow: EndedHow | null;
  readonly endedAt: Date | null;
  readonly endedBecause: string | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Date | null;
  readonly escalatedAt: Date | null;
}

export const wordKinds = [
  'told',
  'acknowledged',
  'answered',
  'update_asked',
  'updated',
  'appealed',
  'appeal_decided',
  'ended',
] as const;
export type WordKind = (typeof wordKinds)[number];

/** What one side said to the other about a measure. */
export interface Word {
  readonly id: string;
  readonly measureId: string;
  readonly side: 'provider' | 'partner';
  readonly kind: WordKind;
  readonly text: string;
  readonly author: string;
  readonly saidAt: Date;
}

/** Why a measure was wrong: what it was about is gone, or it never was what it was taken for. */
export const appealGrounds = ['removed', 'misclassified'] as const;
export type AppealGrounds = (typeof appealGrounds)[number];

export interface Appeal {
  readonly id: string;
  readonly measureId: string;
  readonly grounds: AppealGrounds;
  readonly text: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly promisedAt: Date;
  readonly state: 'open' | 'upheld' | 'overturned';
  readonly decidedBy: Who | null;
  readonly decidedAt: Date | null;
  readonly decision: string | null;
}

/** A letter about a word, and what the mail server said. */
export interface Letter {
  readonly id: string;
  readonly measureId: string;
  readonly wordId: string;
  readonly recipient: string;
  readonly language: 'en' | 'ja';
  readonly subject: string;
  readonly text: string;
  readonly channel: 'smtp' | 'mailbox';
  readonly outcome: 'accepted' | 'refused' | 'temporary' | 'unknown';
  readonly detail: string;
  readonly sentAt: Date;
}

/** Every expected "no" of this module; sentences are in `src/app/refusals-enforcement.ts`. */
export type EnforcementRefusal =
  | 'report_invalid'
  | 'report_not_found'
  | 'matter_not_found'
  | 'matter_closed'
  | 'matter_version_stale'
  | 'matter_subject_unknown'
  | 'matter_subject_fixed'
  | 'measure_not_allowed'
  | 'measure_in_force'
  | 'measure_not_found'
  | 'measure_ended'
  | 'measure_expiry_past'
  | 'proposal_waiting'
  | 'proposal_not_found_here'
  | 'second_person_needed'
  | 'appeal_too_late'
  | 'appeal_open_already'
  | 'appeal_not_found'
  | 'appeal_needs_other_person'
  | 'matter_has_measures';

export const refuse = refusalsOf<EnforcementRefusal>();
