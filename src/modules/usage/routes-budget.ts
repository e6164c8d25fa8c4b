import { Type } from 'typebox';
import { parseDay } from '../../kernel/days.ts';
import { parseCurrency, parseDecimal, scaleOf, type Money } from '../../kernel/money.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { budgetOf, setBudget } from './commands-budget.ts';
import { markBilled } from './commands-owner.ts';
import { currentMonth } from './decide-month.ts';
import {
  AmountText,
  budgetJson,
  BudgetNoticeSchema,
  BudgetSchema,
  budgetUseJson,
  BudgetUseSchema,
  CurrencyText,
  CustomerParams,
  DayText,
  noticeJson,
  nullable,
  tag,
} from './routes-schemas.ts';
import { noticesOf } from './store-budget.ts';
import { customerMonths } from './store-usage.ts';
import { refuse } from './types.ts';

/** Notices that a person looks back at: more than a year of them. */
const NOTICES_SHOWN_MAX = 100;

function budgetFrom(amount: string, currencyText: string): Money {
  const currency = parseCurrency(currencyText);
  if (currency === null) {
    throw refuse('usage_budget_currency_unknown', { currency: currencyText }, 'currency');
  }
  const minor = parseDecimal(amount, scaleOf(currency), 'exact');
  if (typeof minor !== 'bigint') {
    throw refuse('usage_budget_amount_invalid', { amount }, 'amount');
  }
  return { minor, currency };
}

const BudgetAnswer = Type.Object({ budget: nullable(BudgetSchema) });

export const usageBudgetRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/customers/{customerId}/budget',
    name: 'getBudget',
    summary: 'What a customer means to spend in a month, how much is used, and who was told what.',
    tag,
    permission: 'usage.read',
    params: CustomerParams,
    output: Type.Object({
      budget: nullable(BudgetSchema),
      thisMonth: nullable(BudgetUseSchema),
      notices: Type.Array(BudgetNoticeSchema),
    }),
    refusals: ['customer_not_found', 'usage_not_in_cloud'],
    handle: async (context, { params: { customerId } }) => {
      const budget = await budgetOf(context, customerId);
      const month = currentMonth(context.now);
      const months = await customerMonths(context, { month, customerIds: [customerId] });
      const used = months.find((each) => each.currency === budget?.currency);
      const notices = await noticesOf(context, customerId, NOTICES_SHOWN_MAX);
      return {
        budget: budgetJson(budget),
        thisMonth: used ? budgetUseJson(used.budget, used.currency) : null,
        notices: notices.map(noticeJson),
      };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/customers/{customerId}/budget',
    name: 'setBudget',
    summary: 'Sets what a customer means to spend in a calendar month.',
    tag,
    permission: 'usage.write',
    params: CustomerParams,
    body: Type.Object({ amount: AmountText, currency: CurrencyText }),
    output: BudgetAnswer,
    refusals: [
      'customer_not_found',
      'usage_budget_not_positive',
      'usage_budget_amount_invalid',
      'usage_budget_currency_unknown',
      'usage_not_in_cloud',
    ],
    handle: async (context, { params, body }) => {
      const wanted = budgetFrom(body.amount, body.currency);
      return { budget: budgetJson(await setBudget(context, params.customerId, wanted)) };
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/customers/{customerId}/budget',
    name: 'removeBudget',
    summary: 'Removes a customer’s budget.',
    tag,
    permission: 'usage.write',
    params: CustomerParams,
    output: BudgetAnswer,
    refusals: ['customer_not_found', 'usage_not_in_cloud'],
    handle: async (context, { params }) => ({
      budget: budgetJson(await setBudget(context, params.customerId, null)),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/customers/{customerId}/usage/billed',
    name: 'markUsageBilled',
    summary: 'Notes that everything consumed up to a day stands on an invoice.',
    tag,
    permission: 'usage.write',
    params: CustomerParams,
    body: Type.Object({
      until: DayText,
      invoice: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    }),
    output: Type.Object({ records: Type.Integer() }),
    refusals: ['customer_not_found', 'usage_nothing_unbilled', 'usage_not_in_cloud'],
    handle: async (context, { params, body }) => {
      const until = parseDay(body.until);
      if (until === null) {
        throw refuse('usage_days_invalid', { from: body.until, to: body.until, max: 0 }, 'until');
      }
      const invoice = body.invoice.trim();
      return { records: await markBilled(context, params.customerId, until, invoice) };
    },
  }),
];
