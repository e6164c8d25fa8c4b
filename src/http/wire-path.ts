import type { AnyWireRoute } from '../platform/wire-route.ts';

/** The first parts of paths that belong to this API, whether or not a route stands there. */
export const WIRE_PREFIXES = ['v1', 'webhooks', 'auditactivity'] as const;

interface Node {
  readonly literals: Map<string, { readonly text: string; readonly node: Node }>;
  place: Node | null;
  methods: Set<string>;
}

export interface WirePaths {
  /**
   * The address by which the router finds the route: literal parts as declared, no empty parts, one
   * `/v1`. Addresses outside this API come back as they were.
   */
  readonly canonical: (url: string) => string;
  /** Whether an address belongs to this API. */
  readonly includes: (url: string) => boolean;
  /** Methods of the routes at a path; empty where there is none. */
  readonly methodsAt: (url: string) => readonly string[];
}

/**
 * Paths as old clients write them: in any case, with doubled slashes (their base address ends in
 * one and the link begins with one), a slash at the end, or the version twice.
 */
export function wirePaths(routes: readonly AnyWireRoute[]): WirePaths {
  const root = newNode();
  for (const route of routes) plant(root, route);
  return {
    canonical: (url) => {
      const [path, query] = splitOnce(url);
      const parts = partsOf(path);
      const found = find(root, parts, 0);
      if (found) return `/${found.parts.join('/')}${query}`;
      const first = parts[0]?.toLowerCase() ?? '';
      return isPrefix(first) ? `/${[first, ...parts.slice(1)].join('/')}${query}` : url;
    },
    includes: (url) => {
      const parts = partsOf(splitOnce(url)[0]);
      return isPrefix(parts[0]?.toLowerCase() ?? '') || find(root, parts, 0) !== null;
    },
    methodsAt: (url) => [...(find(root, partsOf(splitOnce(url)[0]), 0)?.methods ?? [])],
  };
}

function newNode(): Node {
  return { literals: new Map(), place: null, methods: new Set() };
}

function plant(root: Node, route: AnyWireRoute): void {
  let node = root;
  for (const part of route.path.split('/').slice(1)) {
    if (part.startsWith('{')) {
      node = node.place ??= newNode();
    } else {
      const key = part.toLowerCase();
      const known = node.literals.get(key) ?? { text: part, node: newNode() };
      node.literals.set(key, known);
      node = known.node;
    }
  }
  node.methods.add(route.method);
}

/** A literal part is preferred to a place, as the router does. */
function find(
  node: Node,
  parts: readonly string[],
  at: number,
): { readonly parts: readonly string[]; readonly methods: ReadonlySet<string> } | null {
  const part = parts[at];
  if (part === undefined)
    return node.methods.size > 0 ? { parts: [], methods: node.methods } : null;
  const literal = node.literals.get(part.toLowerCase());
  const byName = literal ? find(literal.node, parts, at + 1) : null;
  if (literal && byName) return { ...byName, parts: [literal.text, ...byName.parts] };
  const byPlace = node.place ? find(node.place, parts, at + 1) : null;
  return byPlace && { ...byPlace, parts: [part, ...byPlace.parts] };
}

function partsOf(path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '');
  const repeated = parts[0]?.toLowerCase() === 'v1' && isPrefix(parts[1]?.toLowerCase() ?? '');
  return repeated ? parts.slice(1) : parts;
}

function splitOnce(url: string): [path: string, query: string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at)];
}

function isPrefix(part: string): boolean {
  return WIRE_PREFIXES.some((prefix) => prefix === part);
}
