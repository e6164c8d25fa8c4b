import type { Static } from 'typebox';
import { formatDecimal, type Currency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { changeCreditSettings, creditSettings } from './commands-settings.ts';
import { minorFrom, SettingsSchema, tag } from './routes-schemas.ts';
import type { CreditSettings } from './types.ts';

async function settingsJson(
  context: Context,
  { approvalAbove, rules, ...rest }: CreditSettings,
): Promise<Static<typeof SettingsSchema>> {
  const currency = (await getPartner(context)).currency as Currency;
  return {
    ...rest,
    currency,
    approvalAbove: formatDecimal(approvalAbove, currency),
    rules: rules.map((rule) => ({
      ...rule,
      amounts: { ...rule.amounts },
      riskClasses: [...rule.riskClasses],
      exceptSegments: [...rule.exceptSegments],
      exceptRiskClasses: [...rule.exceptRiskClasses],
    })),
  };
}

export const settingsRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/credit/settings',
    name: 'getCreditSettings',
    summary: 'When an order is stopped, and what one person decides alone.',
    tag,
    permission: 'credit.read',
    output: SettingsSchema,
    handle: async (context) => settingsJson(context, await creditSettings(context)),
  }),
  route({
    method: 'PUT',
    path: '/api/credit/settings',
    name: 'changeCreditSettings',
    summary: 'Changes when an order is stopped, and what one person decides alone.',
    tag,
    permission: 'credit.approve',
    body: SettingsSchema,
    output: SettingsSchema,
    refusals: [
      'credit_settings_stale',
      'credit_rules_incomplete',
      'credit_currency_unknown',
      'credit_amount_invalid',
    ],
    handle: async (context, { body }) => {
      const { currency, approvalAbove, ...rest } = body;
      const minor = minorFrom(approvalAbove, currency as Currency, 'approvalAbove');
      const wanted = { ...rest, approvalAbove: minor };
      return settingsJson(context, await changeCreditSettings(context, wanted));
    },
  }),
];
