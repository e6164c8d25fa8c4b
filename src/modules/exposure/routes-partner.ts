import { Type } from 'typebox';
import { addDays, formatDay } from '../../kernel/days.ts';
import { formatDecimal, parseCurrency, type Currency } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { csvFile } from '../../platform/csv.ts';
import { PageQuery, PAGE_LIMIT_DEFAULT, PAGE_LIMIT_MAX } from '../../platform/paging.ts';
import { route, streamRoute, type AnyRoute } from '../../platform/route.ts';
import { customersOf } from '../customers/index.ts';
import { todayOf } from './commands-exposure.ts';
import { whatChangesNext } from './commands-next.ts';
import { nextKinds } from './decide-next.ts';
import {
  amountFields,
  amountsJson,
  CurrencyText,
  DayText,
  InstantText,
  nullable,
  tag,
} from './routes-schemas.ts';
import * as store from './store-day.ts';
import { components, refuse } from './types.ts';

const TotalSchema = Type.Object({
  day: DayText,
  currency: CurrencyText,
  customers: Type.Integer(),
  ...amountFields,
  exposure: Type.String(),
});

function totalJson(total: store.DayTotal) {
  const { day, currency, customers, exposure } = total;
  return {
    day: formatDay(day),
    currency,
    customers,
    ...amountsJson(total, currency),
    exposure: formatDecimal(exposure, currency),
  };
}

const ConcentratedSchema = Type.Object({
  rank: Type.Integer(),
  customerId: Type.String(),
  customerNumber: Type.String(),
  customerName: Type.String(),
  currency: CurrencyText,
  ...amountFields,
  exposure: Type.String(),
  share: Type.Number({ description: 'Percent of all in this currency, two decimals' }),
  cumulativeShare: Type.Number({ description: 'Percent of this one and all before it' }),
});

const ChangeSchema = Type.Object({
  on: DayText,
  at: nullable(InstantText),
  kind: Type.Enum([...nextKinds]),
  currency: CurrencyText,
  amount: Type.String(),
  customerId: nullable(Type.String()),
  customerName: nullable(Type.String()),
  subscriptionId: nullable(Type.String()),
  label: nullable(Type.String()),
  documents: Type.Integer(),
});

/** Hundredths of a percent, as percent. */
function percent(part: bigint, whole: bigint): number {
  if (whole === 0n) return 0;
  return Number.parseInt(String((part * 10_000n) / whole), 10) / 100;
}

/** @throws Refused `security_currency_unknown` */
function currencyFrom(text: string): Currency {
  const currency = parseCurrency(text);
  if (currency === null) throw refuse('security_currency_unknown', { currency: text }, 'currency');
  return currency;
}

/** The customers of the newest day, the largest first, with names and shares. */
async function concentrated(
  context: Context,
  page: { readonly currency: Currency; readonly afterRank: number; readonly limit: number },
) {
  const newest = await store.newestDay(context);
  if (newest === null) return [];
  const totals = await store.totalsOf(context, newest.day);
  const whole = totals.find((total) => total.currency === page.currency)?.exposure ?? 0n;
  const rows = await store.concentration(context, { ...page, day: newest.day });
  const customers = await customersOf(
    context,
    rows.map((row) => row.customerId),
  );
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  return rows.map((row) => ({
    rank: row.rank,
    customerId: row.customerId,
    customerNumber: byId.get(row.customerId)?.number ?? '',
    customerName: byId.get(row.customerId)?.name ?? '',
    currency: row.currency,
    ...amountsJson(row, row.currency),
    exposure: formatDecimal(row.exposure, row.currency),
    share: percent(row.exposure, whole),
    cumulativeShare: percent(row.cumulative, whole),
  }));
}

const csvHeader = [
  'rank',
  'customer_number',
  'customer_name',
  'currency',
  ...components,
  'exposure',
  'share_percent',
  'cumulative_percent',
];

