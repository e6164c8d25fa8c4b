import { Type } from 'typebox';
import { ruleEffects, ruleProblems, ruleSetStates, unknownEffects, verdicts } from './types.ts';

const nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const InstantText = Type.String({ format: 'date-time' });
const closed = { additionalProperties: false };

export const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const ReasonText = Type.String({ minLength: 1, maxLength: 1_000 });

const TitlesSchema = Type.Object(
  {
    en: Type.String({ minLength: 1, maxLength: 100 }),
    ja: Type.String({ minLength: 1, maxLength: 100 }),
  },
  closed,
);

export const RuleSchema = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z0-9_]{0,59}$' }),
    titles: TitlesSchema,
    when: Type.String({ minLength: 1, maxLength: 2_000, description: 'CEL' }),
    effect: Type.Enum([...ruleEffects]),
    score: Type.Integer({ minimum: 0, maximum: 1_000 }),
    whenUnknown: Type.Enum([...unknownEffects]),
    because: Type.String({ minLength: 1, maxLength: 1_000 }),
  },
  closed,
);

export const TrialSchema = Type.Object({
  decisions: Type.Integer(),
  since: Type.String({ format: 'date' }),
  allow: Type.Integer(),
  review: Type.Integer(),
  block: Type.Integer(),
  different: Type.Integer(),
  rules: Type.Array(
    Type.Object({
      rule: Type.String(),
      fired: Type.Integer(),
      alone: Type.Integer({ description: 'Times it alone kept an order from passing' }),
      unknown: Type.Integer(),
    }),
  ),
});

export const ListedSetSchema = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  state: Type.Enum([...ruleSetStates]),
  rules: Type.Array(RuleSchema),
  changedBy: Type.Array(Type.String()),
  changedAt: InstantText,
  revision: Type.Integer(),
  trial: nullable(TrialSchema),
  publishedBy: nullable(Type.String()),
  publishedBecause: nullable(Type.String()),
  publishedAt: nullable(InstantText),
  retiredAt: nullable(InstantText),
});

export const ProblemSchema = Type.Object({
  rule: Type.String(),
  code: Type.Enum([...ruleProblems]),
  detail: Type.String(),
});

export const EntrySchema = Type.Object({
  list: Type.String(),
  value: Type.String(),
  note: Type.String(),
  expiresOn: nullable(Type.String({ format: 'date' })),
  addedBy: Type.String(),
  addedAt: InstantText,
});

export const DecisionSchema = Type.Object({
  id: Type.String(),
  orderId: Type.String(),
  customerId: Type.String(),
  customerNumber: Type.String(),
  customerName: Type.String(),
  verdict: Type.Enum([...verdicts]),
  score: Type.Integer(),
  reasons: Type.Array(
    Type.Object({
      rule: Type.String(),
      titles: TitlesSchema,
      effect: Type.Enum([...ruleEffects]),
      outcome: Type.Enum(['fired', 'unknown', 'failed']),
      values: Type.Record(Type.String(), nullable(Type.String())),
    }),
  ),
  facts: Type.Record(Type.String(), nullable(Type.String())),
  ruleSetId: Type.String(),
  ruleSetNumber: Type.Integer(),
  shadow: nullable(
    Type.Object({ verdict: Type.Enum([...verdicts]), rules: Type.Array(Type.String()) }),
  ),
  amount: Type.String(),
  currency: Type.String(),
  decidedAt: InstantText,
});
