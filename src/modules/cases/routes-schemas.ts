import { Type, type Static } from 'typebox';
import { formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { customersOf } from '../customers/index.ts';
import { subscriptionsByIds } from '../subscriptions/index.ts';
import type { WeighedCase } from './commands-queue.ts';
import { clockNames } from './decide-clocks.ts';
import { caseKinds, caseSources, caseStates, outcomes } from './types.ts';

const nullable = <T extends ReturnType<typeof Type.String>>(schema: T) =>
  Type.Union([schema, Type.Null()]);
export const Instant = Type.String({ format: 'date-time' });
export const Uuid = Type.String({ format: 'uuid' });
export const KindSchema = Type.Enum([...caseKinds]);
export const StateSchema = Type.Enum([...caseStates]);
export const OutcomeSchema = Type.Enum([...outcomes]);
export const CaseParams = Type.Object({ caseId: Uuid });
export const ReasonText = Type.String({ minLength: 1, maxLength: 1_000 });
export const Nothing = Type.Object({});
const clockStates = [
  'running',
  'soon',
  'overdue',
  'met',
  'met_late',
  'not_needed',
  'unknown',
] as const;

const MoneySchema = Type.Object({ amount: Type.String(), currency: Type.String() });

export const CaseSchema = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  kind: KindSchema,
  title: Type.String(),
  customerId: Type.String(),
  customerName: Type.String(),
  state: StateSchema,
  sourceKind: Type.Enum([...caseSources]),
  sourceId: Type.String(),
  isTest: Type.Boolean(),
  openedBy: Type.String(),
  openedAt: Instant,
  firstUseAt: nullable(Instant),
  assigneeId: nullable(Type.String()),
  assigneeName: nullable(Type.String()),
  lockedBy: nullable(Type.String()),
  lockedUntil: nullable(Instant),
  outcome: Type.Union([OutcomeSchema, Type.Null()]),
  resolvedBy: nullable(Type.String()),
  resolvedAt: nullable(Instant),
  nextDueAt: nullable(Instant),
  lossPerHour: Type.Array(MoneySchema),
  atStake: Type.Array(MoneySchema),
  clocks: Type.Array(
    Type.Object({
      name: Type.Enum([...clockNames]),
      state: Type.Enum([...clockStates]),
      dueAt: nullable(Instant),
      metAt: nullable(Instant),
    }),
  ),
  subjects: Type.Array(
    Type.Object({
      customerId: Type.String(),
      customerName: Type.String(),
      subscriptionId: nullable(Type.String()),
      subscriptionName: nullable(Type.String()),
    }),
  ),
});

const instantOf = (at: Date | null) => at?.toISOString() ?? null;

/** Cases as they are written on the wire, with the names of whom they are about. */
export async function caseTexts(
  context: Context,
  weighed: readonly WeighedCase[],
): Promise<Static<typeof CaseSchema>[]> {
  const subjects = weighed.flatMap((each) => each.subjects);
  const customerIds = [
    ...weighed.map((each) => each.file.customerId),
    ...subjects.map((each) => each.customerId),
  ];
  const customers = await customersOf(context, [...new Set(customerIds)]);
  const names = new Map(customers.map(({ id, name }) => [id, name]));
  const ids = subjects.flatMap((each) => each.subscriptionId ?? []);
  const subscriptions = await subscriptionsByIds(context, [...new Set(ids)]);
  const titles = new Map(subscriptions.map(({ id, friendlyName }) => [id, friendlyName]));
  return weighed.map(({ file, clocks, lossRates, atStake, ...rest }) => ({
    id: file.id,
    number: file.number,
    kind: file.kind,
    title: file.title,
    customerId: file.customerId,
    customerName: names.get(file.customerId) ?? '',
    state: file.state,
    sourceKind: file.sourceKind,
    sourceId: file.sourceId,
    isTest: file.isTest,
    openedBy: file.openedBy,
    openedAt: file.openedAt.toISOString(),
    firstUseAt: instantOf(file.firstUseAt),
    assigneeId: file.assigneeId,
    assigneeName: file.assigneeName,
    // A lock that has expired keeps nobody away.
    ...(file.lockedUntil !== null && file.lockedUntil > context.now
      ? { lockedBy: file.lockedBy, lockedUntil: file.lockedUntil.toISOString() }
      : { lockedBy: null, lockedUntil: null }),
    outcome: file.outcome,
    resolvedBy: file.resolvedBy,
    resolvedAt: instantOf(file.resolvedAt),
    nextDueAt: instantOf(rest.nextDueAt),
    lossPerHour: lossRates.map(({ currency, perHour }) => ({
      amount: formatDecimal(perHour, currency),
      currency,
    })),
    atStake: atStake.map(({ currency, amount }) => ({
      amount: formatDecimal(amount, currency),
      currency,
    })),
    clocks: clocks.map(({ name, state, dueAt, metAt }) => ({
      name,
      state,
      dueAt: instantOf(dueAt),
      metAt: instantOf(metAt),
    })),
    subjects: rest.subjects.map(({ customerId, subscriptionId }) => ({
      customerId,
      customerName: names.get(customerId) ?? '',
      subscriptionId,
      subscriptionName: subscriptionId === null ? null : (titles.get(subscriptionId) ?? null),
    })),
  }));
}
