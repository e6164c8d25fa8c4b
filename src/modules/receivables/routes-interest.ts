import { Type, type Static } from 'typebox';
import { formatDay, type Day } from '../../kernel/days.ts';
import { formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { bookingDay } from './commands.ts';
import {
  chargeInterest,
  INTEREST_CUSTOMERS_MAX,
  setInterestTerm,
  workOutInterest,
  type LateAccount,
} from './commands-interest.ts';
import { lawfulRules } from './decide-interest-rates.ts';
import {
  AmountText,
  CurrencyText,
  dayOfText,
  DayText,
  IdText,
  InstantText,
  nullable,
} from './routes-schemas.ts';
import * as store from './store-interest.ts';
import { interestReasonCodes, interestRules } from './types-interest.ts';

const tag = 'receivables';
const PercentText = Type.String({
  pattern: '^\\d{1,2}(\\.\\d{1,2})?$',
  description: 'Per cent a year, at most two decimals: "14.6"',
});

const TermSchema = Type.Object({
  id: Type.String(),
  customerId: nullable(Type.String()),
  validFrom: DayText,
  rule: Type.Enum([...interestRules]),
  contractPercent: nullable(Type.String()),
  note: Type.String(),
  setBy: Type.String(),
  setAt: InstantText,
});

const RateSchema = Type.Object({
  from: DayText,
  through: DayText,
  percent: Type.String(),
  source: Type.String(),
});

/** `1015` is "10.15". */
function percentText(basisPoints: number): string {
  return `${Math.floor(basisPoints / 100)}.${String(basisPoints % 100).padStart(2, '0')}`;
}

function basisPointsOf(percent: string): number {
  const [whole = '0', part = ''] = percent.split('.');
  return Number.parseInt(whole, 10) * 100 + Number.parseInt(part.padEnd(2, '0'), 10);
}

function termJson(term: store.StoredTerm): Static<typeof TermSchema> {
  return {
    id: term.id,
    customerId: term.customerId,
    validFrom: formatDay(term.validFrom),
    rule: term.rule,
    contractPercent:
      term.contractBasisPoints === null ? null : percentText(term.contractBasisPoints),
    note: term.note,
    setBy: term.setBy,
    setAt: term.setAt.toISOString(),
  };
}

const listTerms = route({
  method: 'GET',
  path: '/api/interest-terms',
  name: 'listInterestTerms',
  summary: 'Which rule of late interest holds from which day, and the rates that the law sets.',
  tag,
  permission: 'receivables.read',
  query: Type.Object({
    customerId: Type.Optional({ ...IdText, description: 'Only its own and the partner’s' }),
  }),
  output: Type.Object({
    items: Type.Array(TermSchema),
    lawful: Type.Array(
      Type.Object({ rule: Type.Enum([...interestRules]), rates: Type.Array(RateSchema) }),
    ),
  }),
  handle: async (context, { query }) => ({
    items: (await store.interestTerms(context, query.customerId ? [query.customerId] : null)).map(
      termJson,
    ),
    lawful: Object.entries(lawfulRules).map(([rule, { rates }]) => ({
      rule: rule as keyof typeof lawfulRules,
      rates: rates.map((each) => ({
        from: formatDay(each.from),
        through: formatDay(each.through),
        percent: percentText(each.basisPoints),
        source: each.source,
      })),
    })),
  }),
});

const addTerm = route({
  method: 'POST',
  path: '/api/interest-terms',
  name: 'setInterestTerm',
  summary: 'Says which rule of late interest holds from a day on, for one customer or for all.',
  tag,
  permission: 'receivables.write',
  body: Type.Object({
    customerId: Type.Optional(nullable(IdText)),
    validFrom: DayText,
    rule: Type.Enum([...interestRules]),
    contractPercent: Type.Optional(nullable(PercentText)),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  output: TermSchema,
  refusals: ['customer_not_found', 'interest_rate_misplaced', 'interest_term_day_taken'],
  handle: async (context, { body }) => {
    const percent = body.contractPercent ?? null;
    return termJson(
      await setInterestTerm(context, {
        customerId: body.customerId ?? null,
        validFrom: dayOfText(body.validFrom, 'validFrom'),
        rule: body.rule,
        contractBasisPoints: percent === null ? null : basisPointsOf(percent),
        note: body.note ?? '',
      }),
    );
  },
});

const LateAccountSchema = Type.Object({
  customerId: Type.String(),
  customerNumber: Type.String(),
  customerName: Type.String(),
  currency: CurrencyText,
  charge: AmountText,
  credit: { ...AmountText, description: 'To be given back: earlier charges were too high' },
  invoices: Type.Array(
    Type.Object({
      invoiceId: Type.String(),
      number: Type.String(),
      dueOn: DayText,
      interest: AmountText,
      lumpSum: AmountText,
      interestCharged: AmountText,
      periods: Type.Array(
        Type.Object({
          from: DayText,
          through: DayText,
          open: AmountText,
          percent: Type.String(),
          source: Type.String(),
        }),
      ),
      reasons: Type.Array(
        Type.Object({
          code: Type.Enum([...interestReasonCodes]),
          values: Type.Record(Type.String(), Type.Unknown()),
        }),
      ),
    }),
  ),
});

function accountJson(account: LateAccount): Static<typeof LateAccountSchema> {
  const { currency, customer } = account;
  return {
    customerId: customer.id,
    customerNumber: customer.number,
    customerName: customer.name,
    currency,
    charge: formatDecimal(account.charge, currency),
    credit: formatDecimal(account.credit, currency),
    invoices: account.invoices.map(({ invoice, decision }) => ({
      invoiceId: invoice.id,
      number: invoice.number,
      dueOn: formatDay(invoice.dueOn),
      interest: formatDecimal(decision.interest, currency),
      lumpSum: formatDecimal(decision.lumpSum, currency),
      interestCharged: formatDecimal(invoice.interestCharged, currency),
      periods: decision.periods.map((period) => ({
        from: formatDay(period.from),
        through: formatDay(period.through),
        open: formatDecimal(period.open, currency),
        percent: percentText(period.basisPoints),
        source: period.source,
      })),
      reasons: decision.reasons.map(({ code, values }) => ({ code, values })),
    })),
  };
}

async function dayOrToday(context: Context, text: string | undefined): Promise<Day> {
  return text === undefined ? bookingDay(context) : dayOfText(text, 'throughOn');
}

const preview = route({
  method: 'GET',
  path: '/api/late-charges/due',
  name: 'lateChargesDue',
  summary: 'What customers owe for being late and were not charged yet. Nothing is written.',
  tag,
  permission: 'receivables.read',
  query: Type.Object({
    throughOn: Type.Optional({ ...DayText, description: 'Without it, today' }),
    customerId: Type.Optional(IdText),
    cursor: Type.Optional(IdText),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000,
        description: `Customers to look at; at most ${INTEREST_CUSTOMERS_MAX} in one go`,
      }),
    ),
  }),
  output: Type.Object({
    throughOn: DayText,
    items: Type.Array(LateAccountSchema),
    nextCursor: nullable(Type.String()),
  }),
  refusals: ['late_charge_day_in_future'],
  handle: async (context, { query }) => {
    const throughOn = await dayOrToday(context, query.throughOn);
    const limit = Math.min(query.limit ?? INTEREST_CUSTOMERS_MAX, INTEREST_CUSTOMERS_MAX);
    const ids = await customersToLookAt(context, throughOn, query, limit);
    const accounts = await workOutInterest(context, ids, throughOn);
    return {
      throughOn: formatDay(throughOn),
      items: accounts.filter((each) => each.charge > 0n || each.credit > 0n).map(accountJson),
      nextCursor: ids.length < limit ? null : (ids.at(-1) ?? null),
    };
  },
});

