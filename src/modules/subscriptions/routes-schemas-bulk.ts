import { Type } from 'typebox';
import { formatDecimal, type Currency } from '../../kernel/money.ts';
import {
  bulkItemStates,
  bulkStates,
  type BulkAction,
  type BulkItem,
  type BulkPreview,
  type BulkPreviewItem,
} from './types-bulk.ts';
import { billingCycles, holdKinds, terms } from './types.ts';

// What comes in forbids unknown keys: a misspelt word must not be a word left out.
const closed = { additionalProperties: false };
const IdSchema = Type.String({ format: 'uuid' });
const InstantSchema = Type.String({ format: 'date-time' });
const AmountSchema = Type.String();
const CurrencySchema = Type.String({ pattern: '^[A-Z]{3}$' });
const NullableInstant = Type.Union([InstantSchema, Type.Null()]);
const NullableText = Type.Union([Type.String(), Type.Null()]);

const ScheduledChangeSchema = Type.Object(
  {
    quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
    offerId: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    term: Type.Optional(Type.Enum([...terms])),
    billingCycle: Type.Optional(Type.Enum([...billingCycles])),
  },
  closed,
);

/** What can be asked of many subscriptions at once: all but names. */
export const BulkWhatSchema = Type.Union([
  Type.Object({ kind: Type.Literal('suspend'), hold: Type.Enum([...holdKinds]) }, closed),
  Type.Object({ kind: Type.Literal('reactivate') }, closed),
  Type.Object(
    {
      kind: Type.Literal('cancel'),
      when: Type.Union([Type.Literal('now'), Type.Literal('term_end')]),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('cancel'),
      when: Type.Literal('scheduled'),
      on: Type.String({ format: 'date' }),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('set_quantity'),
      quantity: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('set_auto_renew'), autoRenew: Type.Boolean() }, closed),
  Type.Object(
    {
      kind: Type.Literal('schedule_change'),
      change: Type.Union([ScheduledChangeSchema, Type.Null()]),
    },
    closed,
  ),
]);

/** Far above any cap that a partner may set; the cap itself is a setting. */
const IDS_MAX = 20_000;

export const BulkRequestSchema = Type.Object(
  {
    subscriptionIds: Type.Array(IdSchema, { minItems: 1, maxItems: IDS_MAX }),
    action: BulkWhatSchema,
    reason: Type.String({ minLength: 1, maxLength: 1_000 }),
    runAt: Type.Optional(InstantSchema),
    confirmed: Type.Optional(Type.Boolean()),
    dryRun: Type.Optional(Type.Boolean()),
  },
  closed,
);

export const BulkActionSchema = Type.Object({
  id: IdSchema,
  action: Type.Unknown(),
  reason: Type.String(),
  state: Type.Enum([...bulkStates]),
  askedById: Type.String(),
  askedBy: Type.String(),
  approvedBy: NullableText,
  runAt: InstantSchema,
  total: Type.Integer(),
  done: Type.Integer(),
  refused: Type.Integer(),
  createdAt: InstantSchema,
  finishedAt: NullableInstant,
});

export const BulkItemSchema = Type.Object({
  subscriptionId: IdSchema,
  friendlyName: Type.String(),
  customerId: Type.String(),
  customerName: Type.String(),
  state: Type.Enum([...bulkItemStates]),
  refusal: NullableText,
  finishedAt: NullableInstant,
});

const MoneySchema = Type.Object({
  currency: CurrencySchema,
  refund: AmountSchema,
  stillCharged: AmountSchema,
  saved: AmountSchema,
});

export const BulkPreviewSchema = Type.Object({
  items: Type.Array(
    Type.Object({
      subscriptionId: IdSchema,
      customerId: IdSchema,
      friendlyName: Type.String(),
      refusal: NullableText,
      money: Type.Union([
        Type.Intersect([
          MoneySchema,
          Type.Object({
            billedUntil: NullableInstant,
            reversible: Type.Boolean(),
            needsApproval: Type.Boolean(),
          }),
        ]),
        Type.Null(),
      ]),
    }),
  ),
  /** By currency, of what can be done. */
  money: Type.Array(MoneySchema),
  possible: Type.Integer(),
  refused: Type.Integer(),
  irreversible: Type.Integer(),
  needsApproval: Type.Boolean(),
});

const settingsMembers = {
  /** Remaining commitment above which a second person must agree, in the partner's currency. */
  approvalAbove: AmountSchema,
  bulkApprovalAbove: Type.Integer({ minimum: 1, maximum: IDS_MAX }),
  bulkMaximum: Type.Integer({ minimum: 1, maximum: IDS_MAX }),
  version: Type.Integer({ minimum: 0 }),
};

export const SettingsInputSchema = Type.Object(
  { ...settingsMembers, approvalAbove: Type.String({ maxLength: 30 }) },
  closed,
);

export const SettingsSchema = Type.Object({ ...settingsMembers, currency: CurrencySchema });

export function bulkActionText(bulk: BulkAction) {
  return {
    ...bulk,
    runAt: bulk.runAt.toISOString(),
    createdAt: bulk.createdAt.toISOString(),
    finishedAt: bulk.finishedAt?.toISOString() ?? null,
  };
}

/** Whose an item is and what it is called, for people. */
export interface ItemNames {
  readonly friendlyName: string;
  readonly customerId: string;
  readonly customerName: string;
}

export function bulkItemText(item: BulkItem, names: ItemNames) {
  return { ...item, ...names, finishedAt: item.finishedAt?.toISOString() ?? null };
}

interface Sums {
  readonly currency: string;
  readonly refund: bigint;
  readonly stillCharged: bigint;
  readonly saved: bigint;
}

function moneyText({ currency, refund, stillCharged, saved }: Sums) {
  const text = (minor: bigint) => formatDecimal(minor, currency as Currency);
  return {
    currency,
    refund: text(refund),
    stillCharged: text(stillCharged),
    saved: text(saved),
  };
}

function previewItemText({ money, ...item }: BulkPreviewItem) {
  return {
    ...item,
    money: money && {
      ...moneyText(money),
      billedUntil: money.billedUntil?.toISOString() ?? null,
      reversible: money.reversible,
      needsApproval: money.needsApproval,
    },
  };
}

export function bulkPreviewText(preview: BulkPreview) {
  return {
    ...preview,
    items: preview.items.map(previewItemText),
    money: preview.money.map(moneyText),
  };
}
