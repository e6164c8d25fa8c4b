import { Type } from 'typebox';
import { formatDecimal } from '../../kernel/money.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { checkPosition, positionsOf, setProviderLimit } from './commands-position.ts';
import {
  AmountText,
  CurrencyText,
  dayJson,
  DayText,
  InstantText,
  nullable,
  tag,
} from './routes-schemas.ts';
import { limitsOf, warningsOf } from './store-position.ts';
import {
  warningKinds,
  type Position,
  type ProviderAccount,
  type Warning,
} from './types-position.ts';

const PositionSchema = Type.Object({
  currency: CurrencyText,
  limit: nullable(Type.String()),
  unpaid: Type.String(),
  unbilled: Type.String(),
  incoming: Type.String(),
  overpayment: Type.String(),
  used: Type.String(),
  available: nullable(Type.String()),
  percentUsed: nullable(Type.Number()),
  oldestDueOn: nullable(DayText),
  daysOverdue: Type.Integer(),
});

const WarningSchema = Type.Object({
  id: Type.String(),
  currency: CurrencyText,
  kind: Type.Enum([...warningKinds]),
  threshold: Type.Integer({ description: 'Percent of the limit, or days overdue' }),
  used: Type.String(),
  limit: nullable(Type.String()),
  raisedAt: InstantText,
  endedAt: nullable(InstantText),
});

const AccountSchema = Type.Object({
  positions: Type.Array(PositionSchema),
  invoices: Type.Array(
    Type.Object({ id: Type.String(), currency: CurrencyText, dueOn: DayText, open: Type.String() }),
  ),
  limits: Type.Array(
    Type.Object({
      currency: CurrencyText,
      amount: Type.String(),
      note: nullable(Type.String()),
      setBy: Type.String(),
      setAt: InstantText,
    }),
  ),
  warnings: Type.Array(WarningSchema),
});

/** Warnings that a person looks back at. */
const WARNINGS_SHOWN_MAX = 100;

function positionJson(position: Position) {
  const { currency, limit, available, usedBasisPoints } = position;
  const text = (minor: bigint) => formatDecimal(minor, currency);
  return {
    currency,
    limit: limit === null ? null : text(limit),
    unpaid: text(position.unpaid),
    unbilled: text(position.unbilled),
    incoming: text(position.incoming),
    overpayment: text(position.overpayment),
    used: text(position.used),
    available: available === null ? null : text(available),
    percentUsed: usedBasisPoints === null ? null : usedBasisPoints / 100,
    oldestDueOn: dayJson(position.oldestDueOn),
    daysOverdue: position.daysOverdue,
  };
}

function warningJson(warning: Warning) {
  const { id, currency, kind, threshold, used, limit, raisedAt, endedAt } = warning;
  return {
    id,
    currency,
    kind,
    threshold,
    used: formatDecimal(used, currency),
    limit: limit === null ? null : formatDecimal(limit, currency),
    raisedAt: raisedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

/** Where the partner itself stands with the provider. */
export function positionRoutes(account: ProviderAccount): readonly AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/exposure/position',
      name: 'getProviderPosition',
      summary:
        'Where the partner stands with the provider: limit, what is used of it, days overdue.',
      tag,
      permission: 'exposure.read',
      output: AccountSchema,
      handle: async (context) => ({
        positions: (await positionsOf(context, account)).map(positionJson),
        invoices: (await account(context))
          .filter((invoice) => invoice.open !== 0n)
          .map(({ id, currency, dueOn, open }) => ({
            id,
            currency,
            dueOn: dayJson(dueOn)!,
            open: formatDecimal(open, currency),
          })),
        limits: (await limitsOf(context)).map(({ currency, amount, note, setBy, setAt }) => ({
          currency,
          amount: formatDecimal(amount ?? 0n, currency),
          note,
          setBy,
          setAt: setAt.toISOString(),
        })),
        warnings: (await warningsOf(context, WARNINGS_SHOWN_MAX)).map(warningJson),
      }),
    }),
    route({
      method: 'PUT',
      path: '/api/exposure/position/limits/{currency}',
      name: 'setProviderLimit',
      summary: 'Sets how much credit the provider gives in a currency; null takes the limit away.',
      tag,
      permission: 'exposure.write',
      params: Type.Object({ currency: CurrencyText }),
      body: Type.Object({
        amount: nullable(AmountText),
        note: Type.Optional(nullable(Type.String({ maxLength: 1_000 }))),
      }),
      output: Type.Object({ positions: Type.Array(PositionSchema) }),
      refusals: ['provider_limit_invalid'],
      handle: async (context, { params: { currency }, body }) => {
        const note = body.note?.trim() ?? '';
        await setProviderLimit(context, {
          currency,
          amount: body.amount,
          note: note === '' ? null : note,
        });
        await checkPosition(context, account);
        return { positions: (await positionsOf(context, account)).map(positionJson) };
      },
    }),
  ];
}
