import type { Json } from '../../kernel/json.ts';

/**
 * The shapes that every resource of this API shares. Links stand without `/v1`: the only form that
 * all known clients digest.
 */
export interface Link {
  readonly uri: string;
  readonly method: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
}

export interface Attributes {
  readonly objectType: string;
  readonly etag?: string;
}

export interface Collection<Item> {
  readonly totalCount: number;
  readonly items: readonly Item[];
  readonly links: { readonly self: Link; readonly next?: Link };
  readonly attributes: Attributes;
  /** Of collections that are read page by page. */
  readonly continuationToken?: string;
}

/** @param uri relative, beginning with a slash, without `/v1`: `/customers/{id}` */
export function linkTo(
  uri: string,
  method = 'GET',
  headers: Readonly<Record<string, string>> = {},
): Link {
  const list = Object.entries(headers).map(([key, value]) => ({ key, value }));
  return { uri, method, headers: list };
}

export function attributesOf(objectType: string, etag?: string): Attributes {
  return etag === undefined ? { objectType } : { etag, objectType };
}

/** A whole list. */
export function collectionOf<Item>(items: readonly Item[], uri: string): Collection<Item> {
  return {
    totalCount: items.length,
    items,
    links: { self: linkTo(uri) },
    attributes: attributesOf('Collection'),
  };
}

/**
 * A page of a list that goes on. `totalCount` counts the page, as the API does.
 * @param next the token that leads to the page after this one; null on the last page
 */
export function seekCollectionOf<Item>(
  items: readonly Item[],
  uri: string,
  next: string | null,
): Collection<Item> {
  const page = collectionOf(items, uri);
  if (next === null) return page;
  const nextUri = `${uri}${uri.includes('?') ? '&' : '?'}seekOperation=Next`;
  return {
    ...page,
    continuationToken: next,
    links: { ...page.links, next: linkTo(nextUri, 'GET', { 'MS-ContinuationToken': next }) },
  };
}

/** The mark of one version of a resource: base64 of `{"id":…,"version":…}`. */
export function etagOf(id: string, version: number): string {
  return Buffer.from(JSON.stringify({ id, version })).toString('base64');
}

/**
 * The version that an etag names, in quotes or not.
 * @returns null for an etag of something else, which can never be the newest
 */
export function versionOfEtag(etag: string, id: string): number | null {
  const bare = etag.trim().replace(/^W\//, '').replaceAll('"', '');
  let value: Json;
  try {
    value = JSON.parse(Buffer.from(bare, 'base64').toString('utf8')) as Json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { id: named, version } = value as Readonly<Record<string, Json | undefined>>;
  return named === id && typeof version === 'number' && Number.isInteger(version) ? version : null;
}

/** The instant by which the API says "not yet". */
export const NOT_YET = '0001-01-01T00:00:00';
