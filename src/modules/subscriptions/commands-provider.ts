import { Refused } from '../../kernel/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { changeSubscription } from './commands-change.ts';
import type { InTransactionAnswer, ProviderPort } from './types-provider.ts';
import type { Observed, ProviderCommand, Subscription, SubscriptionsRefusal } from './types.ts';

/** Microsoft's advice for updates that are turned away while a renewal is carried out. */
const RENEWING_AGAIN_MS = 2 * 60_000;

/** Refusals that end by themselves, and when it is worth asking again. */
const temporary: Partial<Record<SubscriptionsRefusal, number>> = {
  subscription_renewing: RENEWING_AGAIN_MS,
};

/**
 * This installation is the provider: the life cycle's own rules decide, in the same transaction.
 */
export const builtInProvider: ProviderPort = { mode: 'in_transaction', carryOut };

async function carryOut(context: Context, command: ProviderCommand): Promise<InTransactionAnswer> {
  const { subscriptionId, change } = command;
  try {
    const changed = await changeSubscription(context, subscriptionId, change, {
      viaProvider: true,
    });
    return { kind: 'done', observed: observedOf(changed) };
  } catch (error) {
    if (error instanceof Refused) return answerOf(error);
    throw error;
  }
}

function answerOf(refusal: Refused): InTransactionAnswer {
  const { code } = refusal;
  const afterMs = temporary[code as SubscriptionsRefusal];
  return afterMs === undefined
    ? { kind: 'refused', code, refusal }
    : { kind: 'later', code, afterMs, refusal };
}

export function observedOf(subscription: Subscription): Observed {
  return {
    id: subscription.id,
    status: subscription.status,
    quantity: subscription.quantity,
    autoRenew: subscription.autoRenew,
    scheduledChange: subscription.scheduledChange,
    termEnd: subscription.termEnd,
  };
}

let installed: ProviderPort = builtInProvider;

/** Installed once, at start, by the wiring; without it this installation is the provider. */
export function installProvider(port: ProviderPort): void {
  installed = port;
}

export function provider(): ProviderPort {
  return installed;
}
