import { Type } from 'typebox';
import { checkProvider, forReseller, resellersOf } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import {
  cutPage,
  pageOf,
  PAGE_LIMIT_DEFAULT,
  PageQuery,
  readCursor,
} from '../../platform/paging.ts';
import { route, type AnyRoute } from '../../platform/route.ts';
import { countCustomers, customersOf, searchCustomerIds } from '../customers/index.ts';
import { allowedMeasures } from './decide-measure.ts';
import * as schemas from './routes-schemas.ts';
import { detailOf } from './routes-partner.ts';
import * as store from './store-matter.ts';
import { countMeasures, measuresOfMatter } from './store-measure.ts';
import { refuse } from './types.ts';

const tag = 'desk';
/** As many as one page of the desk shows of what belongs to one matter. */
const REPORTS_SHOWN = 50;
const FOUND_PER_PARTNER = 10;
const FOUND_MAX = 50;

const FoundSchema = Type.Object({
  kind: Type.Enum(['partner', 'customer']),
  id: Type.String(),
  name: Type.String(),
  number: Type.String(),
  partnerName: Type.String(),
});

function isIdCursor(values: readonly unknown[]): values is [string] {
  return values.length === 1 && typeof values[0] === 'string';
}

export const deskRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/desk/matters',
    name: 'listMatters',
    summary: 'Matters of the provider’s desk, newest first.',
    tag,
    permission: 'desk.read',
    query: Type.Object({
      ...PageQuery,
      state: Type.Optional(Type.Enum(['open', 'closed'])),
      needs: Type.Optional(Type.Enum(['assessment', 'answer', 'appeal', 'second_person'])),
      partnerId: Type.Optional(schemas.Uuid),
      search: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    output: pageOf(schemas.MatterSchema),
    refusals: ['cursor_invalid', 'provider_needed'],
    handle: async (context, { query }) => {
      await checkProvider(context);
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const beforeId = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const filter = {
        ...(query.state ? { state: query.state } : {}),
        ...(query.needs ? { needs: query.needs } : {}),
        ...(query.partnerId ? { aboutPartnerId: query.partnerId } : {}),
        ...(query.search ? { search: query.search } : {}),
      };
      const rows = await store.pageOfMatters(context, filter, { beforeId, limit: limit + 1 });
      const page = cutPage(rows, limit, (row) => [row.id]);
      const total = await store.countMatters(context, filter);
      return { ...page, items: page.items.map(schemas.matterText), total };
    },
  }),
  route({
    method: 'GET',
    path: '/api/desk/matters/{matterId}',
    name: 'getMatter',
    summary: 'One matter with its reports, measures, and what was said.',
    tag,
    permission: 'desk.read',
    params: schemas.MatterParams,
    output: Type.Object({
      matter: schemas.MatterSchema,
      reports: Type.Array(schemas.ReportSchema),
      proposals: Type.Array(schemas.ProposalSchema),
      measures: Type.Array(schemas.MeasureDetailSchema),
      allowed: Type.Array(schemas.KindSchema),
    }),
    refusals: ['matter_not_found', 'provider_needed'],
    handle: (context, { params }) => matterDetail(context, params.matterId),
  }),
  route({
    method: 'GET',
    path: '/api/desk/partners',
    name: 'listDeskPartners',
    summary: 'The resellers, with their customers and measures in force, counted.',
    tag,
    permission: 'desk.read',
    query: Type.Object(PageQuery),
    output: pageOf(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        cloud: Type.String(),
        country: Type.String(),
        customers: Type.Integer(),
        measuresInForce: Type.Integer(),
      }),
    ),
    refusals: ['provider_needed', 'cursor_invalid'],
    handle: async (context, { query }) => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const after = query.cursor ? readCursor(query.cursor, isIdCursor)[0] : null;
      const all = await resellersOf(context);
      const from = after === null ? 0 : all.findIndex((each) => each.id === after) + 1;
      const page = cutPage(all.slice(from, from + limit + 1), limit, (row) => [row.id]);
      const items = [];
      for (const { id, name, cloud, country } of page.items) {
        const counted = await forReseller(context, id, async (inner) => ({
          customers: await countCustomers(inner),
          measuresInForce: await countMeasures(inner, { state: 'in_force' }),
        }));
        items.push({ id, name, cloud, country, ...counted });
      }
      return { ...page, items, total: all.length };
    },
  }),
  route({
    method: 'GET',
    path: '/api/desk/search',
    name: 'searchDesk',
    summary: 'Resellers and their customers whose name or number contains the words.',
    tag,
    permission: 'desk.read',
    query: Type.Object({ words: Type.String({ minLength: 1, maxLength: 200 }) }),
    output: Type.Object({ items: Type.Array(FoundSchema) }),
    refusals: ['provider_needed'],
    handle: async (context, { query }) => ({ items: await found(context, query.words) }),
  }),
];

async function found(context: Context, words: string) {
  const items = [];
  for (const partner of await resellersOf(context)) {
    if (items.length >= FOUND_MAX) break;
    const partnerName = partner.name;
    if (partner.name.toLowerCase().includes(words.trim().toLowerCase())) {
      const { id, name } = partner;
      items.push({ kind: 'partner' as const, id, name, number: '', partnerName });
    }
    const customers = await forReseller(context, partner.id, async (inner) =>
      customersOf(inner, await searchCustomerIds(inner, words, FOUND_PER_PARTNER)),
    );
    for (const { id, name, number } of customers) {
      items.push({ kind: 'customer' as const, id, name, number, partnerName });
    }
  }
  return items.slice(0, FOUND_MAX);
}

/** @throws Refused `matter_not_found`, `provider_needed` */
export async function matterDetail(context: Context, matterId: string) {
  await checkProvider(context);
  const matter = await store.findMatter(context, matterId);
  if (!matter) throw refuse('matter_not_found', { matterId });
  const reports = await store.reportsOfMatter(context, matterId, REPORTS_SHOWN);
  const proposals = await store.proposalsOfMatter(context, matterId);
  const measures =
    matter.aboutPartnerId === null
      ? []
      : await forReseller(context, matter.aboutPartnerId, async (inner) => {
          const details = [];
          for (const measure of await measuresOfMatter(inner, matterId)) {
            details.push(await detailOf(inner, measure));
          }
          return details;
        });
  return {
    matter: schemas.matterText(matter),
    reports: reports.map(schemas.reportText),
    proposals: proposals.map(schemas.proposalText),
    measures,
    allowed: [...allowedMeasures(matter.subjectKind, matter.assessment)],
  };
}
