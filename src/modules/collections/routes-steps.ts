import { Type } from 'typebox';
import { type Day, formatDay, parseDay } from '../../kernel/days.ts';
import { type Currency, formatDecimal } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { customersOf } from '../customers/index.ts';
import { recordCarriedOut } from './commands-consequence.ts';
import { approveProposal, declineProposal } from './commands-proposal.ts';
import { recordDelivery } from './commands-delivery.ts';
import { completeTask } from './commands-step.ts';
import { ProposalSchema, TaskSchema, oneOf } from './routes-schemas.ts';
import {
  pageOfProposals,
  pageOfTasks,
  type ProposalListed,
  type TaskListed,
} from './store-steps.ts';
import { deliveryWays } from './types-delivery.ts';
import { proposalStates, refuse, taskStates } from './types.ts';

const tag = 'collections';
const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
const ReasonBody = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1_000 }) });
const CustomerFilter = { customerId: Type.Optional(Type.String({ format: 'uuid' })) };
const Nothing = Type.Object({});

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

/** Numbers and names of the customers in a list. */
export async function customerNames(
  context: Context,
  rows: readonly { readonly customerId: string }[],
): Promise<(customerId: string) => { customerNumber: string; customerName: string }> {
  const ids = [...new Set(rows.map((row) => row.customerId))];
  const byId = new Map((await customersOf(context, ids)).map((each) => [each.id, each]));
  return (id) => ({
    customerNumber: byId.get(id)?.number ?? '',
    customerName: byId.get(id)?.name ?? '',
  });
}

export function dayOrNull(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

function proposalText(row: ProposalListed) {
  return {
    ...row,
    amount: formatDecimal(BigInt(row.amount), row.currency as Currency),
    proposedOn: formatDay(row.proposedOn),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    carriedOutOn: dayOrNull(row.carriedOutOn),
    liftedOn: dayOrNull(row.liftedOn),
  };
}

function taskText({ titleEn, titleJa, ...row }: TaskListed) {
  return {
    ...row,
    title: { en: titleEn, ja: titleJa },
    openedOn: formatDay(row.openedOn),
    doneOn: dayOrNull(row.doneOn),
  };
}

export const stepRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/proposals',
    name: 'listProposals',
    summary: 'Consequences that were proposed, newest first.',
    tag,
    permission: 'collections.read',
    query: Type.Object({
      ...PageQuery,
      ...CustomerFilter,
      state: Type.Optional(oneOf(proposalStates)),
    }),
    output: pageOf(ProposalSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const rows = await pageOfProposals(context, {
        state: query.state ?? null,
        customerId: query.customerId ?? null,
        beforeId: query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null,
        limit: limit + 1,
      });
      const page = cutPage(rows, limit, (row) => [row.id]);
      const names = await customerNames(context, page.items);
      const items = page.items.map((row) => ({ ...proposalText(row), ...names(row.customerId) }));
      return { ...page, items };
    },
  }),
  route({
    method: 'POST',
    path: '/api/proposals/{id}/approve',
    name: 'approveProposal',
    summary: 'Says yes to a consequence, with the reason. The facts are looked at again first.',
    tag,
    permission: 'collections.proposals.decide',
    params: IdParams,
    body: ReasonBody,
    output: Nothing,
    refusals: ['proposal_not_found', 'proposal_not_open', 'proposal_no_longer_holds'],
    handle: async (context, { params, body }) => {
      await approveProposal(context, params.id, body.reason);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/proposals/{id}/decline',
    name: 'declineProposal',
    summary:
      'Says no to a consequence that is not carried out; its stage does not ask again for this debt.',
    tag,
    permission: 'collections.proposals.decide',
    params: IdParams,
    body: ReasonBody,
    output: Nothing,
    refusals: ['proposal_not_found', 'proposal_not_open'],
    handle: async (context, { params, body }) => {
      await declineProposal(context, params.id, body.reason);
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/proposals/{id}/carried-out',
    name: 'recordProposalCarriedOut',
    summary:
      'Carries an approved consequence out now, or records that a person carried it out elsewhere.',
    tag,
    permission: 'collections.proposals.decide',
    params: IdParams,
    output: Nothing,
    refusals: [
      'proposal_not_found',
      'proposal_not_open',
      'proposal_no_longer_holds',
      'proposal_not_today',
      'proposal_provider_busy',
    ],
    handle: async (context, { params }) => {
      await recordCarriedOut(context, params.id);
      return {};
    },
  }),
  route({
    method: 'GET',
    path: '/api/tasks',
    name: 'listTasks',
    summary: 'What people are asked to do, newest first.',
    tag,
    permission: 'collections.read',
    query: Type.Object({
      ...PageQuery,
      ...CustomerFilter,
      state: Type.Optional(oneOf(taskStates)),
    }),
    output: pageOf(TaskSchema),
    refusals: ['cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const rows = await pageOfTasks(context, {
        state: query.state ?? null,
        customerId: query.customerId ?? null,
        beforeId: query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null,
        limit: limit + 1,
      });
      const page = cutPage(rows, limit, (row) => [row.id]);
      const names = await customerNames(context, page.items);
      const items = page.items.map((row) => ({ ...taskText(row), ...names(row.customerId) }));
      return { ...page, items };
    },
  }),
  route({
    method: 'POST',
    path: '/api/collections/notices/delivery',
    name: 'recordDelivery',
    summary: 'A person brought a notice to the customer: by letter, telephone or in person.',
    tag,
    permission: 'collections.run',
    body: Type.Object({
      noticeKey: Type.String({ minLength: 1, maxLength: 300 }),
      how: Type.Enum([...deliveryWays]),
      on: Type.String({ format: 'date' }),
      evidence: Type.String({ minLength: 1, maxLength: 2_000 }),
    }),
    output: Nothing,
    refusals: ['notice_key_unknown', 'notice_not_deliverable', 'delivery_day_invalid'],
    handle: async (context, { body }) => {
      const on = parseDay(body.on);
      if (on === null) throw refuse('delivery_day_invalid', { from: '' }, 'on');
      await recordDelivery(context, { ...body, on });
      return {};
    },
  }),
  route({
    method: 'POST',
    path: '/api/tasks/{id}/done',
    name: 'completeTask',
    summary: 'Records that a task was done, with a note.',
    tag,
    permission: 'collections.run',
    params: IdParams,
    body: Type.Object({ note: Type.String({ maxLength: 2_000 }) }),
    output: Nothing,
    refusals: ['task_not_found', 'task_not_open'],
    handle: async (context, { params, body }) => {
      await completeTask(context, params.id, body.note);
      return {};
    },
  }),
];
