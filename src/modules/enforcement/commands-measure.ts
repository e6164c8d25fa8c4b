import { newId } from '../../kernel/ids.ts';
import { formatDecimal, type Currency } from '../../kernel/money.ts';
import { forReseller, resellersOf } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import {
  liftHolds,
  placeHolds,
  subscriptionsByIds,
  subscriptionsOfCustomer,
  type NewHold,
  type Subscription,
} from '../subscriptions/index.ts';
import { applyAssessment, lockOpenMatter, propose, whoOf } from './commands-assess.ts';
import { say } from './commands-word.ts';
import {
  allowedMeasures,
  clocksOf,
  secondPersonReasons,
  withholdsAccess,
  type SecondPersonReason,
} from './decide-measure.ts';
import * as store from './store-matter.ts';
import * as measures from './store-measure.ts';
import {
  refuse,
  type AssessmentTerms,
  type EndedHow,
  type Matter,
  type Measure,
  type MeasureKind,
  type MeasureTerms,
  type PriorState,
  type Proposal,
  type Who,
} from './types.ts';

export type Taken =
  | { readonly kind: 'taken'; readonly measure: Measure }
  | { readonly kind: 'waits'; readonly because: readonly SecondPersonReason[] };

export interface MeasurePreview {
  readonly affected: readonly PriorState[];
  readonly because: readonly SecondPersonReason[];
}

const HOUR_MS = 3_600_000;

/** What a measure would take, and whether one person may take it. Changes nothing. */
export async function previewMeasure(
  context: Context,
  matterId: string,
  kind: MeasureKind,
): Promise<MeasurePreview> {
  const matter = await lockOpenMatter(context, matterId);
  checkAllowed(matter, kind);
  const affected = await affectedBy(context, matter, kind);
  return { affected, because: await reasonsFor(context, kind, affected.length) };
}

/**
 * Takes a measure at once, or asks for a second person where one is needed. Access follows in the
 * same transaction, and so do the effects that tell the reseller.
 * @throws Refused as `lockOpenMatter` does, `measure_not_allowed`, `measure_in_force`,
 *   `measure_expiry_past`, `proposal_waiting`
 */
export async function takeMeasure(
  context: Context,
  matterId: string,
  terms: MeasureTerms,
  version?: number,
): Promise<Taken> {
  const matter = await lockOpenMatter(context, matterId, version);
  checkAllowed(matter, terms.kind);
  if (terms.expiresAt !== null && terms.expiresAt <= context.now) {
    throw refuse('measure_expiry_past', {}, 'expiresAt');
  }
  const affected = await affectedBy(context, matter, terms.kind);
  const because = await reasonsFor(context, terms.kind, affected.length);
  if (because.length === 0) {
    const by = { asked: whoOf(context), approved: null };
    return { kind: 'taken', measure: await enforce(context, matter, terms, by) };
  }
  const { kind, expiresAt, automatedDetection } = terms;
  const kept = { kind, expiresAt: expiresAt?.toISOString() ?? null, automatedDetection };
  await propose(context, matter, 'measure', kept, because);
  return { kind: 'waits', because };
}

/** @throws Refused `measure_not_allowed` */
function checkAllowed(matter: Matter, kind: MeasureKind): void {
  const { subjectKind, assessment, number } = matter;
  if (allowedMeasures(subjectKind, assessment).includes(kind)) return;
  throw refuse('measure_not_allowed', { number, kind, assessment, subject: subjectKind }, 'kind');
}

async function reasonsFor(
  context: Context,
  kind: MeasureKind,
  subscriptions: number,
): Promise<SecondPersonReason[]> {
  const cuts = withholdsAccess(kind);
  const inTheHourBefore = cuts ? await cutInTheHourBefore(context) : 0;
  return secondPersonReasons({ kind, subscriptions: cuts ? subscriptions : 0, inTheHourBefore });
}

async function cutInTheHourBefore(context: Context): Promise<number> {
  const since = new Date(context.now.getTime() - HOUR_MS);
  let count = 0;
  for (const { id } of await resellersOf(context)) {
    const cut = (inner: Context) => measures.subscriptionsCutSince(inner, since);
    count += await forReseller(context, id, cut);
  }
  return count;
}

function affectedBy(context: Context, matter: Matter, kind: MeasureKind): Promise<PriorState[]> {
  const { aboutPartnerId, customerId, subscriptionId } = matter;
  if (aboutPartnerId === null || customerId === null) return Promise.resolve([]);
  return forReseller(context, aboutPartnerId, async (inner) => {
    const own =
      kind === 'suspend_subscription' && subscriptionId !== null
        ? await subscriptionsByIds(inner, [subscriptionId])
        : await subscriptionsOfCustomer(inner, customerId);
    return own
      .filter((each) => each.status === 'active' || each.status === 'suspended')
      .map(priorStateOf);
  });
}

function priorStateOf(subscription: Subscription): PriorState {
  const { unitPrice, quantity, currency } = subscription;
  return {
    subscriptionId: subscription.id,
    name: subscription.friendlyName,
    status: subscription.status,
    autoRenew: subscription.autoRenew,
    scheduledChange: subscription.scheduledChange !== null,
    quantity,
    perCycle: formatDecimal(unitPrice * BigInt(quantity), currency as Currency),
    billingCycle: subscription.billingCycle,
    currency,
  };
}

