import type { TSchema } from 'typebox';

interface Keywords {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Keywords>>;
  readonly items?: Keywords;
  readonly anyOf?: readonly Keywords[];
}

/**
 * What a client of the Partner Center-compatible API sent, in the words of our schema: members and
 * enum values in any case, numbers for enum values, numbers and booleans in quotes. Members that
 * the schema does not name are left out, nulls where it knows none too. What still does not fit is
 * refused by the schema afterwards.
 */
export function adapted(schema: TSchema, given: unknown): unknown {
  return adaptedTo(schema as Keywords, given);
}

function adaptedTo(schema: Keywords, given: unknown): unknown {
  if (schema.anyOf) return adaptedToChoice(schema.anyOf, given);
  if (schema.enum) return enumValue(schema.enum, given);
  if (schema.properties && isObject(given)) return members(schema.properties, given);
  if (schema.type === 'array' && schema.items) {
    const { items } = schema;
    const list = Array.isArray(given) ? given : typeof given === 'string' ? [given] : null;
    return list === null ? given : list.map((each) => adaptedTo(items, each));
  }
  return scalar(schema.type, given);
}

function members(
  properties: Readonly<Record<string, Keywords>>,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const names = new Map(Object.keys(properties).map((name) => [name.toLowerCase(), name]));
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const name = names.get(key.toLowerCase());
    if (name === undefined) continue;
    const schema = properties[name]!;
    if (value === null && !acceptsNull(schema)) continue;
    result[name] = adaptedTo(schema, value);
  }
  return result;
}

/** A choice of fixed values is an enum; of "this or null" the other is meant. */
function adaptedToChoice(variants: readonly Keywords[], given: unknown): unknown {
  if (variants.every((variant) => 'const' in variant)) {
    return enumValue(
      variants.map((variant) => variant.const),
      given,
    );
  }
  const meant = variants.find((variant) => variant.type !== 'null');
  return given === null || !meant ? given : adaptedTo(meant, given);
}

function enumValue(values: readonly unknown[], given: unknown): unknown {
  if (typeof given === 'number') return values[given] ?? given;
  if (typeof given !== 'string') return given;
  if (values.includes(given)) return given;
  if (/^\d{1,4}$/.test(given)) return values[Number(given)] ?? given;
  const folded = fold(given);
  return values.find((value) => typeof value === 'string' && fold(value) === folded) ?? given;
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/[_\s]/g, '');
}

function scalar(type: string | undefined, given: unknown): unknown {
  if (type === 'string' && typeof given === 'number') return String(given);
  if (typeof given !== 'string') return given;
  if (type === 'boolean' && /^(true|false)$/i.test(given)) return given.toLowerCase() === 'true';
  const isNumber = (type === 'number' || type === 'integer') && /^-?\d{1,15}(\.\d+)?$/.test(given);
  return isNumber ? Number(given) : given;
}

function acceptsNull(schema: Keywords): boolean {
  return schema.type === 'null' || (schema.anyOf ?? []).some((variant) => acceptsNull(variant));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
