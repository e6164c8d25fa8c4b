import type { TSchema } from 'typebox';

/** A JSON Schema as an object of keywords. */
export type SchemaObject = { readonly [keyword: string]: unknown };

/**
 * The same schema, but objects take no members beyond those named: what a caller sends and nobody
 * reads is a mistake, and is answered as one. Objects that state `additionalProperties` keep their
 * word.
 */
export function closed(schema: TSchema): TSchema {
  return closedValue(schema) as TSchema;
}

function closedValue(schema: unknown, partOfWhole = false): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  const result = copyOf(schema);
  const given = schema as SchemaObject;
  for (const keyword of ['items', 'additionalProperties', 'not'] as const) {
    if (isObject(given[keyword])) result[keyword] = closedValue(given[keyword]);
  }
  for (const keyword of ['properties', 'patternProperties', '$defs'] as const) {
    if (isObject(given[keyword])) result[keyword] = mapped(given[keyword]);
  }
  for (const keyword of ['anyOf', 'oneOf', 'prefixItems'] as const) {
    if (Array.isArray(given[keyword])) {
      result[keyword] = given[keyword].map((each) => closedValue(each, partOfWhole));
    }
  }
  if (Array.isArray(given['allOf'])) {
    const parts = given['allOf'].map((each) => closedValue(each, true));
    if (parts.every(isPlainObject)) return merged(result, parts, partOfWhole);
    // Each part knows only its own members; what no part knows is refused by the whole.
    result['allOf'] = parts;
    if (!partOfWhole) result['unevaluatedProperties'] ??= false;
  }
  const namesMembers = 'properties' in given || 'patternProperties' in given;
  if (namesMembers && !partOfWhole) result['additionalProperties'] ??= false;
  return result;
}

interface PlainObject extends SchemaObject {
  readonly properties: SchemaObject;
  readonly required?: readonly string[];
}

/**
 * Nothing but members: such parts can be written as one object, and errors then name the member at
 * fault.
 */
function isPlainObject(schema: unknown): schema is PlainObject {
  return (
    isObject(schema) &&
    isObject(schema['properties']) &&
    Object.keys(schema).every((keyword) => ['type', 'properties', 'required'].includes(keyword))
  );
}

function merged(
  whole: Record<string, unknown>,
  parts: readonly PlainObject[],
  partOfWhole: boolean,
): SchemaObject {
  const properties: Record<string, unknown> = {};
  for (const [name, schema] of parts.flatMap((part) => Object.entries(part.properties))) {
    const known = properties[name];
    properties[name] = known === undefined ? schema : { allOf: [known, schema] };
  }
  const rest = Object.fromEntries(Object.entries(whole).filter(([word]) => word !== 'allOf'));
  const required = [...new Set(parts.flatMap((part) => part.required ?? []))];
  const open = partOfWhole ? {} : { additionalProperties: false };
  return { ...rest, type: 'object', properties, required, ...open };
}

function mapped(schemas: SchemaObject): SchemaObject {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, closedValue(schema)]),
  );
}

/** Keeps what the schema library attaches out of sight of JSON. */
function copyOf(schema: object): Record<string, unknown> {
  return Object.defineProperties({}, Object.getOwnPropertyDescriptors(schema));
}

function isObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
