import { Type } from 'typebox';
import { isUuid } from '../kernel/ids.ts';
import { Refused } from '../kernel/refusal.ts';
import { verifyAudit } from '../platform/audit.ts';
import { listEvents } from '../platform/event-log.ts';
import { recordEvents } from '../platform/events.ts';
import { cutPage, pageOf, PAGE_LIMIT_DEFAULT, PageQuery, readCursor } from '../platform/paging.ts';
import { route, type AnyRoute } from '../platform/route.ts';
import { listEffects, reviveEffect } from '../worker/store.ts';
import { checkInvariants } from './invariants.ts';

/** Codes of the routes that belong to no module. */
export type OperationsRefusal = 'cursor_invalid' | 'effect_not_dead';

const Nullable = <T extends ReturnType<typeof Type.String>>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Instant = Type.String({ format: 'date-time' });
const Change = Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]);

const EventSchema = Type.Object({
  id: Type.String(),
  type: Type.String(),
  subjectKind: Type.String(),
  subjectId: Type.String(),
  customerId: Nullable(Type.String()),
  actorKind: Type.Union([Type.Literal('user'), Type.Literal('api_key'), Type.Literal('system')]),
  actorName: Type.String(),
  requestId: Type.String(),
  occurredAt: Instant,
  before: Change,
  after: Change,
});

const EffectState = Type.Union([
  Type.Literal('pending'),
  Type.Literal('running'),
  Type.Literal('done'),
  Type.Literal('dead'),
]);

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string' && isUuid(values[0]);
}

const idBefore = (cursor: string | undefined) =>
  cursor === undefined ? null : readCursor(cursor, isIdCursor)[0];

export const operationsRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/events',
    name: 'listEvents',
    summary: 'The audit log, newest first.',
    tag: 'audit',
    permission: 'audit.read',
    query: Type.Object({
      ...PageQuery,
      type: Type.Optional(Type.String({ maxLength: 100 })),
      customerId: Type.Optional(Type.String({ format: 'uuid' })),
      subjectId: Type.Optional(Type.String({ maxLength: 100 })),
      requestId: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    output: pageOf(EventSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const { cursor, limit = PAGE_LIMIT_DEFAULT, ...filter } = query;
      const rows = await listEvents(context, {
        ...filter,
        beforeId: idBefore(cursor),
        limit: limit + 1,
      });
      const page = cutPage(rows, limit, (row) => [row.id]);
      return {
        ...page,
        items: page.items.map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString() })),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/audit/verification',
    name: 'verifyAudit',
    summary: 'Checks the hash chain over the audit log and names the first broken place.',
    tag: 'audit',
    permission: 'audit.read',
    output: Type.Object({
      intact: Type.Boolean(),
      seals: Type.Integer(),
      sealedEvents: Type.Integer(),
      unsealedEvents: Type.Integer(),
      brokenAt: Type.Union([
        Type.Object({
          seal: Type.Integer(),
          eventId: Nullable(Type.String()),
          problem: Type.String(),
        }),
        Type.Null(),
      ]),
    }),
    handle: verifyAudit,
  }),
  route({
    method: 'GET',
    path: '/api/invariants',
    name: 'checkInvariants',
    summary: 'Checks what must always hold in the books and says what does not.',
    tag: 'operations',
    permission: 'operations.read',
    output: Type.Object({
      holds: Type.Boolean(),
      checked: Type.Array(
        Type.Object({ name: Type.String(), violations: Type.Array(Type.String()) }),
      ),
    }),
    handle: checkInvariants,
  }),
  route({
    method: 'GET',
    path: '/api/effects',
    name: 'listEffects',
    summary: 'What was decided and is to be carried out; `state=dead` shows what failed for good.',
    tag: 'operations',
    permission: 'operations.read',
    query: Type.Object({ ...PageQuery, state: Type.Optional(EffectState) }),
    output: pageOf(
      Type.Object({
        id: Type.String(),
        kind: Type.String(),
        key: Type.String(),
        state: EffectState,
        failures: Type.Integer(),
        notBefore: Instant,
        lastError: Nullable(Type.String()),
        createdAt: Instant,
        finishedAt: Nullable(Instant),
      }),
    ),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const rows = await listEffects(context, {
        state: query.state ?? null,
        beforeId: idBefore(query.cursor),
        limit: limit + 1,
      });
      const page = cutPage(rows, limit, (row) => [row.id]);
      return {
        ...page,
        items: page.items.map((row) => ({
          ...row,
          notBefore: row.notBefore.toISOString(),
          createdAt: row.createdAt.toISOString(),
          finishedAt: row.finishedAt?.toISOString() ?? null,
        })),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/effects/{effectId}/retry',
    name: 'retryEffect',
    summary: 'Tries an effect again that failed for good.',
    tag: 'operations',
    permission: 'operations.write',
    params: Type.Object({ effectId: Type.String({ format: 'uuid' }) }),
    output: Type.Object({}),
    refusals: ['effect_not_dead'],
    handle: async (context, { params }) => {
      const kind = await reviveEffect(context, params.effectId);
      if (kind === undefined) throw new Refused('effect_not_dead', { effectId: params.effectId });
      await recordEvents(context, [
        {
          type: 'operations.effect_retried',
          subject: { kind: 'effect', id: params.effectId },
          after: { kind },
        },
      ]);
      return {};
    },
  }),
];
