import { describe, expect, it } from 'vitest';
import { Type } from 'typebox';
import { accountRoute, route, streamRoute } from '../platform/route.ts';
import { openApiOf } from './openapi.ts';

const Money = Type.Object({ amount: Type.String(), currency: Type.String() }, { $id: 'Money' });
const payment = route({
  method: 'POST',
  path: '/api/payments/{paymentId}',
  name: 'recordPayment',
  summary: 'Records a payment.',
  tag: 'receivables',
  permission: 'receivables.write',
  params: Type.Object({ paymentId: Type.String({ format: 'uuid' }) }),
  query: Type.Object({ dryRun: Type.Optional(Type.Boolean({ description: 'Changes nothing' })) }),
  body: Type.Object({ money: Money }),
  output: Type.Object({ left: Type.Array(Money) }),
  refusals: ['payment_too_late', 'payment_unknown'],
  handle: () => Promise.resolve({ left: [] }),
});
const catalogue = {
  payment_too_late: { status: 409, en: 'Too late.', ja: '遅すぎます。' },
  payment_unknown: { status: 404, en: 'Unknown.', ja: '不明です。' },
};
const documentOf = (routes: Parameters<typeof openApiOf>[0]) =>
  openApiOf(routes, '1.0.0', catalogue);

describe('the description of the API', () => {
  it('keeps the names of schemas and refers to them', () => {
    const document = documentOf([payment]);
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.components.schemas)).toEqual(['Problem', 'Money']);
    expect(document.components.schemas['Money']).not.toHaveProperty('$id');
    expect(document.paths['/api/payments/{paymentId}']).toMatchObject({
      post: {
        operationId: 'recordPayment',
        'x-permission': 'receivables.write',
        parameters: [
          { name: 'paymentId', in: 'path', required: true },
          { name: 'dryRun', in: 'query', required: false, description: 'Changes nothing' },
          { name: 'Idempotency-Key', in: 'header' },
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                properties: { money: { $ref: '#/components/schemas/Money' } },
              },
            },
          },
        },
        responses: {
          '404': { description: '`payment_unknown`: Unknown.' },
          '409': { description: '`payment_too_late`: Too late.' },
        },
      },
    });
  });

  it('says of each route who may call it', () => {
    const common = { summary: '', tag: 'x', output: Type.Object({}) };
    const handle = () => Promise.resolve({ body: {} });
    const { paths } = documentOf([
      payment,
      accountRoute({ ...common, access: 'public', method: 'GET', path: '/a', name: 'a', handle }),
      accountRoute({
        ...common,
        access: 'signed_in',
        method: 'GET',
        path: '/b',
        name: 'b',
        handle,
      }),
    ]);
    expect(paths['/api/payments/{paymentId}']).toMatchObject({
      post: { security: [{ session: [] }, { apiKey: [] }] },
    });
    expect(paths['/a']).toMatchObject({ get: { security: [] } });
    expect(paths['/b']).toMatchObject({ get: { security: [{ session: [] }] } });
  });

  it('shows downloads as files and answers without a body as 204', () => {
    const download = streamRoute({
      stream: 'download',
      method: 'GET',
      path: '/api/list.csv',
      name: 'download',
      summary: '',
      tag: 'x',
      permission: 'customers.read',
      contentType: 'text/csv',
      handle: () => Promise.resolve({ body: {} }),
    });
    const silent = route({
      method: 'DELETE',
      path: '/api/thing',
      name: 'silent',
      summary: '',
      tag: 'x',
      permission: 'customers.write',
      output: Type.Null(),
      handle: () => Promise.resolve(null),
    });
    const { paths } = documentOf([download, silent]);
    expect(paths['/api/list.csv']).toMatchObject({
      get: { responses: { '200': { content: { 'text/csv': {} } } } },
    });
    expect(paths['/api/thing']).toMatchObject({ delete: { responses: { '204': {} } } });
  });

  it('refuses two operations of one name and two schemas of one name', () => {
    expect(() => documentOf([payment, payment])).toThrow('two operations are called recordPayment');
    const other = route({
      ...(payment as Parameters<typeof route>[0]),
      name: 'other',
      path: '/api/other',
      body: Type.Object({ a: Type.String() }, { $id: 'Money' }),
    });
    expect(() => documentOf([payment, other])).toThrow('two different schemas are called Money');
  });
});