/** Records the measure with what was before, places its holds, and says so to the reseller. */
async function enforce(
  context: Context,
  matter: Matter,
  terms: MeasureTerms,
  by: { readonly asked: Who; readonly approved: Who | null },
): Promise<Measure> {
  const measure: Measure = {
    id: newId(context.now.getTime()),
    providerId: context.partnerId,
    matterId: matter.id,
    matterNumber: matter.number,
    kind: terms.kind,
    assessment: matter.assessment as 'suspected' | 'confirmed',
    class: matter.class,
    clause: matter.clause ?? '',
    facts: matter.facts ?? '',
    automatedDetection: terms.automatedDetection,
    customerId: matter.customerId,
    subscriptionId: matter.subscriptionId,
    subjectName: matter.subjectName,
    priorState: await affectedBy(context, matter, terms.kind),
    askedBy: by.asked,
    approvedBy: by.approved,
    startsAt: context.now,
    expiresAt: terms.expiresAt,
    ...clocksOf(context.now),
    state: 'in_force',
    endedHow: null,
    endedAt: null,
    endedBecause: null,
    acknowledgedBy: null,
    acknowledgedAt: null,
    escalatedAt: null,
  };
  await forReseller(context, matter.aboutPartnerId!, async (inner) => {
    if (!(await measures.insertMeasure(inner, measure))) {
      throw refuse('measure_in_force', { number: matter.number, kind: measure.kind });
    }
    const holds = holdsOf(measure);
    if (holds.length > 0) await placeHolds(inner, holds);
    await say(inner, measure, { side: 'provider', kind: 'told', text: '' });
  });
  await store.completeReports(context, matter.id, 'ACTIONED');
  return measure;
}

/** A measure's holds belong to the provider and name the measure: nobody else can lift them. */
function holdsOf(measure: Measure): NewHold[] {
  const { customerId, subscriptionId, kind, clause, matterNumber } = measure;
  if (customerId === null || kind === 'warn') return [];
  const common = {
    customerId,
    kind: 'acceptable_use',
    owner: 'provider',
    reason: `${matterNumber}: ${clause}`,
    sourceKind: 'enforcement',
    sourceId: measure.id,
  } as const;
  if (kind === 'limit_purchases') return [{ ...common, scope: 'purchases' }];
  if (kind === 'suspend_subscription' && subscriptionId !== null) {
    return [{ ...common, scope: 'subscription', subscriptionId }];
  }
  return [{ ...common, scope: 'customer' }];
}

/**
 * The second person's answer. Nobody agrees to what they asked for themselves.
 * @throws Refused `proposal_not_found_here`, `second_person_needed`, and as taking the measure does
 */
export async function decideProposal(
  context: Context,
  proposalId: string,
  answer: 'approved' | 'declined',
): Promise<void> {
  const found = await store.lockProposal(context, proposalId);
  if (found?.state !== 'waiting') throw refuse('proposal_not_found_here', { proposalId });
  const matter = await lockOpenMatter(context, found.matterId);
  const by = whoOf(context);
  if (answer === 'approved' && found.askedBy.id === by.id) {
    throw refuse('second_person_needed', { name: found.askedBy.name });
  }
  await store.settleProposal(context, proposalId, answer, by);
  await recordEvents(context, [
    {
      type: 'enforcement.second_person_answered',
      subject: { kind: 'matter', id: matter.id },
      after: { number: matter.number, proposal: found.kind, answer },
    },
  ]);
  if (answer === 'approved') await carryOut(context, matter, found, by);
}

async function carryOut(
  context: Context,
  matter: Matter,
  { kind, terms, askedBy }: Proposal,
  by: Who,
): Promise<void> {
  if (kind === 'assessment') {
    const assessment = terms as unknown as AssessmentTerms;
    await applyAssessment(context, matter, assessment, { assessed: askedBy, seconded: by });
    return;
  }
  const { expiresAt } = terms;
  const measure: MeasureTerms = {
    kind: terms['kind'] as MeasureKind,
    expiresAt: typeof expiresAt === 'string' ? new Date(expiresAt) : null,
    automatedDetection: terms['automatedDetection'] === true,
  };
  // What was seen when it was asked for may no longer be so.
  checkAllowed(matter, measure.kind);
  await enforce(context, matter, measure, { asked: askedBy, approved: by });
}

/**
 * Ends a measure: its holds are lifted, and what they took away comes back.
 * @param context of the reseller, for the provider
 * @throws Refused `measure_not_found`, `measure_ended`
 */
export async function endMeasure(
  context: Context,
  measureId: string,
  how: EndedHow,
  because: string,
): Promise<Measure> {
  const measure = await measures.lockMeasure(context, measureId);
  if (!measure) throw refuse('measure_not_found', { measureId });
  if (measure.state === 'ended') throw refuse('measure_ended', { number: measure.matterNumber });
  await measures.endMeasure(context, measureId, how, because);
  if (measure.customerId !== null) {
    await liftHolds(context, {
      customerId: measure.customerId,
      sourceKind: 'enforcement',
      sourceIds: [measure.id],
      as: 'provider',
      reason: because,
    });
  }
  await say(context, measure, { side: 'provider', kind: 'ended', text: because });
  return measure;
}

/**
 * The desk lifts a measure before its time.
 * @throws Refused as `endMeasure` does, `matter_not_found`
 */
export async function liftMeasure(
  context: Context,
  matterId: string,
  measureId: string,
  because: string,
): Promise<void> {
  const matter = await lockOpenMatter(context, matterId);
  await forReseller(context, partnerOf(matter), (inner) =>
    endMeasure(inner, measureId, 'lifted', because),
  );
}

/** @throws Refused `matter_subject_unknown` */
export function partnerOf({ aboutPartnerId, subjectName }: Matter): string {
  if (aboutPartnerId === null) throw refuse('matter_subject_unknown', { identifier: subjectName });
  return aboutPartnerId;
}
