import { Type } from 'typebox';
import { forReseller, resellersOf } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import {
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
  cutPage,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { actOnTicket, mergeTicket } from './commands-desk.ts';
import * as schemas from './routes-schemas.ts';
import * as store from './store.ts';
import type { Ticket } from './types.ts';

const tag = 'desk';
const Text = Type.String({ minLength: 1, maxLength: 8_000, pattern: '\\S' });
const Uuid = Type.String({ format: 'uuid' });
const Version = Type.Integer({ description: 'the version that was seen' });
const DeskParams = Type.Object({ partnerId: Uuid, ticketId: Uuid });
const LOCKED = [
  'provider_needed',
  'partner_not_found',
  'ticket_not_found',
  'ticket_version_stale',
  'ticket_closed',
];

const DeskTicketSchema = Type.Object({
  ...schemas.TicketSchema.properties,
  partnerId: Type.String(),
  partnerName: Type.String(),
});

function isPlaceCursor(values: readonly unknown[]): values is [number] {
  return values.length === 1 && Number.isSafeInteger(values[0]);
}

export const deskTicketsRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/desk/tickets',
    name: 'listDeskTickets',
    summary: 'Service requests of all resellers: open ones first, by the clock that runs out next.',
    tag,
    permission: 'desk.read',
    query: Type.Object({
      ...PageQuery,
      ...schemas.FilterQuery,
      partnerId: Type.Optional(Uuid),
    }),
    output: pageOf(DeskTicketSchema),
    refusals: ['provider_needed', 'partner_not_found', 'cursor_invalid'],
    handle: async (context, { query }) => {
      const { limit = PAGE_LIMIT_DEFAULT, cursor } = query;
      const from = cursor === undefined ? 0 : readCursor(cursor, isPlaceCursor)[0];
      const until = from + limit + 1;
      const { tickets, total } = await ofAllResellers(context, query, until);
      const sorted = tickets.toSorted(byClock).map((each, place) => ({ each, place }));
      const page = cutPage(sorted.slice(from, until), limit, (row) => [row.place + 1]);
      const items = page.items.map(({ each }) => each.shown);
      return { ...page, items, total };
    },
  }),
  route({
    method: 'GET',
    path: '/api/desk/partners/{partnerId}/tickets/{ticketId}',
    name: 'getDeskTicket',
    summary: 'One service request as the provider’s desk sees it.',
    tag,
    permission: 'desk.read',
    params: DeskParams,
    output: schemas.TicketDetailSchema,
    refusals: ['provider_needed', 'partner_not_found', 'ticket_not_found'],
    handle: (context, { params }) => deskDetail(context, params),
  }),
  route({
    method: 'POST',
    path: '/api/desk/partners/{partnerId}/tickets/{ticketId}/notes',
    name: 'answerDeskTicket',
    summary: 'Answers, asks, closes, or notes something for the desk alone.',
    tag,
    permission: 'desk.act',
    params: DeskParams,
    body: Type.Object({
      kind: Type.Enum(['answer', 'ask', 'internal', 'close']),
      text: Text,
      version: Version,
    }),
    output: schemas.TicketDetailSchema,
    refusals: LOCKED,
    handle: async (context, { params, body: { version, ...act } }) => {
      await actOnTicket(context, { ...params, version }, act);
      return deskDetail(context, params);
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/partners/{partnerId}/tickets/{ticketId}/severity',
    name: 'escalateDeskTicket',
    summary: 'Changes how urgent it is, and says why.',
    tag,
    permission: 'desk.act',
    params: DeskParams,
    body: Type.Object({ severity: schemas.SeveritySchema, text: Text, version: Version }),
    output: schemas.TicketDetailSchema,
    refusals: LOCKED,
    handle: async (context, { params, body: { version, ...act } }) => {
      await actOnTicket(context, { ...params, version }, { kind: 'escalate', ...act });
      return deskDetail(context, params);
    },
  }),
  route({
    method: 'POST',
    path: '/api/desk/partners/{partnerId}/tickets/{ticketId}/merge',
    name: 'mergeDeskTicket',
    summary: 'Ends it, because it goes on in another one of the same customer.',
    tag,
    permission: 'desk.act',
    params: DeskParams,
    body: Type.Object({
      into: Type.String({ pattern: '^\\d{15}$', description: 'number of the one that goes on' }),
      version: Version,
    }),
    output: schemas.TicketDetailSchema,
    refusals: [...LOCKED, 'ticket_merge_refused'],
    handle: async (context, { params, body: { version, into } }) => {
      await mergeTicket(context, { ...params, version }, into);
      return deskDetail(context, params);
    },
  }),
];

function deskDetail(
  context: Context,
  { partnerId, ticketId }: { readonly partnerId: string; readonly ticketId: string },
) {
  return forReseller(context, partnerId, (inner) =>
    schemas.ticketDetail(inner, ticketId, 'provider'),
  );
}

interface Row {
  readonly ticket: Ticket;
  readonly shown: ReturnType<typeof schemas.ticketText> & {
    readonly partnerId: string;
    readonly partnerName: string;
  };
}

/** The first ones of every reseller; together they hold the first ones of all. */
async function ofAllResellers(
  context: Context,
  query: Parameters<typeof schemas.filterOf>[1] & { readonly partnerId?: string },
  limit: number,
): Promise<{ readonly tickets: readonly Row[]; readonly total: number }> {
  const all = await resellersOf(context);
  const asked = query.partnerId ? all.filter(({ id }) => id === query.partnerId) : all;
  const tickets: Row[] = [];
  let total = 0;
  for (const { id: partnerId, name: partnerName } of asked) {
    await forReseller(context, partnerId, async (inner) => {
      const filter = await schemas.filterOf(inner, query);
      total += await store.countTickets(inner, filter);
      for (const ticket of await store.pageOfTickets(inner, filter, { limit, order: 'clock' })) {
        const shown = { ...schemas.ticketText(ticket, context.now), partnerId, partnerName };
        tickets.push({ ticket, shown });
      }
    });
  }
  return { tickets, total };
}

/** The same order as the store's. */
function byClock({ ticket: one }: Row, { ticket: other }: Row): number {
  const closed = (each: Ticket) => (each.status === 'closed' ? 1 : 0);
  const due = (each: Ticket) =>
    (each.firstRespondedAt === null ? each.firstResponseDueAt?.getTime() : undefined) ??
    Number.MAX_SAFE_INTEGER;
  return (
    closed(one) - closed(other) ||
    due(one) - due(other) ||
    one.createdAt.getTime() - other.createdAt.getTime() ||
    (one.id < other.id ? -1 : 1)
  );
}
