import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { wireRoute } from '../platform/wire-route.ts';
import { adapted } from './wire-input.ts';
import { wirePaths } from './wire-path.ts';

const declared = (method: 'GET' | 'PATCH', path: string) =>
  wireRoute({
    method,
    path,
    name: path,
    summary: '',
    tag: '',
    callers: 'user',
    permission: 'customers.read',
    output: Type.Null(),
    handle: () => Promise.resolve({ body: null }),
  });

describe('paths of the Partner Center API', () => {
  const paths = wirePaths([
    declared('GET', '/v1/customers/{customerId}'),
    declared('PATCH', '/v1/customers/{customerId}'),
    declared('GET', '/v1/customers/usageRecords'),
    declared('GET', '/v1/customers/{customerId}/usageBudget'),
    declared('GET', '/webhooks/v1/registration'),
    declared('GET', '/{tenant}/oauth2/token'),
  ]);

  it.each([
    ['/V1/Customers/AbC', '/v1/customers/AbC'],
    ['//v1///customers/x//', '/v1/customers/x'],
    ['/v1//v1/customers/x?size=40', '/v1/customers/x?size=40'],
    ['/v1/customers/USAGERECORDS', '/v1/customers/usageRecords'],
    ['/v1/customers/usagerecords/usagebudget', '/v1/customers/usagerecords/usageBudget'],
    ['/v1/webhooks/v1/registration', '/webhooks/v1/registration'],
    ['/Contoso.example/OAuth2/Token', '/Contoso.example/oauth2/token'],
    ['/V1/Nothing//Here', '/v1/Nothing/Here'],
    ['/api/Customers//x', '/api/Customers//x'],
    ['/assets/v1/customers', '/assets/v1/customers'],
  ])('%s is %s', (given, expected) => {
    expect(paths.canonical(given)).toBe(expected);
  });

  it('know their methods', () => {
    expect(paths.methodsAt('/v1/customers/x')).toEqual(['GET', 'PATCH']);
    expect(paths.methodsAt('/v1/nothing')).toEqual([]);
  });
});

describe('input of the Partner Center API', () => {
  const schema = Type.Object({
    status: Type.Optional(Type.Enum(['none', 'active', 'attention_needed'])),
    quantity: Type.Optional(Type.Integer()),
    on: Type.Optional(Type.Boolean()),
    name: Type.Optional(Type.String()),
    amount: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
    lines: Type.Optional(Type.Array(Type.Object({ offerId: Type.String() }))),
    extra: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  });

  it.each([
    [{ STATUS: 'Active' }, { status: 'active' }],
    [{ Status: 'AttentionNeeded' }, { status: 'attention_needed' }],
    [{ status: 2 }, { status: 'attention_needed' }],
    [{ status: '1' }, { status: 'active' }],
    [{ status: 9 }, { status: 9 }],
    [{ Quantity: '12' }, { quantity: 12 }],
    [{ quantity: 'many' }, { quantity: 'many' }],
    [{ On: 'TRUE' }, { on: true }],
    [{ name: 12 }, { name: '12' }],
    [{ name: null, quantity: null }, {}],
    [{ Amount: null }, { amount: null }],
    [{ Lines: [{ OFFERID: 'a', other: 1 }] }, { lines: [{ offerId: 'a' }] }],
    [{ Extra: { KeepMe: 1 } }, { extra: { KeepMe: 1 } }],
    [{ unknown: 1 }, {}],
  ])('%j is %j', (given, expected) => {
    expect(adapted(schema, given)).toEqual(expected);
  });

  it('leaves what does not fit to the schema', () => {
    for (const given of [[], 'text', 7, true]) expect(adapted(schema, given)).toEqual(given);
  });
});
