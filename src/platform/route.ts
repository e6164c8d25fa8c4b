import type { Readable } from 'node:stream';
import type { Static, TSchema } from 'typebox';
import type { Permission } from '../kernel/permissions.ts';
import type { Context, Tx } from './context.ts';

/**
 * A route as a module declares it: what it takes, what it gives, which right it needs. `src/http`
 * turns the declarations into a server and into OpenAPI; a module never sees the web framework.
 */
export interface Route<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Output extends TSchema = TSchema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** OpenAPI style: `/api/customers/{customerId}`. */
  readonly path: string;
  /** The operation's name in OpenAPI and in the generated client: `listCustomers`. */
  readonly name: string;
  readonly summary: string;
  readonly tag: string;
  readonly permission: Permission;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly output: Output;
  /**
   * The answer holds a secret that is shown once: it is never kept, so a repeated request cannot be
   * answered again.
   */
  readonly secretAnswer?: true;
  /** What was taken is worked on later: the answer is 202 instead of 200. */
  readonly accepted?: true;
  /** The codes of the refusals a caller should expect, for the reference page. */
  readonly refusals?: readonly string[];
  readonly handle: (
    context: Context,
    input: { params: Static<Params>; query: Static<Query>; body: Static<Body> },
  ) => Promise<Static<Output>>;
}

/**
 * A route whose answer or whose request body is a stream (CSV export, file upload). It manages its
 * own transactions through `transact`, because one open transaction for the length of a download
 * would hold back the database.
 */
export interface StreamRoute<Params extends TSchema = TSchema, Query extends TSchema = TSchema> {
  readonly stream: 'download' | 'upload';
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly tag: string;
  readonly permission: Permission;
  readonly params?: Params;
  readonly query?: Query;
  /** Media type of the download or of the upload's answer. */
  readonly contentType: string;
  readonly output?: TSchema;
  readonly handle: (
    run: StreamRun,
    input: { params: Static<Params>; query: Static<Query>; upload: Readable },
  ) => Promise<StreamAnswer>;
}

export interface StreamRun extends Omit<Context, 'tx'> {
  /** Runs `work` in a transaction of its own, under the caller's partner and actor. */
  readonly transact: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
}

export interface StreamAnswer {
  readonly fileName?: string;
  readonly body: AsyncIterable<string> | object;
}

/**
 * A route about a person's own account and session (setting up, signing in, passwords): it may run
 * before anybody is known and beside any partner, manages its own transactions, and says what
 * becomes of the session cookie. API keys cannot call it.
 */
export interface AccountRoute<
  Params extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Output extends TSchema = TSchema,
> {
  /** `public`: anyone may call it; `signed_in`: any person with a session, whatever their roles. */
  readonly access: 'public' | 'signed_in';
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly tag: string;
  readonly params?: Params;
  readonly body?: Body;
  readonly output: Output;
  readonly refusals?: readonly string[];
  readonly handle: (
    run: AccountRun,
    input: { params: Static<Params>; body: Static<Body> },
  ) => Promise<AccountAnswer<Static<Output>>>;
}

export interface AccountRun {
  /** Runs `work` in a transaction of its own that serves the whole installation and no partner. */
  readonly transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly now: Date;
  readonly requestId: string;
  /** Network address of the client. */
  readonly address: string;
  readonly userAgent: string;
  /** Who is signed in; never null on `signed_in` routes. */
  readonly person: SignedInPerson | null;
}

export interface SignedInPerson {
  readonly personId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
}

export interface AccountAnswer<Body> {
  readonly body: Body;
  /**
   * A new session whose secret goes into the cookie, or the end of the session; without it nothing
   * changes.
   */
  readonly session?: { readonly secret: string; readonly expiresAt: Date } | 'ended';
}

/** Keeps the schemas' types while letting routes of different shapes stand in one list. */
export function route<P extends TSchema, Q extends TSchema, B extends TSchema, O extends TSchema>(
  definition: Route<P, Q, B, O>,
): AnyRoute {
  return definition as unknown as AnyRoute;
}

export function streamRoute<P extends TSchema, Q extends TSchema>(
  definition: StreamRoute<P, Q>,
): AnyRoute {
  return definition as unknown as AnyRoute;
}

export function accountRoute<P extends TSchema, B extends TSchema, O extends TSchema>(
  definition: AccountRoute<P, B, O>,
): AnyRoute {
  return definition as unknown as AnyRoute;
}

export type AnyRoute = Route | StreamRoute | AccountRoute;
