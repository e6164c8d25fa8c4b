import { Type } from 'typebox';
import { isUuid } from '../../kernel/ids.ts';
import { formatDecimal, parseCurrency } from '../../kernel/money.ts';
import { foldForSearch } from '../../kernel/text.ts';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import type { DeliverySteps } from './commands-deliver.ts';
import { recordBounce, resolveUnknown } from './commands-outcome.ts';
import {
  IdParams,
  MailboxMailSchema,
  MailboxRowSchema,
  MessageStateSchema,
  NoticeDetailSchema,
  NoticeRowSchema,
} from './routes-schemas.ts';
import { settingsRoutes } from './routes-settings.ts';
import * as read from './store-read.ts';
import { refuse } from './types.ts';

/** What the routes need besides the request's transaction. */
export type NoticesPorts = Pick<DeliverySteps, 'secrets' | 'mailLimits'>;

/** All routes of the module. */
export function noticesRoutes(ports: NoticesPorts): readonly AnyRoute[] {
  return [...noticeRoutes, ...mailboxRoutes, ...settingsRoutes(ports)];
}

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string' && isUuid(values[0]);
}

const idBefore = (cursor: string | undefined) =>
  cursor === undefined ? null : readCursor(cursor, isIdCursor)[0];

const noticeRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/notices',
    name: 'listNotices',
    summary:
      'Letters to customers, newest first; one for each recipient. `q` looks in numbers, names, subjects.',
    tag: 'notices',
    permission: 'notices.read',
    query: Type.Object({
      ...PageQuery,
      state: Type.Optional(MessageStateSchema),
      customerId: Type.Optional(Type.String({ format: 'uuid' })),
      q: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    output: pageOf(NoticeRowSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const rows = await read.pageOfMessages(context, {
        beforeId: idBefore(query.cursor),
        limit: limit + 1,
        ...(query.state ? { state: query.state } : {}),
        ...(query.customerId ? { customerId: query.customerId } : {}),
        ...(query.q ? { search: foldForSearch(query.q) } : {}),
      });
      const page = cutPage(rows, limit, (row) => [row.id]);
      return { ...page, items: page.items.map(rowOf) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/notices/{id}',
    name: 'getNotice',
    summary: 'One letter as it was written, what it names, and every attempt to deliver it.',
    tag: 'notices',
    permission: 'notices.read',
    params: IdParams,
    output: NoticeDetailSchema,
    refusals: ['notice_not_found'],
    handle: (context, { params }) => detailOf(context, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/notices/{id}/resolve',
    name: 'resolveNotice',
    summary:
      'Says what became of a letter whose outcome is unknown: it arrived, or it is to be sent again.',
    tag: 'notices',
    permission: 'notices.write',
    params: IdParams,
    body: Type.Object({
      decision: Type.Union([Type.Literal('arrived'), Type.Literal('send_again')]),
    }),
    output: NoticeDetailSchema,
    refusals: ['notice_not_found', 'notice_not_unknown'],
    handle: async (context, { params, body }) => {
      await resolveUnknown(context, params.id, body.decision);
      return detailOf(context, params.id);
    },
  }),
  route({
    method: 'POST',
    path: '/api/notices/{id}/bounced',
    name: 'recordNoticeBounce',
    summary: 'Records that a letter which the mail server took came back.',
    tag: 'notices',
    permission: 'notices.write',
    params: IdParams,
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1_000 }) }),
    output: NoticeDetailSchema,
    refusals: ['notice_not_found', 'notice_not_sent'],
    handle: async (context, { params, body }) => {
      await recordBounce(context, { messageId: params.id }, body.reason);
      return detailOf(context, params.id);
    },
  }),
];

const mailboxRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/mailbox',
    name: 'listMailbox',
    summary: 'The built-in mailbox, newest first: where mail goes while no mail server is set.',
    tag: 'notices',
    permission: 'mailbox.read',
    query: Type.Object(PageQuery),
    output: pageOf(MailboxRowSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const beforeId = idBefore(query.cursor);
      const rows = await read.pageOfMailbox(context, { beforeId, limit: limit + 1 });
      const page = cutPage(rows, limit, (row) => [row.id]);
      return {
        ...page,
        items: page.items.map((row) => ({ ...row, deliveredAt: row.deliveredAt.toISOString() })),
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/mailbox/{id}',
    name: 'getMailboxMail',
    summary: 'One mail of the built-in mailbox. `html` is for a sandboxed frame.',
    tag: 'notices',
    permission: 'mailbox.read',
    params: IdParams,
    output: MailboxMailSchema,
    refusals: ['mailbox_mail_not_found'],
    handle: async (context, { params }) => {
      const mail = await read.findMailboxMail(context, params.id);
      if (!mail) throw refuse('mailbox_mail_not_found', { id: params.id });
      return { ...mail, deliveredAt: mail.deliveredAt.toISOString() };
    },
  }),
];

function rowOf<Row extends read.MessageRow>(row: Row) {
  const currency = parseCurrency(row.currency);
  if (currency === null) throw new Error(`not a currency in the database: ${row.currency}`);
  return {
    ...row,
    amountDue: formatDecimal(BigInt(row.amountDue), currency),
    notBefore: row.notBefore.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

async function detailOf(context: Context, messageId: string) {
  const row = await read.findMessageDetail(context, messageId);
  if (!row) throw refuse('notice_not_found', { messageId });
  const attempts = await read.attemptsOf(context, messageId);
  return {
    ...rowOf(row),
    announces: [...row.announces],
    deliveries: attempts.map((attempt) => ({
      ...attempt,
      startedAt: attempt.startedAt.toISOString(),
      endedAt: attempt.endedAt?.toISOString() ?? null,
    })),
  };
}
