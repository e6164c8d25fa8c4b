import { createHash } from 'node:crypto';
import { dayIn, formatDay, parseDay } from '../../kernel/days.ts';
import { parseCurrency } from '../../kernel/money.ts';
import type { CsvRecord } from '../../platform/csv-records.ts';
import { formatExact, parseExact, ZERO } from './decide-amount.ts';
import { cellsOf, type Cells, type FocusHeader } from './parse-focus-cells.ts';
import { monthOf } from './decide-month.ts';
import { chargeCategories, type ChargeCategory, type ExactAmount } from './types.ts';
import type { UsageRow, UsageRowProblem } from './types-import.ts';

export type ParsedUsage =
  | { readonly row: UsageRow }
  | { readonly problems: readonly UsageRowProblem[] };

/** Turns records of a FOCUS file into rows; tells every cell that is wrong, not only the first. */
export function focusReader(header: FocusHeader): (record: CsvRecord) => ParsedUsage {
  return (record) => {
    const { line } = record;
    if ('broken' in record) {
      return {
        problems: [{ line, column: null, code: `usage_quote_${record.broken}`, values: {} }],
      };
    }
    const found = record.fields.length;
    const expected = header.fieldCount;
    if (found !== expected) {
      const code = found < expected ? 'usage_fields_missing' : 'usage_fields_surplus';
      return { problems: [{ line, column: null, code, values: { found, expected } }] };
    }
    const cells = cellsOf(header, line, record.fields);
    const row = rowOf(cells, line);
    return cells.problems.length > 0 || row === null ? { problems: cells.problems } : { row };
  };
}

function rowOf(cells: Cells, line: number): UsageRow | null {
  const facts = factsOf(cells);
  const period = periodOf(cells);
  const billedCost = costOf(cells, 'BilledCost');
  const effectiveCost = costOf(cells, 'EffectiveCost');
  const quantity = quantityOf(cells);
  const currency = currencyOf(cells);
  const category = categoryOf(cells);
  if (period === null || currency === null || category === null) return null;
  const row = {
    line,
    ...facts,
    ...period,
    category,
    isCorrection: cells.optional('ChargeClass')?.toLowerCase() === 'correction',
    quantity,
    currency,
    billedCost,
    effectiveCost,
  };
  return { ...row, sourceKey: keyOf(cells, row), sourceHash: hashOf(row) };
}

function factsOf(cells: Cells) {
  return {
    provider: cells.required('ProviderName', 100),
    subAccount: cells.required('SubAccountId', 300, 'usage_sub_account_missing'),
    subAccountName: cells.optional('SubAccountName', 300),
    serviceName: cells.required('ServiceName', 300),
    serviceCategory: cells.required('ServiceCategory', 100),
    sku: cells.optional('SkuId', 300),
    description: cells.optional('ChargeDescription', 1_000),
    resourceId: cells.optional('ResourceId', 2_000),
    resourceName: cells.optional('ResourceName', 500),
    region: cells.optional('RegionName', 200) ?? cells.optional('RegionId', 200),
    unit: cells.optional('ConsumedUnit', 100),
    invoice: cells.optional('InvoiceId', 200),
  };
}

function periodOf(
  cells: Cells,
): Pick<UsageRow, 'day' | 'periodStart' | 'periodEnd' | 'billingMonth'> | null {
  const periodStart = instantOf(cells, 'ChargePeriodStart');
  const periodEnd = instantOf(cells, 'ChargePeriodEnd');
  const billedFrom =
    cells.optional('BillingPeriodStart') === null
      ? periodStart
      : instantOf(cells, 'BillingPeriodStart');
  if (periodStart === null || periodEnd === null || billedFrom === null) return null;
  if (periodEnd <= periodStart) {
    cells.tell('ChargePeriodEnd', 'usage_period_backwards', {});
    return null;
  }
  const day = dayIn(periodStart, 'UTC');
  return { day, periodStart, periodEnd, billingMonth: monthOf(dayIn(billedFrom, 'UTC')) };
}

