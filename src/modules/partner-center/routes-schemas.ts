import { Type, type TSchema } from 'typebox';

/** Schemas that many resources of this API share. They describe what we answer. */

export const LinkSchema = Type.Object({
  uri: Type.String({ pattern: '^/(?!v1/)' }),
  method: Type.String(),
  headers: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
});

export const LinksSchema = Type.Record(Type.String(), LinkSchema);

export const AttributesSchema = Type.Object({
  objectType: Type.String(),
  etag: Type.Optional(Type.String()),
});

export function collectionSchema<Item extends TSchema>(item: Item) {
  return Type.Object({
    totalCount: Type.Integer({ minimum: 0 }),
    items: Type.Array(item),
    continuationToken: Type.Optional(Type.String()),
    links: LinksSchema,
    attributes: AttributesSchema,
  });
}

/**
 * A value of a list. Requests may write it in any case, with or without underscores, or as its
 * number in the list; handlers get it as it stands here.
 */
export function wireEnum<const Values extends readonly string[]>(values: Values) {
  return Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] });
}
