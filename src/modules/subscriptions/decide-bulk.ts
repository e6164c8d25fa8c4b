import type {
  BulkMoney,
  BulkPreview,
  BulkPreviewItem,
  SubscriptionSettings,
} from './types-bulk.ts';

/** Refusals that pass by themselves: the item is tried again instead of being refused. */
const PASSING: ReadonlySet<string> = new Set([
  'subscription_renewing',
  'subscription_command_under_way',
]);

/** Whether a refusal is over in a few minutes. */
export function isPassing(refusal: string): boolean {
  return PASSING.has(refusal);
}

/**
 * What the dry run of many says as a whole. A second person must agree when there are more than the
 * partner's settings allow one person, when the action needs it for any single one of them, or when
 * the commitment they end together is above the threshold: many small ones are a big one.
 * @param currency of the partner and of its threshold; what is in another currency already needs a
 *   second person by itself
 */
export function summarize(
  items: readonly BulkPreviewItem[],
  settings: SubscriptionSettings,
  currency: string,
): BulkPreview {
  const possible = items.filter((each) => each.refusal === null);
  return {
    items,
    money: moneyOf(possible),
    possible: possible.length,
    refused: items.length - possible.length,
    irreversible: possible.filter((each) => each.money?.reversible === false).length,
    needsApproval:
      items.length > settings.bulkApprovalAbove ||
      possible.some((each) => each.money?.needsApproval === true) ||
      commitmentEnded(possible, currency) > settings.approvalAbove,
  };
}

function commitmentEnded(items: readonly BulkPreviewItem[], currency: string): bigint {
  return items.reduce(
    (sum, { money }) => (money?.currency === currency ? sum + money.commitmentEnded : sum),
    0n,
  );
}

function moneyOf(items: readonly BulkPreviewItem[]): BulkMoney[] {
  const sums = new Map<string, BulkMoney>();
  for (const { money } of items) {
    if (money === null) continue;
    const { currency } = money;
    const sum = sums.get(currency) ?? { currency, refund: 0n, stillCharged: 0n, saved: 0n };
    sums.set(currency, {
      currency,
      refund: sum.refund + money.refund,
      stillCharged: sum.stillCharged + money.stillCharged,
      saved: sum.saved + money.saved,
    });
  }
  return [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}
