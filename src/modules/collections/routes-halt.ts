import { Type } from 'typebox';
import { route, type AnyRoute } from '../../platform/route.ts';
import { getHalt, throwSwitch, watchPayments, type Halt } from './commands-halt.ts';
import { nullable, oneOf } from './routes-schemas.ts';

const tag = 'collections';
const ReasonBody = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1_000 }) });
const InstantText = Type.String({ format: 'date-time' });
const StaleSchema = nullable(
  Type.Integer({ minimum: 1, maximum: 60, description: 'Business days; null: not watched' }),
);

const HaltSchema = Type.Object({
  cause: nullable(oneOf(['switched_off', 'payments_stale'])),
  newestPaymentAt: nullable(InstantText),
  staleAfterBusinessDays: StaleSchema,
  throws: Type.Array(
    Type.Object({
      halted: Type.Boolean(),
      reason: Type.String(),
      thrownBy: Type.String(),
      thrownAt: InstantText,
    }),
  ),
});

function written(halt: Halt) {
  return {
    ...halt,
    newestPaymentAt: halt.newestPaymentAt?.toISOString() ?? null,
    throws: halt.throws.map((each) => ({ ...each, thrownAt: each.thrownAt.toISOString() })),
  };
}

export const haltRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/collections/halt',
    name: 'getHalt',
    summary: 'Whether harmful steps are carried out, why not, and who threw the switch when.',
    tag,
    permission: 'collections.read',
    output: HaltSchema,
    handle: async (context) => written(await getHalt(context)),
  }),
  route({
    method: 'POST',
    path: '/api/collections/halt',
    name: 'haltCollections',
    summary: 'Stops every harmful step at once, for all customers.',
    tag,
    permission: 'collections.run',
    body: ReasonBody,
    output: HaltSchema,
    refusals: ['collections_halt_unchanged'],
    handle: async (context, { body }) => {
      await throwSwitch(context, true, body.reason);
      return written(await getHalt(context));
    },
  }),
  route({
    method: 'POST',
    path: '/api/collections/halt/release',
    name: 'releaseCollections',
    summary: 'Lets harmful steps go on; each is decided again before it happens.',
    tag,
    permission: 'collections.proposals.decide',
    body: ReasonBody,
    output: HaltSchema,
    refusals: ['collections_halt_unchanged'],
    handle: async (context, { body }) => {
      await throwSwitch(context, false, body.reason);
      return written(await getHalt(context));
    },
  }),
  route({
    method: 'PUT',
    path: '/api/collections/payment-watch',
    name: 'watchPayments',
    summary: 'After how many business days without a payment harmful steps wait.',
    tag,
    permission: 'collections.policy.publish',
    body: Type.Object({ staleAfterBusinessDays: StaleSchema }),
    output: HaltSchema,
    handle: async (context, { body }) => {
      await watchPayments(context, body.staleAfterBusinessDays);
      return written(await getHalt(context));
    },
  }),
];
