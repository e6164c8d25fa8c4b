import { formatDecimal, type Currency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { findSettings, saveSettings } from './store-settings.ts';
import type { SubscriptionSettings } from './types-bulk.ts';
import { refuse } from './types.ts';

/**
 * USD 10,000.00 and JPY 1,000,000 alike: about what one person decides alone in a small company. A
 * handful of subscriptions is looked through at a glance; more in one go can be a slip of the hand.
 */
const DEFAULTS: SubscriptionSettings = {
  approvalAbove: 1_000_000n,
  bulkApprovalAbove: 20,
  bulkMaximum: 1_000,
  version: 0,
};

/** The partner's settings, or the defaults while nobody has changed them. */
export async function subscriptionSettings(context: Context): Promise<SubscriptionSettings> {
  return (await findSettings(context)) ?? DEFAULTS;
}

/**
 * @param wanted with the version that was read
 * @throws Refused `subscription_settings_stale`
 */
export async function changeSubscriptionSettings(
  context: Context,
  wanted: SubscriptionSettings,
): Promise<SubscriptionSettings> {
  const before = await subscriptionSettings(context);
  if (!(await saveSettings(context, wanted))) {
    throw refuse('subscription_settings_stale', { version: wanted.version }, 'version');
  }
  const { currency } = await getPartner(context);
  const text = ({ approvalAbove, bulkApprovalAbove, bulkMaximum }: SubscriptionSettings) => ({
    approvalAbove: formatDecimal(approvalAbove, currency as Currency),
    currency,
    bulkApprovalAbove,
    bulkMaximum,
  });
  await recordEvents(context, [
    {
      type: 'subscriptions.settings_changed',
      subject: { kind: 'subscription_settings', id: context.partnerId },
      before: text(before),
      after: text(wanted),
    },
  ]);
  return subscriptionSettings(context);
}
