import { Type, type TSchema } from 'typebox';
import {
  consequenceKinds,
  consequenceScopes,
  noticeTemplates,
  policyStates,
} from './types-policy.ts';
import { proposalStates, runStates, runStarters, taskPurposes, taskStates } from './types.ts';

// The schemas of what comes in forbid unknown keys: a misspelt word in a policy must not be a word
// left out.
const closed = { additionalProperties: false };

export function nullable<S extends TSchema>(schema: S) {
  return Type.Union([schema, Type.Null()]);
}

export function oneOf<const Value extends string | number>(values: readonly Value[]) {
  return Type.Enum([...values]);
}

export const DaySchema = Type.String({ format: 'date' });
const InstantSchema = Type.String({ format: 'date-time' });
const IdSchema = Type.String({ format: 'uuid' });
const CurrencySchema = Type.String({ pattern: '^[A-Z]{3}$' });
const StageKeySchema = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' });
const TitlesSchema = Type.Object(
  {
    en: Type.String({ minLength: 1, maxLength: 200 }),
    ja: Type.String({ minLength: 1, maxLength: 200 }),
  },
  closed,
);
const RiskClassesSchema = Type.Array(oneOf(['A', 'B', 'C', 'D']), {
  maxItems: 4,
  uniqueItems: true,
});
const AmountsSchema = Type.Record(Type.String(), Type.String({ maxLength: 30 }));
const UnitSchema = oneOf(['business', 'calendar']);
/** Ten years: more is a typing error. */
const DaysSchema = Type.Integer({ minimum: -60, maximum: 3_650 });
const BusinessDaysSchema = Type.Integer({ minimum: 0, maximum: 260 });

const TriggerSchema = Type.Union([
  Type.Object({ kind: Type.Literal('past_due'), days: DaysSchema, unit: UnitSchema }, closed),
  Type.Object(
    {
      kind: oneOf(['after_notice', 'after_consequence']),
      stage: StageKeySchema,
      days: DaysSchema,
      unit: UnitSchema,
    },
    closed,
  ),
]);

const StageSchema = Type.Object(
  {
    key: StageKeySchema,
    names: TitlesSchema,
    trigger: TriggerSchema,
    appliesTo: Type.Object(
      {
        segments: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 100 }),
        riskClasses: RiskClassesSchema,
      },
      closed,
    ),
    tolerance: AmountsSchema,
    notice: nullable(
      Type.Object(
        { template: oneOf(noticeTemplates), when: oneOf(['reached', 'carried_out']) },
        closed,
      ),
    ),
    consequences: Type.Array(
      Type.Object(
        {
          kind: oneOf(consequenceKinds),
          riskClasses: RiskClassesSchema,
          titles: Type.Optional(TitlesSchema),
          scope: Type.Optional(oneOf(consequenceScopes)),
        },
        closed,
      ),
      { maxItems: 10 },
    ),
    gate: Type.Object(
      {
        deliveredNotice: nullable(
          Type.Object({ stage: StageKeySchema, businessDays: BusinessDaysSchema }, closed),
        ),
        task: nullable(TitlesSchema),
        approval: Type.Boolean(),
      },
      closed,
    ),
  },
  closed,
);

const MonthDaySchema = Type.String({ minLength: 5, maxLength: 5 });

export const PolicyContentSchema = Type.Object(
  {
    calendar: Type.String({ minLength: 1, maxLength: 20 }),
    tolerance: AmountsSchema,
    quiet: Type.Object(
      {
        closedDays: Type.Boolean(),
        ranges: Type.Array(Type.Object({ from: MonthDaySchema, to: MonthDaySchema }, closed), {
          maxItems: 20,
        }),
      },
      closed,
    ),
    consequenceDays: Type.Object(
      {
        notOnWeekdays: Type.Array(oneOf([1, 2, 3, 4, 5, 6, 7]), { maxItems: 7, uniqueItems: true }),
        notOnEveOfClosure: Type.Boolean(),
      },
      closed,
    ),
    noticeRepeatBusinessDays: Type.Integer({ minimum: 1, maximum: 60 }),
    deliveredAfterBusinessDaysWithoutBounce: Type.Integer({ minimum: 1, maximum: 20 }),
    brake: Type.Object(
      {
        maxHarmfulPerRun: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
        maxHarmfulPercentOfCustomers: Type.Integer({ minimum: 0, maximum: 100 }),
      },
      closed,
    ),
    stages: Type.Array(StageSchema, { minItems: 1, maxItems: 40 }),
  },
  closed,
);

/** A text in both languages, so that a switch of language needs no new answer. */
export const BothSchema = Type.Object({ en: Type.String(), ja: Type.String() });

export const PolicyProblemSchema = Type.Object({
  code: Type.String(),
  field: Type.String(),
  values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  text: BothSchema,
});

export const PolicyVersionSchema = Type.Object({
  id: IdSchema,
  policyId: IdSchema,
  policyName: Type.String(),
  number: Type.Integer(),
  state: oneOf(policyStates),
  revision: Type.Integer(),
  content: Type.Unknown(),
  problems: Type.Array(PolicyProblemSchema),
  createdAt: InstantSchema,
  createdBy: Type.String(),
  publishedAt: nullable(InstantSchema),
  publishedBy: nullable(Type.String()),
  changedBy: Type.Array(Type.Object({ id: Type.String(), name: Type.String() }), {
    description: 'Whoever changed the content; they need somebody else to publish it',
  }),
  publishedAloneBecause: nullable(Type.String()),
  retiredAt: nullable(InstantSchema),
});

