import type { Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import {
  liftHold,
  liftHolds,
  openHolds,
  placeHolds,
  previewAction,
  subscriptionsOfCustomer,
  type Hold,
  type NewHold,
  type Subscription,
} from '../subscriptions/index.ts';
import { caseToChange, caseToWorkOn, getCase, record } from './commands-work.ts';
import * as work from './store-work.ts';
import * as store from './store.ts';
import { refuse, type CaseFile } from './types.ts';

/** One subscription or some, all of the case's customers, or those of all linked cases too. */
export type SuspensionScope =
  | { readonly kind: 'subscriptions'; readonly subscriptionIds: readonly string[] }
  | { readonly kind: 'customer' }
  | { readonly kind: 'group' };

/** What a suspension would mean for one subscription. */
export interface SuspensionItem {
  readonly subscription: Subscription;
  /** Its users lose access now; false where access is off already. */
  readonly losesAccess: boolean;
  readonly currency: Currency;
  /** What is charged all the same, minor units. */
  readonly stillCharged: bigint;
  readonly billedUntil: Date | null;
  /** Why the provider would refuse it now; the hold stands all the same. */
  readonly refusal: string | null;
}

export interface SuspensionPreview {
  readonly customerIds: readonly string[];
  /** New purchases are blocked as well. */
  readonly blocksPurchases: boolean;
  readonly items: readonly SuspensionItem[];
}

/** Whom a suspension would hit and what it does not stop; changes nothing. */
export async function previewSuspension(
  context: Context,
  caseId: string,
  scope: SuspensionScope,
): Promise<SuspensionPreview> {
  const file = await getCase(context, caseId);
  const { customerIds, subscriptions } = await targetsOf(context, file, scope);
  const items: SuspensionItem[] = [];
  for (const subscription of subscriptions) {
    const action = { kind: 'suspend', hold: 'investigation' } as const;
    const { money, refusal } = await previewAction(context, subscription.id, action);
    items.push({
      subscription,
      losesAccess: subscription.status === 'active',
      currency: (money?.currency ?? subscription.currency) as Currency,
      stillCharged: money?.stillCharged ?? 0n,
      billedUntil: money?.billedUntil ?? null,
      refusal: subscription.status === 'active' ? (refusal?.code ?? null) : null,
    });
  }
  return { customerIds, blocksPurchases: scope.kind !== 'subscriptions', items };
}

/**
 * Withholds access while the case is investigated.
 * @param expected how many subscriptions the preview named; when there are others now, nobody has
 *   seen what would happen
 * @throws Refused `case_is_test`, `case_nothing_to_suspend`, `case_preview_stale`,
 *   `subscription_not_found`
 */
export async function suspendForCase(
  context: Context,
  caseId: string,
  wanted: {
    readonly scope: SuspensionScope;
    readonly reason: string;
    readonly expected: number;
  },
): Promise<Hold[]> {
  const file = await caseToWorkOn(context, caseId);
  if (file.isTest) throw refuse('case_is_test', { number: file.number });
  const { scope, reason, expected } = wanted;
  const { customerIds, subscriptions } = await targetsOf(context, file, scope);
  if (subscriptions.length !== expected) {
    throw refuse('case_preview_stale', { seen: expected, now: subscriptions.length });
  }
  const hold = {
    kind: 'investigation',
    owner: 'partner',
    reason,
    sourceKind: 'case',
    sourceId: caseId,
  } as const;
  const wantedHolds: NewHold[] =
    scope.kind === 'subscriptions'
      ? subscriptions.map(({ id, customerId }) => ({
          ...hold,
          customerId,
          scope: 'subscription',
          subscriptionId: id,
        }))
      : customerIds.map((customerId) => ({ ...hold, customerId, scope: 'customer' }));
  if (wantedHolds.length === 0) throw refuse('case_nothing_to_suspend', {});
  const placed = await placeHolds(context, wantedHolds);
  await work.insertPlacedHolds(context, caseId, placed);
  await store.updateCase(context, { ...file, mitigatedAt: file.mitigatedAt ?? context.now });
  await record(context, file, 'cases.suspended', {
    scope: scope.kind,
    customers: customerIds.length,
    subscriptions: subscriptions.length,
    reason,
  });
  return placed;
}

/** The case's own holds that are open. */
export async function openHoldsOfCase(context: Context, caseId: string): Promise<Hold[]> {
  const placed = await work.placedHolds(context, [caseId]);
  const ids = new Set(placed.map((each) => each.holdId));
  const open: Hold[] = [];
  for (const customerId of new Set(placed.map((each) => each.customerId))) {
    open.push(...(await openHolds(context, customerId)).filter((hold) => ids.has(hold.id)));
  }
  return open;
}

/**
 * Gives access back as far as this case withheld it; holds of others stay.
 * @param holdIds only these of the case's holds; without them, all
 * @returns the holds that were lifted
 */
export async function releaseForCase(
  context: Context,
  caseId: string,
  wanted: { readonly reason: string; readonly holdIds?: readonly string[] },
): Promise<Hold[]> {
  const file = await caseToChange(context, caseId);
  const lifted = await liftAll(context, file, wanted);
  if (lifted.length > 0) {
    const { reason } = wanted;
    await record(context, file, 'cases.released', { holds: lifted.length, reason });
  }
  return lifted;
}

/** Lifts the case's own holds and nothing else. */
export async function liftAll(
  context: Context,
  file: CaseFile,
  { reason, holdIds }: { readonly reason: string; readonly holdIds?: readonly string[] },
): Promise<Hold[]> {
  const lifted: Hold[] = [];
  if (holdIds) {
    const open = await openHoldsOfCase(context, file.id);
    for (const hold of open.filter(({ id }) => holdIds.includes(id))) {
      lifted.push(await liftHold(context, hold.id, { as: 'partner', reason }));
    }
    return lifted;
  }
  const placed = await work.placedHolds(context, [file.id]);
  for (const customerId of [...new Set(placed.map((each) => each.customerId))].toSorted()) {
    const source = { customerId, sourceKind: 'case', sourceIds: [file.id] } as const;
    lifted.push(...(await liftHolds(context, { ...source, as: 'partner', reason })));
  }
  return lifted;
}

/** Subscriptions that live, of the scope. */
async function targetsOf(
  context: Context,
  file: CaseFile,
  scope: SuspensionScope,
): Promise<{ customerIds: string[]; subscriptions: Subscription[] }> {
  const caseIds = scope.kind === 'group' ? await work.groupOf(context, file.id) : [file.id];
  const subjects = await store.subjectsOf(context, caseIds);
  const customerIds = [...new Set(subjects.map((each) => each.customerId))].toSorted();
  const all: Subscription[] = [];
  for (const customerId of customerIds) {
    const found = await subscriptionsOfCustomer(context, customerId);
    all.push(...found.filter(({ status }) => status === 'active' || status === 'suspended'));
  }
  if (scope.kind !== 'subscriptions') return { customerIds, subscriptions: all };
  const chosen = new Set(scope.subscriptionIds);
  const subscriptions = all.filter(({ id }) => chosen.has(id));
  const owners = [...new Set(subscriptions.map((each) => each.customerId))];
  return { customerIds: owners, subscriptions };
}
