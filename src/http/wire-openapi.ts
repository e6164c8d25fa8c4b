import type { TSchema } from 'typebox';
import type { AnyWireRoute, WireOpenRoute, WireRoute } from '../platform/wire-route.ts';

type JsonObject = { readonly [name: string]: unknown };

const ErrorSchema = {
  type: 'object',
  required: ['code', 'message', 'description', 'data', 'source'],
  properties: {
    code: { type: 'string', description: 'The number of the error, as the original documents it' },
    message: { type: 'string' },
    description: { type: 'string' },
    data: { type: 'array', items: { type: 'string' } },
    source: { type: 'string' },
  },
};

const DESCRIPTION =
  'A subset of the Partner Center REST API. Paths, names of parameters and members, and values of ' +
  'enumerations are read in any case; members without a value are left out of answers. A POST ' +
  'that is repeated with its MS-RequestId gives the first answer again.';

/** The description of the Partner Center-compatible API, made from its routes alone. */
export function wireOpenApiOf(routes: readonly AnyWireRoute[], version: string): JsonObject {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const operation = route.wire === 'open' ? openOperation(route) : bearerOperation(route);
    (paths[route.path] ??= {})[route.method.toLowerCase()] = operation;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Surety: Partner Center-compatible API', version, description: DESCRIPTION },
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Error: ErrorSchema },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function openOperation(route: WireOpenRoute): JsonObject {
  const form = { schema: { type: 'object', additionalProperties: { type: 'string' } } };
  const body = { required: true, content: { 'application/x-www-form-urlencoded': form } };
  return {
    ...commonOf(route),
    security: [],
    ...(route.method === 'POST' ? { requestBody: body } : {}),
    responses: { '200': answered('Done', route.output) },
  };
}

function bearerOperation(route: WireRoute): JsonObject {
  const status = String(route.status ?? 200);
  const success = status === '204' ? { description: 'Done' } : answered('Done', route.output);
  return {
    ...commonOf(route),
    security: [{ bearer: [] }],
    'x-callers': route.callers === 'user' ? 'app and user' : 'app, or app and user',
    'x-permission': route.permission,
    ...(route.feature === undefined ? {} : { 'x-cloud-feature': route.feature }),
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }
      : {}),
    responses: {
      [status]: success,
      default: {
        description: 'Refused, with the number of the error',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function commonOf(route: AnyWireRoute): JsonObject {
  const places = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = 'query' in route ? queryOf(route.query) : [];
  const parameters = [...places, ...query];
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.tag],
    ...(parameters.length > 0 ? { parameters } : {}),
  };
}

function queryOf(schema: TSchema | undefined): readonly JsonObject[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, unknown>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, member]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: member,
  }));
}

function answered(description: string, schema: TSchema): JsonObject {
  return { description, content: { 'application/json': { schema } } };
}
