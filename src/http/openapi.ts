import { Type, type TSchema } from 'typebox';
import type { AccountRoute, AnyRoute, Route, StreamRoute } from '../platform/route.ts';
import { SESSION_COOKIE } from './cookie.ts';
import { PROBLEM_TYPE } from './problems.ts';
import type { SchemaObject } from './schema-closing.ts';
import type { RefusalCatalogue } from './types.ts';

/** A JSON document; its form is OpenAPI 3.1. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'A sentence a person can act on, in their language' }),
    code: Type.String({ description: 'Stable; programs decide by it' }),
    instance: Type.String({ description: "The request's id, as in x-request-id and in the log" }),
    field: Type.Optional(Type.String({ description: 'The member of the request at fault' })),
    errors: Type.Optional(
      Type.Array(Type.Object({ field: Type.String(), message: Type.String() })),
    ),
  },
  { $id: 'Problem' },
);

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Repeating a request with its key gives the first answer again and changes nothing.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/**
 * The API's description, made from the routes alone: no server needs to run. Schemas with an `$id`
 * become named components, so that generated clients know them by their name.
 * @throws when two operations share a name, or two different schemas share an `$id`
 */
export function openApiOf(
  routes: readonly AnyRoute[],
  version: string,
  catalogue: RefusalCatalogue,
): OpenApiDocument {
  const schemas = new Map<string, unknown>();
  const names = new Set<string>();
  const paths: Record<string, Record<string, unknown>> = {};
  hoisted(ProblemSchema, schemas);
  for (const route of routes) {
    if (names.has(route.name)) throw new Error(`two operations are called ${route.name}`);
    names.add(route.name);
    const operations = (paths[route.path] ??= {});
    operations[route.method.toLowerCase()] = operationOf(route, schemas, catalogue);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Surety', version, description: DESCRIPTION },
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(schemas),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'sk_…' },
      },
    },
  };
}

const DESCRIPTION =
  'Amounts are decimal strings with their currency beside them, days are YYYY-MM-DD, instants are ISO 8601 in ' +
  'UTC. Errors are problem details (RFC 9457) with a stable code; a member that a ' +
  'request has and its schema does not name is such an error. Lists are read page by page with `cursor`.';

function operationOf(
  route: AnyRoute,
  schemas: Map<string, unknown>,
  catalogue: RefusalCatalogue,
): SchemaObject {
  const isOrdinary = !('stream' in route) && !('access' in route);
  const parameters = [
    ...parametersOf('path', route.params, schemas),
    ...parametersOf('query', 'query' in route ? route.query : undefined, schemas),
    ...(isOrdinary && route.method !== 'GET' ? [IDEMPOTENCY_KEY] : []),
  ];
  const body = bodyOf(route, schemas);
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.tag],
    ...('permission' in route ? { 'x-permission': route.permission } : {}),
    security: securityOf(route),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === null ? {} : { requestBody: body }),
    responses: { ...successOf(route, schemas), ...problemsOf(route, catalogue) },
  };
}

function securityOf(route: AnyRoute): readonly SchemaObject[] {
  if (!('access' in route)) return [{ session: [] }, { apiKey: [] }];
  return route.access === 'public' ? [] : [{ session: [] }];
}

function parametersOf(
  place: 'path' | 'query',
  schema: TSchema | undefined,
  schemas: Map<string, unknown>,
): SchemaObject[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, SchemaObject>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: hoisted(property, schemas),
  }));
}

function bodyOf(route: AnyRoute, schemas: Map<string, unknown>): SchemaObject | null {
  if ('stream' in route) {
    if (route.stream === 'download') return null;
    const schema = { type: 'string', format: 'binary' };
    return { required: true, content: { 'application/octet-stream': { schema } } };
  }
  if (!route.body) return null;
  const schema = hoisted(route.body, schemas);
  return { required: true, content: { 'application/json': { schema } } };
}

function successOf(route: AnyRoute, schemas: Map<string, unknown>): SchemaObject {
  const { output } = route;
  if ('stream' in route && !output) {
    const content = { [route.contentType]: { schema: { type: 'string' } } };
    return { '200': { description: 'The file', content } };
  }
  if (!output || isNull(output)) return { '204': { description: 'Done' } };
  const content = { 'application/json': { schema: hoisted(output, schemas) } };
  if ('accepted' in route && route.accepted) return { '202': { description: 'Taken', content } };
  return { '200': { description: 'Done', content } };
}

function isNull(schema: TSchema): boolean {
  return (schema as SchemaObject)['type'] === 'null';
}

/** One entry per status, naming the codes; everything else is the default. */
function problemsOf(
  route: Route | StreamRoute | AccountRoute,
  catalogue: RefusalCatalogue,
): SchemaObject {
  const content = { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } };
  const codes = 'refusals' in route ? (route.refusals ?? []) : [];
  const byStatus = Map.groupBy(codes, (code) => String(catalogue[code]?.status ?? 'default'));
  const entries = [...byStatus]
    .filter(([status]) => status !== 'default')
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([status, list]): [string, SchemaObject] => [
      status,
      { description: list.map((code) => describe(code, catalogue)).join('\n\n'), content },
    ]);
  return {
    ...Object.fromEntries(entries),
    default: { description: 'Any other problem', content },
  };
}

function describe(code: string, catalogue: RefusalCatalogue): string {
  return `\`${code}\`: ${catalogue[code]?.en ?? ''}`;
}

/** Replaces every schema that has an `$id` by a reference and keeps it among the components. */
function hoisted(schema: unknown, schemas: Map<string, unknown>): unknown {
  if (Array.isArray(schema)) return schema.map((each) => hoisted(each, schemas));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $id, ...keywords } = schema as SchemaObject;
  const inner = Object.fromEntries(
    Object.entries(keywords).map(([keyword, value]) => [keyword, hoisted(value, schemas)]),
  );
  if (typeof $id !== 'string') return inner;
  const known = schemas.get($id);
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(inner)) {
    throw new Error(`two different schemas are called ${$id}`);
  }
  schemas.set($id, inner);
  return { $ref: `#/components/schemas/${$id}` };
}
