import type { Kysely } from 'kysely';

/** An open transaction. A module narrows it to its own tables with `tables<OwnTables>(context)`. */
export type Tx = Kysely<unknown>;

export type Actor =
  | { readonly kind: 'user'; readonly id: string; readonly name: string }
  | { readonly kind: 'api_key'; readonly id: string; readonly name: string }
  | { readonly kind: 'system'; readonly id: null; readonly name: string };

/**
 * What every command and query receives from the edge (route, job or command line): a transaction
 * that sees one partner's rows only, who acts, and what time it is. Nobody commits inside a module.
 */
export interface Context {
  readonly tx: Tx;
  readonly partnerId: string;
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
}

/** The same transaction, typed with the tables that the calling module owns. */
export function tables<OwnTables>(context: { readonly tx: Tx }): Kysely<OwnTables> {
  return context.tx as unknown as Kysely<OwnTables>;
}
