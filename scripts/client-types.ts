/**
 * The part of JSON Schema that our routes produce. Anything else is refused, so that no type is a
 * guess.
 */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly prefixItems?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly description?: string;
}

interface Media {
  readonly schema?: JsonSchema;
}

interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: JsonSchema;
  }[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content?: Readonly<Record<string, Media>>;
  };
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, Media>> }>
  >;
}

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * The console's types of every operation, by operationId: `params`, `query`, `body` and `output`;
 * and the list of method and path that the client calls. Throws when an operation has no id or a
 * schema is not understood.
 */
export function clientTypes(document: OpenApi): string {
  const operations = operationsOf(document);
  const schemas = Object.entries(document.components?.schemas ?? {});
  return [
    '// Generated from docs/api/openapi.json by scripts/generate-client.ts. Changes here are lost.',
    '',
    'export interface Schemas {',
    ...schemas.map(([name, schema]) => `  ${key(name)}: ${typeOf(schema, '  ')};`),
    '}',
    '',
    'export interface Operations {',
    ...operations.map(({ id, path, operation }) => operationType(id, path, operation)),
    '}',
    '',
    'export const operations = {',
    ...operations.map(({ id, method, path }) => `  ${key(id)}: ['${method}', '${path}'],`),
    '} as const satisfies Record<keyof Operations, readonly [method: string, path: string]>;',
    '',
  ].join('\n');
}

function operationsOf(document: OpenApi) {
  const found = Object.entries(document.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((method) => {
        const operation = item[method] as Operation;
        const id = operation.operationId;
        if (id === undefined) throw new Error(`${method} ${path} has no operationId`);
        return { id, method: method.toUpperCase(), path, operation };
      }),
  );
  const twice = found.find(({ id }, at) => found.findIndex((other) => other.id === id) !== at);
  if (twice !== undefined) throw new Error(`two operations are called ${twice.id}`);
  return found.toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

function operationType(id: string, path: string, operation: Operation): string {
  const summary = operation.summary === undefined ? '' : `  /** ${comment(operation.summary)} */\n`;
  return `${summary}  ${key(id)}: {
    params: ${parametersType(operation, 'path', path)};
    query: ${parametersType(operation, 'query', path)};
    body: ${bodyType(operation)};
    output: ${outputType(operation)};
  };`;
}

function parametersType(operation: Operation, place: string, path: string): string {
  const given = (operation.parameters ?? []).filter((parameter) => parameter.in === place);
  const missing =
    place === 'path'
      ? [...path.matchAll(/\{(\w+)\}/g)]
          .map((match) => match[1] ?? '')
          .filter((name) => given.every((parameter) => parameter.name !== name))
          .map((name) => `${key(name)}: string`)
      : [];
  const known = given.map((parameter) => {
    const optional = parameter.required === true || place === 'path' ? '' : '?';
    const undefinedToo = optional === '' ? '' : ' | undefined';
    return `${key(parameter.name)}${optional}: ${typeOf(parameter.schema ?? {}, '    ')}${undefinedToo}`;
  });
  const all = [...known, ...missing];
  return all.length === 0 ? 'undefined' : `{ ${all.join('; ')} }`;
}

function bodyType(operation: Operation): string {
  const content = operation.requestBody?.content;
  if (content === undefined) return 'undefined';
  const json = content['application/json']?.schema;
  if (json === undefined) return 'Blob | string';
  const optional = operation.requestBody?.required === false ? ' | undefined' : '';
  return typeOf(json, '    ') + optional;
}

function outputType(operation: Operation): string {
  const answers = Object.entries(operation.responses ?? {});
  const good = answers.find(([status]) => status.startsWith('2'))?.[1];
  const content = Object.entries(good?.content ?? {});
  const json = content.find(([media]) => media.startsWith('application/json'))?.[1].schema;
  if (json !== undefined) return typeOf(json, '    ');
  return content.length === 0 ? 'undefined' : 'string';
}

/** One schema as a TypeScript type; `indent` is the indent of the line it stands on. */
export function typeOf(schema: JsonSchema, indent = ''): string {
  if (schema.$ref !== undefined) return `Schemas['${schema.$ref.split('/').at(-1) ?? ''}']`;
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map((value) => JSON.stringify(value)));
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice !== undefined) return union(choice.map((each) => typeOf(each, indent)));
  if (schema.allOf !== undefined) {
    return schema.allOf.map((each) => `(${typeOf(each, indent)})`).join(' & ');
  }
  if (Array.isArray(schema.type)) {
    return union(schema.type.map((type: string) => typeOf({ ...schema, type }, indent)));
  }
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return arrayType(schema, indent);
    case 'object':
      return objectType(schema, indent);
    case undefined:
      if (schema.properties !== undefined) return objectType(schema, indent);
      return 'unknown';
    default:
      throw new Error(`no type for ${JSON.stringify(schema)}`);
  }
}

function arrayType(schema: JsonSchema, indent: string): string {
  const tuple = schema.prefixItems ?? (Array.isArray(schema.items) ? schema.items : undefined);
  if (tuple !== undefined) {
    return `[${tuple.map((item: JsonSchema) => typeOf(item, indent)).join(', ')}]`;
  }
  return `(${typeOf((schema.items ?? {}) as JsonSchema, indent)})[]`;
}

function objectType(schema: JsonSchema, indent: string): string {
  const required = new Set(schema.required ?? []);
  const deeper = `${indent}  `;
  const lines = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const text =
      property.description === undefined
        ? ''
        : `${deeper}/** ${comment(property.description)} */\n`;
    const type = typeOf(property, deeper);
    const member = required.has(name) ? `: ${type}` : `?: ${type} | undefined`;
    return `${text}${deeper}${key(name)}${member};`;
  });
  const record = recordValue(schema);
  if (record !== undefined && lines.length === 0)
    return `Record<string, ${typeOf(record, indent)}>`;
  if (lines.length === 0) return 'Record<string, unknown>';
  const members = `{\n${lines.join('\n')}\n${indent}}`;
  return record === undefined ? members : `${members} & Record<string, ${typeOf(record, indent)}>`;
}

function recordValue(schema: JsonSchema): JsonSchema | undefined {
  const pattern = Object.values(schema.patternProperties ?? {})[0];
  if (pattern !== undefined) return pattern;
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

function union(types: readonly string[]): string {
  return types.length === 0 ? 'never' : [...new Set(types)].join(' | ');
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
}

function comment(text: string): string {
  return text.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ');
}
