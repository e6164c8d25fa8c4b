import type { TSchema } from 'typebox';

interface Keywords {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Keywords>>;
  readonly items?: Keywords;
  readonly anyOf?: readonly Keywords[];
}

/**
 * Query strings and path parameters are text; where the schema asks for a number, a boolean or a
 * list, text that says one becomes one. Anything else stays as it is and is refused by the schema.
 * Bodies are never coerced.
 */
export function coerced(schema: TSchema, given: Readonly<Record<string, unknown>>): unknown {
  const properties = (schema as Keywords).properties ?? {};
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, coercedValue(properties[name], value)]),
  );
}

function coercedValue(schema: Keywords | undefined, value: unknown): unknown {
  if (schema?.type === 'array') {
    const list = Array.isArray(value) ? value : [value];
    return list.map((each) => coercedValue(schema.items, each));
  }
  if (typeof value !== 'string') return value;
  const types = [schema?.type, ...(schema?.anyOf ?? []).map((each) => each.type)];
  if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true';
  const wantsNumber = types.includes('number') || types.includes('integer');
  // Plain decimal notation only: `0x10`, `1e3` and the empty text are not what people mean.
  if (wantsNumber && /^-?\d{1,15}(\.\d{1,15})?$/.test(value)) return Number(value);
  return value;
}
