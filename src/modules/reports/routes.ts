import { Type } from 'typebox';
import { formatDay } from '../../kernel/days.ts';
import { type Currency, formatDecimal } from '../../kernel/money.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { figures, forecast } from './commands.ts';
import { MONTHS_MAX } from './types.ts';

const DayText = Type.String({ format: 'date' });
const CurrencyText = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' });
const AmountText = Type.String({ description: 'Decimal, in the currency beside it: "1234.50"' });
const RatioText = Type.Union([Type.String(), Type.Null()], {
  description: 'Decimal with one place; null where there is nothing to divide by',
});

const MonthSchema = Type.Object({
  through: DayText,
  receivables: AmountText,
  current: AmountText,
  sales: AmountText,
  daysSalesOutstanding: RatioText,
  bestPossible: RatioText,
  averageDelinquent: RatioText,
  effectiveness: RatioText,
  buckets: Type.Array(Type.Object({ bucket: Type.String(), amount: AmountText })),
  rolls: Type.Array(Type.Object({ bucket: Type.String(), percent: RatioText })),
});

const WorkSchema = Type.Object({
  through: DayText,
  noticesSent: Type.Integer(),
  noticesArrived: Type.Integer(),
  disputesOpened: Type.Integer(),
  disputesClosed: Type.Integer(),
  disputeDays: RatioText,
  suspensions: Type.Integer(),
  suspensionsWithoutNotice: Type.Integer({ description: 'Must be 0' }),
  restorations: Type.Integer(),
  secondsToRestore: Type.Union([Type.Integer(), Type.Null()]),
  slowestRestore: Type.Union([Type.Integer(), Type.Null()]),
});

const figuresRoute = route({
  method: 'GET',
  path: '/api/reports/figures',
  name: 'getFigures',
  summary: 'DSO, collection effectiveness, ageing, roll rates and how the work went, by month.',
  tag: 'reports',
  permission: 'receivables.read',
  query: Type.Object({
    months: Type.Optional(Type.Integer({ minimum: 1, maximum: MONTHS_MAX })),
  }),
  output: Type.Object({
    currencies: Type.Array(
      Type.Object({ currency: CurrencyText, months: Type.Array(MonthSchema) }),
    ),
    work: Type.Array(WorkSchema),
  }),
  handle: async (context, { query }) => {
    const { money, work } = await figures(context, query.months ?? 12);
    return {
      currencies: money.map(({ currency, months }) => {
        const text = (amount: bigint) => formatDecimal(amount, currency as Currency);
        return {
          currency,
          months: months.map((month) => ({
            ...month,
            through: formatDay(month.through),
            receivables: text(month.receivables),
            current: text(month.current),
            sales: text(month.sales),
            buckets: month.buckets.map(({ bucket, amount }) => ({ bucket, amount: text(amount) })),
            rolls: [...month.rolls],
          })),
        };
      }),
      work: work.map((month) => ({ ...month, through: formatDay(month.through) })),
    };
  },
});

const forecastRoute = route({
  method: 'GET',
  path: '/api/reports/cash-forecast',
  name: 'getCashForecast',
  summary: 'What should come in, week by week, if every customer pays as late as usual.',
  tag: 'reports',
  permission: 'receivables.read',
  output: Type.Object({
    currencies: Type.Array(
      Type.Object({
        currency: CurrencyText,
        weeks: Type.Array(Type.Object({ from: DayText, amount: AmountText })),
        later: AmountText,
        beyondHabit: AmountText,
      }),
    ),
  }),
  handle: async (context) => ({
    currencies: (await forecast(context)).map(({ currency, weeks, later, beyondHabit }) => {
      const text = (amount: bigint) => formatDecimal(amount, currency as Currency);
      return {
        currency,
        weeks: weeks.map(({ from, amount }) => ({ from: formatDay(from), amount: text(amount) })),
        later: text(later),
        beyondHabit: text(beyondHabit),
      };
    }),
  }),
});

export const reportsRoutes: readonly AnyRoute[] = [figuresRoute, forecastRoute];
