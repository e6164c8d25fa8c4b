import { Type, type Static } from 'typebox';
import {
  appealGrounds,
  assessments,
  measureKinds,
  reasonCodes,
  reportStatuses,
  subjectKinds,
  wordKinds,
  type Appeal,
  type Letter,
  type Matter,
  type Measure,
  type Proposal,
  type Report,
  type Word,
} from './types.ts';

export const Nothing = Type.Object({});
export const Instant = Type.String({ format: 'date-time' });
const MaybeInstant = Type.Union([Instant, Type.Null()]);
const MaybeText = Type.Union([Type.String(), Type.Null()]);
export const Uuid = Type.String({ format: 'uuid' });
export const Words = Type.String({ minLength: 1, maxLength: 4_000, pattern: '\\S' });
export const MatterParams = Type.Object({ matterId: Uuid });
export const MeasureParams = Type.Object({ measureId: Uuid });
export const MatterMeasureParams = Type.Object({ matterId: Uuid, measureId: Uuid });
export const KindSchema = Type.Enum([...measureKinds]);

export const ReportSchema = Type.Object({
  reportId: Type.String(),
  class: Type.String(),
  source: Type.Enum(['api', 'hand', 'fraud_event']),
  sourceIdentifier: Type.String(),
  reporterOrg: Type.String(),
  reporterContact: Type.String(),
  confidence: Type.Union([Type.Number(), Type.Null()]),
  correlationId: MaybeText,
  occurredAt: Instant,
  receivedAt: Instant,
  status: Type.Enum([...reportStatuses]),
  reasonCode: Type.Union([Type.Enum([...reasonCodes]), Type.Null()]),
  completedAt: MaybeInstant,
});

export const MatterSchema = Type.Object({
  id: Type.String(),
  number: Type.String(),
  subjectKind: Type.Enum([...subjectKinds]),
  aboutPartnerId: MaybeText,
  aboutPartnerName: Type.String(),
  customerId: MaybeText,
  subscriptionId: MaybeText,
  subjectName: Type.String(),
  class: Type.String(),
  state: Type.Enum(['open', 'closed']),
  assessment: Type.Enum([...assessments]),
  clause: MaybeText,
  facts: MaybeText,
  assessedBy: MaybeText,
  assessedAt: MaybeInstant,
  secondedBy: MaybeText,
  reportCount: Type.Integer(),
  partnerWaitsSince: MaybeInstant,
  appealOpen: Type.Boolean(),
  openedAt: Instant,
  lastReportAt: MaybeInstant,
  closedAt: MaybeInstant,
  version: Type.Integer(),
});

export const AffectedSchema = Type.Object({
  subscriptionId: Type.String(),
  name: Type.String(),
  status: Type.String(),
  autoRenew: Type.Boolean(),
  scheduledChange: Type.Boolean(),
  quantity: Type.Integer(),
  perCycle: Type.String({ description: 'decimal amount of one billing cycle of all seats' }),
  billingCycle: Type.Enum(['monthly', 'annual', 'triennial', 'one_time', 'none']),
  currency: Type.String(),
});

export const MeasureSchema = Type.Object({
  id: Type.String(),
  matterId: Type.String(),
  matterNumber: Type.String(),
  kind: KindSchema,
  assessment: Type.Enum(['suspected', 'confirmed']),
  class: Type.String(),
  clause: Type.String(),
  facts: Type.String(),
  automatedDetection: Type.Boolean(),
  customerId: MaybeText,
  subscriptionId: MaybeText,
  subjectName: Type.String(),
  affected: Type.Array(AffectedSchema),
  startsAt: Instant,
  expiresAt: MaybeInstant,
  answerBy: Instant,
  appealUntil: Instant,
  state: Type.Enum(['in_force', 'ended']),
  endedHow: Type.Union([
    Type.Enum(['expired', 'lifted', 'overturned_removed', 'overturned_misclassified']),
    Type.Null(),
  ]),
  endedAt: MaybeInstant,
  endedBecause: MaybeText,
  acknowledgedBy: MaybeText,
  acknowledgedAt: MaybeInstant,
});

export const WordSchema = Type.Object({
  id: Type.String(),
  side: Type.Enum(['provider', 'partner']),
  kind: Type.Enum([...wordKinds]),
  text: Type.String(),
  author: Type.String(),
  saidAt: Instant,
});

export const AppealSchema = Type.Object({
  id: Type.String(),
  grounds: Type.Enum([...appealGrounds]),
  text: Type.String(),
  openedBy: Type.String(),
  openedAt: Instant,
  promisedAt: Instant,
  state: Type.Enum(['open', 'upheld', 'overturned']),
  decidedAt: MaybeInstant,
  decision: MaybeText,
});