/** Day, hour, minute, second, zone; the fraction of a second is dropped. */
const INSTANT = new RegExp(
  '^(?<day>\\d{4}-\\d{2}-\\d{2})' +
    '(?:[T ](?<hour>\\d{2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:\\.\\d{1,9})?)?' +
    ' ?(?<zone>Z|UTC|[+-]\\d{2}:?\\d{2})?)?$',
);
const MS_PER_DAY = 86_400_000;

/** An instant of the FOCUS format. Without a zone it is UTC, as the format demands. */
export function parseInstant(text: string): Date | null {
  const groups = INSTANT.exec(text)?.groups;
  const day = parseDay(groups?.['day'] ?? '');
  if (groups === undefined || day === null) return null;
  const part = (name: string) => Number.parseInt(groups[name] ?? '0', 10);
  if (part('hour') > 23 || part('minute') > 59 || part('second') > 59) return null;
  const zone = /^([+-])(\d{2}):?(\d{2})$/.exec(groups['zone'] ?? '');
  const offset = zone
    ? (Number.parseInt(zone[2]!, 10) * 60 + Number.parseInt(zone[3]!, 10)) *
      (zone[1] === '-' ? -1 : 1)
    : 0;
  const minutes = part('hour') * 60 + part('minute') - offset;
  return new Date(day * MS_PER_DAY + minutes * 60_000 + part('second') * 1_000);
}

function instantOf(
  cells: Cells,
  column: 'ChargePeriodStart' | 'ChargePeriodEnd' | 'BillingPeriodStart',
) {
  const text = cells.required(column);
  if (text === '') return null;
  const instant = parseInstant(text);
  if (instant === null) cells.tell(column, 'usage_instant_impossible', { value: text });
  return instant;
}

function costOf(cells: Cells, column: 'BilledCost' | 'EffectiveCost'): ExactAmount {
  const text = cells.required(column);
  return text === '' ? ZERO : numberOf(cells, column, text);
}

function quantityOf(cells: Cells): string | null {
  const text = cells.optional('ConsumedQuantity');
  return text === null ? null : formatExact(numberOf(cells, 'ConsumedQuantity', text));
}

function numberOf(
  cells: Cells,
  column: 'BilledCost' | 'EffectiveCost' | 'ConsumedQuantity',
  text: string,
): ExactAmount {
  const amount = parseExact(text);
  if (typeof amount === 'bigint') return amount;
  cells.tell(column, `usage_amount_${amount}`, { value: text });
  return ZERO;
}

function currencyOf(cells: Cells) {
  const text = cells.required('BillingCurrency');
  if (text === '') return null;
  const currency = parseCurrency(text);
  if (currency === null) cells.tell('BillingCurrency', 'usage_currency_unknown', { value: text });
  return currency;
}

function categoryOf(cells: Cells): ChargeCategory | null {
  const text = cells.required('ChargeCategory');
  if (text === '') return null;
  const category = chargeCategories.find((each) => each === text.toLowerCase()) ?? null;
  if (category === null) cells.tell('ChargeCategory', 'usage_category_unknown', { value: text });
  return category;
}

type Unkeyed = Omit<UsageRow, 'sourceKey' | 'sourceHash'>;

/**
 * The format has no identifier of a charge, so it is known by what it is about: account, period,
 * resource and price. Names and tags are left out, because they may be restated; the description
 * counts only where no price tells tiers apart.
 */
function keyOf(cells: Cells, row: Unkeyed): string {
  const price = cells.optional('SkuPriceId');
  return digestOf([
    row.provider,
    cells.optional('BillingAccountId'),
    row.subAccount,
    row.periodStart.toISOString(),
    row.periodEnd.toISOString(),
    formatDay(row.billingMonth),
    row.category,
    row.isCorrection ? 'correction' : null,
    row.currency,
    row.resourceId,
    cells.optional('RegionId'),
    row.sku,
    price ?? row.description,
    cells.optional('PricingCategory'),
    cells.optional('CommitmentDiscountId'),
  ]);
}

function hashOf(row: Unkeyed): string {
  return digestOf([
    formatExact(row.billedCost),
    formatExact(row.effectiveCost),
    row.quantity,
    row.unit,
    row.serviceName,
    row.serviceCategory,
    row.resourceName,
    row.region,
  ]);
}

function digestOf(parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
