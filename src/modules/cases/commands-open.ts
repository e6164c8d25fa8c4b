import { newId } from '../../kernel/ids.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { getCustomer } from '../customers/index.ts';
import { getFraudEvent } from '../detection/index.ts';
import { getDecision } from '../screening/index.ts';
import { getSubscription, subscriptionsByIds } from '../subscriptions/index.ts';
import { kindOfFraudEvent } from './decide-work.ts';
import * as store from './store.ts';
import type { CaseFile, CaseKind, Subject } from './types.ts';

export interface NewCase {
  readonly kind: CaseKind;
  readonly title: string;
  readonly customerId: string;
  /** None: everything that the customer has. */
  readonly subscriptionIds?: readonly string[];
  readonly firstUseAt?: Date | null;
}

/**
 * Opens a case by hand.
 * @throws Refused `customer_not_found`, `subscription_not_found`
 */
export async function openCase(context: Context, wanted: NewCase): Promise<CaseFile> {
  await getCustomer(context, wanted.customerId);
  const ids = wanted.subscriptionIds ?? [];
  const subscriptions = [];
  for (const id of ids) subscriptions.push(await getSubscription(context, id));
  const subjects = [
    ...(ids.length === 0 ? [{ customerId: wanted.customerId, subscriptionId: null }] : []),
    ...subscriptions.map(({ id, customerId }) => ({ customerId, subscriptionId: id })),
  ];
  return insert(context, {
    ...wanted,
    subjects,
    source: { kind: 'person', id: context.actor.id ?? context.actor.name },
    isTest: false,
    noticedAt: context.now,
  });
}

/**
 * The case of a fraud event: the one that there is, or a new one.
 * @param kind what it is; without it, what the event's type suggests
 * @throws Refused `fraud_event_not_found`
 */
export async function openCaseOfFraudEvent(
  context: Context,
  fraudEventId: string,
  kind?: CaseKind,
): Promise<CaseFile> {
  const event = await getFraudEvent(context, fraudEventId);
  const source = { kind: 'fraud_event', id: event.id } as const;
  const known = await store.caseOfSource(context, source);
  if (known) return known;
  // It may name an Azure subscription under a plan, which is no subscription here.
  const [found] = await subscriptionsByIds(context, [event.subscriptionId]);
  const { customerId } = event;
  const subscriptionId = found?.customerId === customerId ? found.id : null;
  return insert(context, {
    kind: kind ?? kindOfFraudEvent(event.type),
    title: event.title,
    customerId,
    subjects: [{ customerId, subscriptionId }],
    source,
    isTest: event.isTest,
    noticedAt: event.firstObservedAt,
    firstUseAt: event.firstOccurredAt,
  });
}

/**
 * The case of an order that screening minds: the one that there is, or a new one.
 * @throws Refused `screening_decision_not_found`
 */
export async function openCaseOfDecision(
  context: Context,
  decisionId: string,
  kind: CaseKind = 'card_fraud',
): Promise<CaseFile> {
  const decision = await getDecision(context, decisionId);
  const source = { kind: 'screening', id: decision.id } as const;
  const known = await store.caseOfSource(context, source);
  if (known) return known;
  const { customerId, reasons } = decision;
  const titles = reasons.map((reason) => reason.titles.en).join(', ');
  return insert(context, {
    kind,
    title: (titles === '' ? `Order ${decision.orderId.slice(-8)}` : titles).slice(0, 300),
    customerId,
    subjects: [{ customerId, subscriptionId: null }],
    source,
    isTest: false,
    noticedAt: decision.decidedAt,
  });
}

async function insert(
  context: Context,
  wanted: NewCase & {
    readonly subjects: readonly Subject[];
    readonly source: { readonly kind: CaseFile['sourceKind']; readonly id: string };
    readonly isTest: boolean;
    readonly noticedAt: Date;
  },
): Promise<CaseFile> {
  const { kind, title, customerId, source, subjects } = wanted;
  const number = await store.nextNumber(context);
  // Whoever had the number before may have opened the case of the same source.
  const known = source.kind === 'person' ? undefined : await store.caseOfSource(context, source);
  if (known) return known;
  const file: CaseFile = {
    id: newId(context.now.getTime()),
    number,
    kind,
    title,
    customerId,
    state: 'open',
    sourceKind: source.kind,
    sourceId: source.id,
    isTest: wanted.isTest,
    openedBy: context.actor.name,
    openedAt: context.now,
    noticedAt: wanted.noticedAt,
    firstUseAt: wanted.firstUseAt ?? null,
    reactedAt: null,
    mitigatedAt: null,
    refundAskedAt: null,
    assigneeId: null,
    assigneeName: null,
    lockedById: null,
    lockedBy: null,
    lockedUntil: null,
    outcome: null,
    duplicateOf: null,
    resolvedBy: null,
    resolvedAt: null,
  };
  await store.insertCase(context, file);
  const withIds = subjects.map((each) => ({ ...each, id: newId(context.now.getTime()) }));
  await store.insertSubjects(context, file.id, withIds);
  const fraudEventIds = source.kind === 'fraud_event' ? [source.id] : [];
  await recordEvents(context, [
    {
      type: 'cases.case_opened',
      subject: { kind: 'case', id: file.id },
      customerId,
      after: { number, kind, title, source: source.kind, fraudEventIds },
    },
  ]);
  return file;
}