export const LetterSchema = Type.Object({
  id: Type.String(),
  recipient: Type.String(),
  language: Type.Enum(['en', 'ja']),
  subject: Type.String(),
  channel: Type.Enum(['smtp', 'mailbox']),
  outcome: Type.Enum(['accepted', 'refused', 'temporary', 'unknown']),
  detail: Type.String(),
  sentAt: Instant,
});

export const ProposalSchema = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['measure', 'assessment']),
  measure: Type.Union([KindSchema, Type.Null()]),
  expiresAt: MaybeText,
  because: Type.Array(Type.String()),
  askedBy: Type.String(),
  askedAt: Instant,
  state: Type.Enum(['waiting', 'approved', 'declined']),
  decidedBy: MaybeText,
});

export const MeasureDetailSchema = Type.Object({
  measure: MeasureSchema,
  words: Type.Array(WordSchema),
  appeals: Type.Array(AppealSchema),
  letters: Type.Array(LetterSchema),
});

const text = (at: Date | null) => at?.toISOString() ?? null;

export function reportText(report: Report): Static<typeof ReportSchema> {
  return {
    reportId: report.id,
    class: report.class,
    source: report.source,
    sourceIdentifier: report.sourceIdentifier,
    reporterOrg: report.reporterOrg,
    reporterContact: report.reporterContact,
    confidence: report.confidence,
    correlationId: report.correlationId,
    occurredAt: report.occurredAt.toISOString(),
    receivedAt: report.receivedAt.toISOString(),
    status: report.status,
    reasonCode: report.reasonCode,
    completedAt: text(report.completedAt),
  };
}

export function matterText(matter: Matter): Static<typeof MatterSchema> {
  return {
    ...matter,
    assessedBy: matter.assessedBy?.name ?? null,
    secondedBy: matter.secondedBy?.name ?? null,
    assessedAt: text(matter.assessedAt),
    partnerWaitsSince: text(matter.partnerWaitsSince),
    openedAt: matter.openedAt.toISOString(),
    lastReportAt: text(matter.lastReportAt),
    closedAt: text(matter.closedAt),
  };
}

export function measureText(measure: Measure): Static<typeof MeasureSchema> {
  const { priorState, ...rest } = measure;
  return {
    id: rest.id,
    matterId: rest.matterId,
    matterNumber: rest.matterNumber,
    kind: rest.kind,
    assessment: rest.assessment,
    class: rest.class,
    clause: rest.clause,
    facts: rest.facts,
    automatedDetection: rest.automatedDetection,
    customerId: rest.customerId,
    subscriptionId: rest.subscriptionId,
    subjectName: rest.subjectName,
    affected: priorState.map((each) => ({ ...each })),
    startsAt: rest.startsAt.toISOString(),
    expiresAt: text(rest.expiresAt),
    answerBy: rest.answerBy.toISOString(),
    appealUntil: rest.appealUntil.toISOString(),
    state: rest.state,
    endedHow: rest.endedHow,
    endedAt: text(rest.endedAt),
    endedBecause: rest.endedBecause,
    acknowledgedBy: rest.acknowledgedBy,
    acknowledgedAt: text(rest.acknowledgedAt),
  };
}

export function wordText(word: Word): Static<typeof WordSchema> {
  const { id, side, kind, text: said, author, saidAt } = word;
  return { id, side, kind, text: said, author, saidAt: saidAt.toISOString() };
}

/** Who decided stays with the provider. */
export function appealText(appeal: Appeal): Static<typeof AppealSchema> {
  const { id, grounds, openedBy, state, decision } = appeal;
  return {
    id,
    grounds,
    text: appeal.text,
    openedBy,
    openedAt: appeal.openedAt.toISOString(),
    promisedAt: appeal.promisedAt.toISOString(),
    state,
    decidedAt: text(appeal.decidedAt),
    decision,
  };
}

export function letterText(letter: Letter): Static<typeof LetterSchema> {
  const { id, recipient, language, subject, channel, outcome, detail, sentAt } = letter;
  const at = sentAt.toISOString();
  return { id, recipient, language, subject, channel, outcome, detail, sentAt: at };
}

export function proposalText(proposal: Proposal): Static<typeof ProposalSchema> {
  const { id, kind, terms, because, askedBy, askedAt, state, decidedBy } = proposal;
  const expiresAt = terms['expiresAt'];
  return {
    id,
    kind,
    measure: kind === 'measure' ? (terms['kind'] as Static<typeof KindSchema>) : null,
    expiresAt: typeof expiresAt === 'string' ? expiresAt : null,
    because: [...because],
    askedBy: askedBy.name,
    askedAt: askedAt.toISOString(),
    state,
    decidedBy: decidedBy?.name ?? null,
  };
}
