import { formatDecimal, parseDecimal, scaleOf, type Currency } from '../../kernel/money.ts';
import { parseCurrency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { defaultRules } from './decide-check.ts';
import { findSettings, saveSettings } from './store-settings.ts';
import { refuse, ruleFamilies, type CreditSettings } from './types.ts';

/** USD 10,000.00 and JPY 1,000,000 alike: what one person decides alone in a small company. */
const DEFAULTS: CreditSettings = {
  approvalAbove: 1_000_000n,
  orderCounts: 'commitment',
  rules: defaultRules,
  version: 0,
};

/** The partner's settings, or the defaults while nobody has changed them. */
export async function creditSettings(context: Context): Promise<CreditSettings> {
  return (await findSettings(context)) ?? DEFAULTS;
}

/**
 * @param wanted with the version that was read
 * @throws Refused `credit_settings_stale`, `credit_rules_incomplete` unless each family has one
 *   rule, `credit_currency_unknown`, `credit_amount_invalid`
 */
export async function changeCreditSettings(
  context: Context,
  wanted: CreditSettings,
): Promise<CreditSettings> {
  checkRules(wanted);
  const before = await creditSettings(context);
  if (!(await saveSettings(context, wanted))) {
    throw refuse('credit_settings_stale', { version: wanted.version }, 'version');
  }
  const { currency } = await getPartner(context);
  const text = ({ approvalAbove, orderCounts, rules }: CreditSettings) => ({
    approvalAbove: formatDecimal(approvalAbove, currency as Currency),
    currency,
    orderCounts,
    rules: rules.map((rule) => ({ ...rule })),
  });
  await recordEvents(context, [
    {
      type: 'credit.settings_changed',
      subject: { kind: 'credit_settings', id: context.partnerId },
      before: text(before),
      after: text(wanted),
    },
  ]);
  return creditSettings(context);
}

function checkRules({ rules }: CreditSettings): void {
  const families = new Set(rules.map(({ family }) => family));
  const [missing] = ruleFamilies.filter((family) => !families.has(family));
  if (missing !== undefined || families.size !== rules.length) {
    throw refuse('credit_rules_incomplete', { family: missing ?? '' }, 'rules');
  }
  rules.forEach(({ amounts }, index) => {
    for (const [code, amount] of Object.entries(amounts)) {
      const field = `rules[${index}].amounts.${code}`;
      const currency = parseCurrency(code);
      if (currency === null) throw refuse('credit_currency_unknown', { currency: code }, field);
      if (typeof parseDecimal(amount, scaleOf(currency), 'exact') !== 'bigint') {
        throw refuse('credit_amount_invalid', { amount }, field);
      }
    }
  });
}