/** Where nobody but some customers agreed to interest, only those are looked at. */
async function customersToLookAt(
  context: Context,
  throughOn: Day,
  { customerId, cursor }: { readonly customerId?: string; readonly cursor?: string },
  limit: number,
): Promise<string[]> {
  const terms = await store.interestTerms(context, null);
  const forAll = terms.some((each) => each.customerId === null && each.rule !== 'none');
  const own = [...new Set(terms.flatMap((each) => each.customerId ?? []))];
  const among = customerId === undefined ? (forAll ? null : own) : [customerId];
  return store.customersWithDueInvoices(context, {
    before: throughOn,
    afterId: cursor ?? null,
    among,
    limit,
  });
}

const ChargedSchema = Type.Object({
  customerId: Type.String(),
  currency: CurrencyText,
  charge: AmountText,
  credit: AmountText,
  chargeDocumentId: nullable(Type.String()),
  creditDocumentId: nullable(Type.String()),
});

const chargeRoute = route({
  method: 'POST',
  path: '/api/late-charges',
  name: 'chargeInterest',
  summary: 'Charges interest and lump sums for late payment: one document a customer and currency.',
  tag,
  permission: 'receivables.write',
  body: Type.Object({
    customerIds: Type.Array(IdText, { minItems: 1, maxItems: INTEREST_CUSTOMERS_MAX }),
    throughOn: DayText,
  }),
  output: Type.Object({ items: Type.Array(ChargedSchema) }),
  refusals: ['late_charge_day_in_future', 'late_charge_nothing_due'],
  handle: async (context, { body }) => {
    const throughOn = dayOfText(body.throughOn, 'throughOn');
    const charged = await chargeInterest(context, body.customerIds, throughOn);
    return {
      items: charged.map((each) => ({
        customerId: each.customer.id,
        currency: each.currency,
        charge: formatDecimal(each.charge, each.currency),
        credit: formatDecimal(each.credit, each.currency),
        chargeDocumentId: each.chargeDocument?.id ?? null,
        creditDocumentId: each.creditDocument?.id ?? null,
      })),
    };
  },
});

export const interestRoutes: readonly AnyRoute[] = [listTerms, addTerm, preview, chargeRoute];
