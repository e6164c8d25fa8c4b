import { formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { getCustomer } from '../customers/index.ts';
import { getPartner } from '../../people/index.ts';
import { roundToMinor } from './decide-amount.ts';
import { usedBasisPoints } from './decide-budget.ts';
import { writeBudgetMail, type BudgetMail } from './decide-mail.ts';
import { formatMonth } from './decide-month.ts';
import { findBudget, findNotice } from './store-budget.ts';

/** What a mail about a budget says, but for whom it is to. */
export type BudgetMailFacts = Omit<BudgetMail, 'recipientName' | 'language' | 'link'>;

/**
 * What there is to tell about a budget, as it was when the threshold was reached.
 * @returns null when the budget was changed or removed since: then the notice would mislead
 */
export async function budgetMailFacts(
  context: Context,
  noticeId: string,
): Promise<BudgetMailFacts | null> {
  const notice = await findNotice(context, noticeId);
  if (!notice) return null;
  const budget = await findBudget(context, notice.customerId);
  if (budget?.version !== notice.budgetVersion) return null;
  const customer = await getCustomer(context, notice.customerId);
  const { currency, consumed, budget: amount } = notice;
  return {
    partnerName: (await getPartner(context)).name,
    customerId: customer.id,
    customerName: customer.name,
    customerNumber: customer.number,
    month: formatMonth(notice.month),
    threshold: notice.threshold,
    isRepeated: notice.number > 1,
    currency,
    budget: formatDecimal(amount, currency),
    consumed: formatDecimal(roundToMinor(consumed, currency), currency),
    usedBasisPoints: usedBasisPoints(amount, consumed, currency),
  };
}

/** The mail about a budget as one person reads it. */
export function budgetMail(
  facts: BudgetMailFacts,
  reader: Pick<BudgetMail, 'recipientName' | 'language' | 'link'>,
): ReturnType<typeof writeBudgetMail> {
  return writeBudgetMail({ ...facts, ...reader });
}
