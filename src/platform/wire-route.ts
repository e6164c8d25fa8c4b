import type { Static, TSchema } from 'typebox';
import type { Cloud, CloudFeature } from '../kernel/clouds.ts';
import type { Permission, Role } from '../kernel/permissions.ts';
import type { Refused } from '../kernel/refusal.ts';
import type { Context, Tx } from './context.ts';

/**
 * A route of the Partner Center-compatible API. It speaks the conventions of that API, not ours:
 * `src/http/serve-wire.ts` reads paths, members and enum values in any case, answers with its
 * headers, and dresses refusals as its errors. What a handler gets and gives is plain.
 */
export interface WireRoute<
  Path extends string = string,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Output extends TSchema = TSchema,
> {
  readonly wire: 'bearer';
  readonly method: WireMethod;
  /** From the server's root, places in braces: `/v1/customers/{customerId}/usagebudget`. */
  readonly path: Path;
  /** The operation's name in the OpenAPI document. */
  readonly name: string;
  readonly summary: string;
  readonly tag: string;
  /** `user`: a token of the application alone is refused. */
  readonly callers: 'app_or_user' | 'user';
  readonly permission: Permission;
  /** Where the partner's cloud lacks it, the call is refused and the reason told. */
  readonly feature?: CloudFeature;
  /** Counted against the partner's requests per minute. */
  readonly counted?: true;
  /** Carried out also in a closed cloud, although the method is not GET: it changes nothing. */
  readonly readsOnly?: true;
  /** Members in camel case; what a request has beyond them is ignored, as old clients expect. */
  readonly query?: Query;
  readonly body?: Body;
  readonly output: Output;
  /** Without it 200; an answer can name its own. */
  readonly status?: 200 | 201 | 202 | 204;
  readonly handle: (
    call: WireCall,
    input: {
      readonly params: WireParams<Path>;
      readonly query: Static<Query>;
      readonly body: Static<Body>;
    },
  ) => Promise<WireReply<Sendable<Static<Output>>>>;
}

export type WireMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type ParamNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;
export type WireParams<Path extends string> = string extends Path
  ? Readonly<Record<string, string>>
  : { readonly [Name in ParamNames<Path>]: string };

/** The context of a command, and what only this API knows of its caller. */
export interface WireCall extends Context {
  readonly client: { readonly id: string; readonly name: string };
  /** The person whom the application acts for; null for an application alone. */
  readonly user: WireUser | null;
  /** What client and user together may do. */
  readonly permissions: readonly Permission[];
  readonly cloud: Cloud;
  /** How clients reach this server, without a slash at its end. */
  readonly baseUrl: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** A query parameter by its name in any case, also one that no schema names. */
  readonly queryValue: (name: string) => string | undefined;
}

export interface WireUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** Signs in with a second factor. */
  readonly mfa: boolean;
}

/**
 * Members that are null or undefined are left out of the JSON. Bytes go out as they are, under
 * `contentType`.
 */
export interface WireReply<Body> {
  readonly body: Body;
  readonly status?: 200 | 201 | 202 | 204;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
}

/** What a handler may give for an answer: also null for what is left out. */
export type Sendable<Value> = Value extends readonly (infer Item)[]
  ? readonly Sendable<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Sendable<Value[Key]> | MaybeNothing<Value, Key> }
    : Value;
type MaybeNothing<Value, Key extends keyof Value> =
  Record<never, never> extends Pick<Value, Key> ? null | undefined : never;

/** A route that needs no token because it is about tokens. It dresses its own errors. */
export interface WireOpenRoute<Path extends string = string> {
  readonly wire: 'open';
  readonly method: 'GET' | 'POST';
  readonly path: Path;
  readonly name: string;
  readonly summary: string;
  readonly tag: string;
  readonly output: TSchema;
  readonly handle: (
    run: WireOpenRun,
    input: {
      readonly params: WireParams<Path>;
      /** Members of a form or of a query, the last of several values. */
      readonly fields: Readonly<Record<string, string>>;
    },
  ) => Promise<WireOpenReply>;
}

export interface WireOpenRun {
  /** In a transaction of its own that serves the installation. */
  readonly transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly now: Date;
  readonly requestId: string;
  /** Network address of the client. */
  readonly address: string;
  /** How clients reach this server, without a slash at its end. */
  readonly baseUrl: string;
  /** The header of that name. */
  readonly authorization: string | undefined;
}

export interface WireOpenReply {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export type AnyWireRoute = WireRoute | WireOpenRoute;

/** Keeps the schemas' types while letting routes of different shapes stand in one list. */
export function wireRoute<
  const Path extends string,
  Query extends TSchema,
  Body extends TSchema,
  Output extends TSchema,
>(definition: Omit<WireRoute<Path, Query, Body, Output>, 'wire'>): AnyWireRoute {
  return { ...definition, wire: 'bearer' } as unknown as AnyWireRoute;
}

export function wireOpenRoute<const Path extends string>(
  definition: Omit<WireOpenRoute<Path>, 'wire'>,
): AnyWireRoute {
  return { ...definition, wire: 'open' } as unknown as AnyWireRoute;
}

/** Who stands behind a bearer token, before a transaction is opened for the request. */
export interface WireCaller {
  readonly partnerId: string;
  readonly cloud: Cloud;
  readonly client: { readonly id: string; readonly name: string };
  readonly user: WireUser | null;
  readonly permissions: readonly Permission[];
}

/** How a refusal looks in this API. */
export interface WireFault {
  readonly status: number;
  /** Digits, as the API documents them. */
  readonly code: string;
  /** Further members of the error body, for the services that have them. */
  readonly extra?: Readonly<Record<string, string | number | boolean>>;
}

/** What the module hands to the server so that the second dress needs no business of its own. */
export interface WireDress {
  readonly routes: readonly AnyWireRoute[];
  /** @throws Refused when the token is missing, unreadable, expired or for somebody else */
  readonly callerOf: (run: WireOpenRun) => Promise<WireCaller>;
  /** @throws Refused when the caller may not use the route, or its cloud lacks it */
  readonly admit: (route: WireRoute, caller: WireCaller) => void;
  /** @returns null when the table of errors lacks the code: our mistake */
  readonly faultOf: (refused: Pick<Refused, 'code' | 'field'>) => WireFault | null;
}