const CountsSchema = Type.Record(Type.String(), Type.Integer());

export const SummarySchema = Type.Object({
  asOf: DaySchema,
  customers: Type.Integer(),
  openInvoices: Type.Integer(),
  overdueInvoices: Type.Integer(),
  overdueCustomers: Type.Integer(),
  currencies: Type.Record(
    Type.String(),
    Type.Object({
      open: Type.String(),
      overdue: Type.String(),
      buckets: Type.Record(
        Type.String(),
        Type.Object({ count: Type.Integer(), amount: Type.String() }),
      ),
    }),
  ),
  stages: CountsSchema,
  effects: CountsSchema,
});

export const RunSchema = Type.Object({
  id: IdSchema,
  asOf: DaySchema,
  policyVersionId: IdSchema,
  startedBy: oneOf(runStarters),
  starterName: Type.String(),
  state: oneOf(runStates),
  looksBack: Type.Boolean(),
  customersTotal: Type.Integer(),
  customersDone: Type.Integer(),
  /** Customers per second so far. */
  rate: Type.Number(),
  harmfulProposed: Type.Integer(),
  harmfulAllowed: Type.Integer(),
  brakedHarmful: nullable(Type.Integer()),
  releasedBy: nullable(Type.String()),
  releaseReason: nullable(Type.String()),
  startedAt: InstantSchema,
  heartbeatAt: InstantSchema,
  finishedAt: nullable(InstantSchema),
  summary: SummarySchema,
});

export const NextSchema = Type.Object({
  kind: oneOf(['stage', 'notice', 'consequence']),
  stage: Type.String(),
  on: DaySchema,
  consequence: Type.Optional(Type.String()),
});

export const BlockerSchema = Type.Object({
  code: Type.String(),
  stage: Type.String(),
  waitsFor: Type.String(),
  since: nullable(DaySchema),
});

export const AccountStandingSchema = Type.Object({
  currency: CurrencySchema,
  stage: Type.String(),
  stageName: BothSchema,
  rank: Type.Integer(),
  overdue: Type.Boolean(),
  clockStart: nullable(DaySchema),
  daysPastDue: Type.Integer(),
  businessDaysPastDue: Type.Integer(),
  amounts: Type.Object({
    gross: Type.String(),
    disputed: Type.String(),
    deferred: Type.String(),
    credits: Type.String(),
    net: Type.String(),
    overdue: Type.String(),
    tolerance: Type.String(),
  }),
  reached: Type.Array(Type.String()),
  reasons: Type.Array(
    Type.Object({ code: Type.String(), values: Type.Unknown(), text: BothSchema }),
  ),
  blockers: Type.Array(Type.Intersect([BlockerSchema, Type.Object({ text: BothSchema })])),
  next: nullable(Type.Intersect([NextSchema, Type.Object({ text: BothSchema })])),
});

export const DifferenceSchema = Type.Object({
  customerId: IdSchema,
  customerNumber: Type.String(),
  customerName: Type.String(),
  currency: CurrencySchema,
  stageBefore: Type.String(),
  stage: Type.String(),
  overdue: Type.String(),
  effects: Type.Array(Type.String()),
});

const FateSchema = Type.Object({
  stage: Type.String(),
  effects: Type.Array(Type.String({ description: '`notice`, `task` or a consequence' })),
});
export const FateDifferenceSchema = Type.Object({
  customerId: IdSchema,
  customerNumber: Type.String(),
  customerName: Type.String(),
  currency: CurrencySchema,
  overdue: Type.String(),
  from: FateSchema,
  to: FateSchema,
});

export const ProposalSchema = Type.Object({
  id: IdSchema,
  customerId: IdSchema,
  customerNumber: Type.String(),
  customerName: Type.String(),
  currency: CurrencySchema,
  kind: Type.String(),
  stage: Type.String(),
  state: oneOf(proposalStates),
  amount: Type.String(),
  proposedOn: DaySchema,
  needsApproval: Type.Boolean(),
  decidedAt: nullable(InstantSchema),
  decidedBy: nullable(Type.String()),
  decisionReason: nullable(Type.String()),
  carriedOutOn: nullable(DaySchema),
  scope: nullable(oneOf(consequenceScopes)),
  /** Carried out, and there was nothing to do it to. */
  nothingDone: Type.Boolean(),
  /** Taken back, because the customer no longer stood at the stage. */
  liftedOn: nullable(DaySchema),
  withdrawnBecause: nullable(Type.String()),
  decisionId: IdSchema,
});

export const TaskSchema = Type.Object({
  id: IdSchema,
  customerId: IdSchema,
  customerNumber: Type.String(),
  customerName: Type.String(),
  currency: CurrencySchema,
  purpose: oneOf(taskPurposes),
  stage: Type.String(),
  title: BothSchema,
  openedOn: DaySchema,
  state: oneOf(taskStates),
  doneOn: nullable(DaySchema),
  doneBy: nullable(Type.String()),
  note: nullable(Type.String()),
});
