import type { Measure, MeasureKind } from './types.ts';

/**
 * What a reseller is told about a measure, made from the record alone: nobody writes it by hand, so
 * nothing can be left out.
 */
export interface Statement {
  readonly number: string;
  readonly what: MeasureKind;
  readonly class: string;
  readonly clause: string;
  readonly assessment: 'suspected' | 'confirmed';
  readonly facts: string;
  readonly automatedDetection: boolean;
  /** Every measure is decided by a person. */
  readonly automatedDecision: false;
  readonly subject: string;
  readonly subscriptions: readonly string[];
  readonly from: Date;
  readonly until: Date | null;
  readonly answerBy: Date;
  readonly appealUntil: Date;
}

export function statementOf(measure: Measure): Statement {
  return {
    number: measure.matterNumber,
    what: measure.kind,
    class: measure.class,
    clause: measure.clause,
    assessment: measure.assessment,
    facts: measure.facts,
    automatedDetection: measure.automatedDetection,
    automatedDecision: false,
    subject: measure.subjectName,
    subscriptions: measure.priorState.map((each) => each.name),
    from: measure.startsAt,
    until: measure.expiresAt,
    answerBy: measure.answerBy,
    appealUntil: measure.appealUntil,
  };
}

/**
 * What the end customer may be told: not the facts, which can show how misuse is found, and not
 * what the reseller owes the provider.
 */
export type CustomerStatement = Omit<Statement, 'facts' | 'answerBy' | 'automatedDetection'>;

export function forCustomer(statement: Statement): CustomerStatement {
  const { number, what, clause, assessment, automatedDecision } = statement;
  const { subject, subscriptions, from, until, appealUntil } = statement;
  return {
    number,
    what,
    class: statement.class,
    clause,
    assessment,
    automatedDecision,
    subject,
    subscriptions,
    from,
    until,
    appealUntil,
  };
}

/** A statement of reasons with the field names of the EU's transparency database. */
export interface StatementOfReasons {
  readonly decision_account: string | null;
  readonly decision_provision: string | null;
  readonly decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT';
  readonly incompatible_content_ground: string;
  readonly incompatible_content_explanation: string;
  readonly account_type: 'ACCOUNT_TYPE_BUSINESS';
  readonly category: string;
  readonly decision_facts: string;
  readonly source_type: 'SOURCE_TYPE_OTHER_NOTIFICATION' | 'SOURCE_VOLUNTARY';
  readonly automated_detection: 'Yes' | 'No';
  readonly automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED';
  readonly territorial_scope: readonly string[];
  readonly application_date: string;
  readonly end_date_service_restriction: string | null;
  readonly end_date_account_restriction: string | null;
  readonly puid: string;
}

const ACCOUNT: Readonly<Record<MeasureKind, string | null>> = {
  warn: null,
  limit_purchases: null,
  suspend_subscription: null,
  suspend_customer: 'DECISION_ACCOUNT_SUSPENDED',
  suspend_partner: 'DECISION_ACCOUNT_SUSPENDED',
  terminate: 'DECISION_ACCOUNT_TERMINATED',
};

const PROVISION: Readonly<Record<MeasureKind, string | null>> = {
  warn: null,
  limit_purchases: 'DECISION_PROVISION_PARTIAL_SUSPENSION',
  suspend_subscription: 'DECISION_PROVISION_PARTIAL_SUSPENSION',
  suspend_customer: 'DECISION_PROVISION_TOTAL_SUSPENSION',
  suspend_partner: 'DECISION_PROVISION_PARTIAL_SUSPENSION',
  terminate: 'DECISION_PROVISION_TOTAL_TERMINATION',
};

const CATEGORY: readonly (readonly [RegExp, string])[] = [
  [/^copyright\/|^content\/brand_infringement$/, 'INTELLECTUAL_PROPERTY_INFRINGEMENTS'],
  [/^content\/cs[ae]m$/, 'PROTECTION_OF_MINORS'],
  [/^content\/exposed_data$/, 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS'],
  [/^content\/(fraud|phishing|suspicious_registration)$|^messaging\//, 'SCAMS_AND_FRAUD'],
];

/** The measure as regulation (EU) 2022/2065, article 17, wants reasons stated. */
export function statementOfReasons(measure: Measure): StatementOfReasons {
  const category = CATEGORY.find(([pattern]) => pattern.test(measure.class))?.[1];
  const ends = measure.expiresAt?.toISOString() ?? null;
  return {
    decision_account: ACCOUNT[measure.kind],
    decision_provision: PROVISION[measure.kind],
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: measure.clause,
    incompatible_content_explanation: `${measure.class}, ${measure.assessment}`,
    account_type: 'ACCOUNT_TYPE_BUSINESS',
    category: `STATEMENT_CATEGORY_${category ?? 'SCOPE_OF_PLATFORM_SERVICE'}`,
    decision_facts: measure.facts,
    source_type: measure.automatedDetection ? 'SOURCE_VOLUNTARY' : 'SOURCE_TYPE_OTHER_NOTIFICATION',
    automated_detection: measure.automatedDetection ? 'Yes' : 'No',
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    territorial_scope: [],
    application_date: measure.startsAt.toISOString(),
    end_date_service_restriction: PROVISION[measure.kind] === null ? null : ends,
    end_date_account_restriction: ACCOUNT[measure.kind] === null ? null : ends,
    puid: measure.id,
  };
}
