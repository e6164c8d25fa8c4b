import { describe, expect, test } from 'vitest';
import { clientTypes, type OpenApi, typeOf } from '../scripts/client-types.ts';

const sample: OpenApi = {
  openapi: '3.1.0',
  components: {
    schemas: {
      Money: {
        type: 'object',
        required: ['amount', 'currency'],
        properties: { amount: { type: 'string' }, currency: { type: 'string' } },
      },
    },
  },
  paths: {
    '/api/customers/{customerId}': {
      get: {
        operationId: 'getCustomer',
        summary: 'One customer',
        parameters: [
          { name: 'customerId', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'asOf', in: 'query', schema: { type: 'string', format: 'date' } },
          { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } },
        ],
        responses: {
          '200': {
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Money' } } },
          },
          '404': { content: { 'application/problem+json': { schema: {} } } },
        },
      },
      delete: { operationId: 'deleteCustomer', responses: { '204': {} } },
    },
    '/api/imports': {
      post: {
        operationId: 'uploadImport',
        requestBody: { content: { 'text/csv': { schema: { type: 'string' } } } },
        responses: { '200': { content: { 'text/csv': { schema: { type: 'string' } } } } },
      },
    },
  },
};

describe('types of schemas', () => {
  test.each([
    [{ type: 'string', format: 'uuid' }, 'string'],
    [{ type: 'integer' }, 'number'],
    [{ const: 'open' }, '"open"'],
    [{ enum: ['a', null, 3] }, '"a" | null | 3'],
    [{ anyOf: [{ const: 'a' }, { type: 'null' }] }, '"a" | null'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [
      { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
      '(string | null)[]',
    ],
    [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }, '[string, number]'],
    [
      { type: 'object', patternProperties: { '^.*$': { type: 'number' } } },
      'Record<string, number>',
    ],
    [{ type: 'object', additionalProperties: { type: 'string' } }, 'Record<string, string>'],
    [{}, 'unknown'],
    [{ $ref: '#/components/schemas/Money' }, "Schemas['Money']"],
  ])('%j', (schema, expected) => {
    expect(typeOf(schema)).toBe(expected);
  });

  test('an object says which members may be missing', () => {
    const type = typeOf({
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, 'due-day': { type: 'string', description: 'A day' } },
    });
    expect(type).toBe("{\n  id: string;\n  /** A day */\n  'due-day'?: string | undefined;\n}");
  });

  test('a schema that is not understood is refused, not guessed', () => {
    expect(() => typeOf({ type: 'function' })).toThrow('no type for');
  });
});

describe('types of operations', () => {
  test('params, query, body and output of each, in order of name', () => {
    const types = clientTypes(sample);
    expect(types).toContain(`  /** One customer */
  getCustomer: {
    params: { customerId: string };
    query: { asOf?: string | undefined };
    body: undefined;
    output: Schemas['Money'];
  };`);
    expect(types).toContain(`  deleteCustomer: {
    params: { customerId: string };
    query: undefined;
    body: undefined;
    output: undefined;
  };`);
    expect(types).toContain('body: Blob | string;\n    output: string;');
    expect(types).toContain("  getCustomer: ['GET', '/api/customers/{customerId}'],");
    expect(types.indexOf('deleteCustomer')).toBeLessThan(types.indexOf('getCustomer'));
  });

  test('two operations of one name are refused', () => {
    const get = { operationId: 'same', responses: {} };
    const twice = { ...sample, paths: { '/a': { get }, '/b': { get } } };
    expect(() => clientTypes(twice)).toThrow('two operations are called same');
  });

  test('an operation without a name is refused', () => {
    expect(() => clientTypes({ ...sample, paths: { '/a': { get: {} } } })).toThrow(
      'get /a has no operationId',
    );
  });
});
