import type { UsageImportRequest } from './commands-import.ts';

/** Columns of a small file of the FOCUS format, in its order. */
const columns = [
  'BilledCost',
  'BillingCurrency',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'ConsumedQuantity',
  'ConsumedUnit',
  'EffectiveCost',
  'InvoiceId',
  'ProviderName',
  'ResourceId',
  'ServiceCategory',
  'ServiceName',
  'SkuId',
  'SubAccountId',
  'SubAccountName',
] as const;

export type Charge = Partial<Readonly<Record<(typeof columns)[number], string>>>;

/** A virtual machine's hour of a customer; every cell can be overridden. */
export function aCharge(overrides: Charge = {}): Charge {
  return {
    BilledCost: '10.5',
    BillingCurrency: 'USD',
    BillingPeriodStart: '2026-11-01T00:00:00Z',
    ChargeCategory: 'Usage',
    ChargePeriodStart: '2026-11-03T00:00:00Z',
    ChargePeriodEnd: '2026-11-03T01:00:00Z',
    ConsumedQuantity: '1',
    ConsumedUnit: 'Hours',
    EffectiveCost: overrides.BilledCost ?? '10.5',
    ProviderName: 'Cumulus',
    ResourceId: 'vm-1',
    ServiceCategory: 'Compute',
    ServiceName: 'Virtual Machines',
    SkuId: 'D2s',
    SubAccountId: 'acc-1',
    SubAccountName: 'Northwind production',
    ...overrides,
  };
}

/** A file of these charges; cells are quoted where they must be. */
export function focusFile(charges: readonly Charge[]): string {
  const lines = charges.map((charge) => columns.map((column) => cell(charge[column])).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

function cell(value = ''): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** What an import is asked for, reading the given text. */
export function aUsageImport(
  text: string,
  overrides: Partial<UsageImportRequest> = {},
): UsageImportRequest {
  return {
    format: 'focus-1.0',
    badRows: 'stop',
    subAccounts: 'create',
    dryRun: false,
    fileName: 'charges.csv',
    input: chunksOf(text),
    ...overrides,
  };
}

async function* chunksOf(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text));
}
