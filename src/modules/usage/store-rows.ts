import { parseDay, type Day } from '../../kernel/days.ts';
import { parseCurrency, type Currency } from '../../kernel/money.ts';
import { AMOUNT_SCALE } from './decide-amount.ts';
import type { ExactAmount } from './types.ts';

/** Stands for "no subscription" in the key of `usage.usage_day`. */
export const NO_SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';

/** A sum from the database, of any size. */
export function exactFromColumn(text: string): ExactAmount {
  const [integer = '0', fraction = ''] = text.split('.');
  if (fraction.length > AMOUNT_SCALE) throw new Error(`more digits than are kept: ${text}`);
  return BigInt(integer + fraction.padEnd(AMOUNT_SCALE, '0')) as ExactAmount;
}

export function dayFromColumn(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a day: ${text}`);
  return day;
}

export function currencyFromColumn(text: string): Currency {
  const currency = parseCurrency(text);
  if (currency === null) throw new Error(`not a currency: ${text}`);
  return currency;
}