export const partnerExposureRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/exposure',
    name: 'getExposure',
    summary: 'What is at stake with all customers together, by currency and component.',
    tag,
    permission: 'exposure.read',
    output: Type.Object({
      day: nullable(DayText),
      reckonedAt: nullable(InstantText),
      customers: Type.Integer(),
      totals: Type.Array(TotalSchema),
    }),
    handle: async (context) => {
      const newest = await store.newestDay(context);
      const totals = newest === null ? [] : await store.totalsOf(context, newest.day);
      return {
        day: newest === null ? null : formatDay(newest.day),
        reckonedAt: newest?.finishedAt?.toISOString() ?? null,
        customers: newest?.customers ?? 0,
        totals: totals.map(totalJson),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/exposure/history',
    name: 'getExposureHistory',
    summary: 'What was at stake day by day, with all customers or with one.',
    tag,
    permission: 'exposure.read',
    query: Type.Object({
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 400, default: 90 })),
      customerId: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    output: Type.Object({ items: Type.Array(TotalSchema) }),
    handle: async (context, { query }) => {
      const from = addDays(await todayOf(context), -(query.days ?? 90));
      const days = await store.history(context, from, query.customerId ?? null);
      return { items: days.map(totalJson) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/exposure/customers',
    name: 'listExposures',
    summary: 'Customers by exposure in one currency, the largest first, with their share of all.',
    tag,
    permission: 'exposure.read',
    query: Type.Object({
      currency: CurrencyText,
      cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$', description: 'nextCursor' })),
      limit: PageQuery.limit,
    }),
    output: Type.Object({
      items: Type.Array(ConcentratedSchema),
      nextCursor: nullable(Type.String()),
    }),
    refusals: ['security_currency_unknown'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const currency = currencyFrom(query.currency);
      const afterRank = Number.parseInt(query.cursor ?? '0', 10);
      const items = await concentrated(context, { currency, afterRank, limit });
      const last = items.at(-1);
      const isFull = items.length === limit && last !== undefined;
      return { items, nextCursor: isFull ? String(last.rank) : null };
    },
  }),
  streamRoute({
    stream: 'download',
    method: 'GET',
    path: '/api/exposure/customers.csv',
    name: 'downloadExposures',
    summary: 'Customers by exposure in one currency as a CSV file.',
    tag,
    permission: 'exposure.read',
    query: Type.Object({ currency: CurrencyText }),
    contentType: 'text/csv; charset=utf-8',
    handle: async (run, { query }) => {
      const currency = currencyFrom(query.currency);
      async function* pages() {
        let afterRank = 0;
        for (;;) {
          const page = { currency, afterRank, limit: PAGE_LIMIT_MAX };
          const rows = await run.transact((context) => concentrated(context, page));
          yield rows;
          if (rows.length < PAGE_LIMIT_MAX) return;
          afterRank = rows.at(-1)!.rank;
        }
      }
      return Promise.resolve({
        fileName: `exposure-${currency}-${run.now.toISOString().slice(0, 10)}.csv`,
        body: csvFile(csvHeader, pages(), (row) => [
          row.rank,
          row.customerNumber,
          row.customerName,
          row.currency,
          ...components.map((component) => row[component]),
          row.exposure,
          row.share,
          row.cumulativeShare,
        ]),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/exposure/next',
    name: 'listExposureChanges',
    summary:
      'What changes exposure next: windows that close, renewals, ends, invoices falling due.',
    tag,
    permission: 'exposure.read',
    query: Type.Object({
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 400, default: 60 })),
      customerId: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    output: Type.Object({ items: Type.Array(ChangeSchema) }),
    handle: async (context, { query }) => {
      const changes = await whatChangesNext(context, query.days ?? 60, query.customerId ?? null);
      const customers = await customersOf(context, [
        ...new Set(changes.flatMap((change) => change.customerId ?? [])),
      ]);
      const names = new Map(customers.map((customer) => [customer.id, customer.name]));
      return {
        items: changes.map((change) => ({
          ...change,
          on: formatDay(change.on),
          at: change.at?.toISOString() ?? null,
          amount: formatDecimal(change.amount, change.currency),
          customerName: change.customerId === null ? null : (names.get(change.customerId) ?? null),
        })),
      };
    },
  }),
];
