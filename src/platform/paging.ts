import { Type, type TSchema } from 'typebox';
import { Refused } from '../kernel/refusal.ts';

/** A page a person scrolls through; larger pages cost memory without being read. */
export const PAGE_LIMIT_DEFAULT = 100;
export const PAGE_LIMIT_MAX = 1_000;

export const PageQuery = {
  cursor: Type.Optional(
    Type.String({ maxLength: 1_000, description: 'nextCursor of the page before' }),
  ),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: PAGE_LIMIT_MAX, default: PAGE_LIMIT_DEFAULT }),
  ),
};

export function pageOf<Item extends TSchema>(item: Item) {
  return Type.Object({
    items: Type.Array(item),
    nextCursor: Type.Union([Type.String(), Type.Null()]),
    total: Type.Optional(Type.Integer()),
  });
}

/**
 * Opaque text for a place in a list; it carries the sort values of the last row, nothing secret.
 */
export function writeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * @throws Refused `cursor_invalid` when the text was not made by `writeCursor` with the same schema
 */
export function readCursor<T extends readonly (string | number | null)[]>(
  cursor: string,
  accepts: (values: readonly unknown[]) => values is T,
): T {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && accepts(values)) return values;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Refused('cursor_invalid', {}, 'cursor');
}

/** Cuts a list that was read with one row more than the page holds. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => readonly (string | number | null)[],
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? writeCursor(cursorOf(last)) : null };
}
