import { addDays } from '../../kernel/days.ts';
import type { Context } from '../../platform/context.ts';
import { fallingDue } from '../receivables/index.ts';
import { commitmentOfTerm, endingSubscriptions, openCommitment } from '../subscriptions/index.ts';
import { todayOf } from './commands-exposure.ts';
import { decideNext, type NextChange } from './decide-next.ts';
import { securitiesEnding } from './store-security.ts';

const DAY_MS = 86_400_000;
/** More turns than a person reads, and than one answer should carry. */
const SUBSCRIPTIONS_MAX = 2_000;

/**
 * What changes exposure within so many days: windows that close, renewals, ends of terms, invoices
 * that fall due and securities that end, of one customer or of all.
 */
export async function whatChangesNext(
  context: Context,
  days: number,
  customerId: string | null,
): Promise<NextChange[]> {
  const today = await todayOf(context);
  const until = new Date(context.now.getTime() + days * DAY_MS);
  const ending = await endingSubscriptions(
    context,
    { from: context.now, to: until, limit: SUBSCRIPTIONS_MAX },
    customerId,
  );
  const span = { from: today, to: addDays(today, days) };
  return decideNext({
    committed: ending.map((subscription) => ({
      subscription,
      commitment: openCommitment(subscription, context.now),
      renewal: commitmentOfTerm(subscription),
    })),
    due: await fallingDue(context, span, customerId),
    securities: await securitiesEnding(context, span, customerId),
    now: context.now,
    until,
    customerId,
  });
}
