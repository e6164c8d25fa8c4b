import { Type } from 'typebox';
import { formatDay } from '../../kernel/days.ts';
import { formatDecimal } from '../../kernel/money.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { bookingDay } from './commands.ts';
import { documentRoutes } from './routes-documents.ts';
import { importRoutes } from './routes-import.ts';
import { interestRoutes } from './routes-interest.ts';
import { recordRoutes } from './routes-records.ts';
import { AgeingSchema, BasisSchema, dayOfText, DayText, IdText } from './routes-schemas.ts';
import { statementRoutes } from './routes-statement.ts';
import { ageing } from './store-ageing.ts';

const ageingRoute = route({
  method: 'GET',
  path: '/api/receivables/ageing',
  name: 'getAgeing',
  summary: 'Open items per currency by how long they are overdue.',
  tag: 'receivables',
  permission: 'receivables.read',
  query: Type.Object({
    asOf: Type.Optional({ ...DayText, description: 'Without it, today' }),
    basis: Type.Optional(BasisSchema),
    customerId: Type.Optional(IdText),
  }),
  output: AgeingSchema,
  refusals: ['document_day_invalid'],
  handle: async (context, { query }) => {
    const found = await ageing(context, {
      asOf: query.asOf ? dayOfText(query.asOf, 'asOf') : await bookingDay(context),
      basis: query.basis ?? 'known_now',
      ...(query.customerId ? { customerId: query.customerId } : {}),
    });
    return {
      asOf: formatDay(found.asOf),
      basis: found.basis,
      currencies: found.currencies.map((each) => ({
        ...each,
        open: formatDecimal(each.open, each.currency),
        overdue: formatDecimal(each.overdue, each.currency),
        credits: formatDecimal(each.credits, each.currency),
        buckets: each.buckets.map((bucket) => ({
          ...bucket,
          amount: formatDecimal(bucket.amount, each.currency),
        })),
      })),
    };
  },
});

export const receivablesRoutes: readonly AnyRoute[] = [
  ageingRoute,
  ...documentRoutes,
  ...recordRoutes,
  ...statementRoutes,
  ...importRoutes,
  ...interestRoutes,
];
