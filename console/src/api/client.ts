import { problemOf, unreachable } from './problem.ts';
import { operations, type Operations } from './schema.ts';

export type OperationName = keyof Operations;
export type Output<Name extends OperationName> = Operations[Name]['output'];
export type Query<Name extends OperationName> = Operations[Name]['query'];
export type Body<Name extends OperationName> = Operations[Name]['body'];

/** Leaves out what an operation does not take, and requires what it does. */
type Given<Key extends string, Value> = [Value] extends [undefined]
  ? { readonly [Name in Key]?: undefined }
  : undefined extends Value
    ? { readonly [Name in Key]?: Value }
    : Partial<Value> extends Value
      ? { readonly [Name in Key]?: Value | undefined }
      : { readonly [Name in Key]: Value };

export type Input<Name extends OperationName> = Given<'params', Operations[Name]['params']> &
  Given<'query', Operations[Name]['query']> &
  Given<'body', Operations[Name]['body']>;

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** One key for one act of a person: a repeat after a broken connection does the act once. */
  readonly idempotencyKey?: string | undefined;
}

interface LooseInput {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
}

/** Every call gets this long; long work is started and then asked about, never waited for. */
const timeoutMs = 60_000;

/**
 * Calls an operation of the API by its name. Resolves with its output; rejects with `ApiProblem`,
 * also when the server cannot be reached. An aborted `signal` rejects with the signal's own reason.
 */
export async function call<Name extends OperationName>(
  name: Name,
  input: Input<Name>,
  options: CallOptions = {},
): Promise<Output<Name>> {
  const [method] = operations[name];
  const { body } = input as LooseInput;
  const raw = body instanceof Blob || typeof body === 'string';
  const headers = new Headers({
    Accept: 'application/json, application/problem+json',
    'Accept-Language': document.documentElement.lang,
  });
  if (body !== undefined) headers.set('Content-Type', raw ? 'text/csv' : 'application/json');
  if (method !== 'GET') {
    headers.set('Idempotency-Key', options.idempotencyKey ?? crypto.randomUUID());
  }
  const timeout = raw ? [] : [AbortSignal.timeout(timeoutMs)];
  const response = await fetch(hrefOf(name, input), {
    method,
    headers,
    credentials: 'same-origin',
    body: body === undefined ? null : raw ? body : JSON.stringify(body),
    signal: AbortSignal.any([...(options.signal ? [options.signal] : []), ...timeout]),
  }).catch(() => {
    options.signal?.throwIfAborted();
    throw unreachable();
  });
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as unknown as Output<Name>;
  const json = response.headers.get('content-type')?.includes('json') === true;
  return (json ? await response.json() : await response.text()) as Output<Name>;
}

/** The address of an operation, for links to downloads. */
export function hrefOf<Name extends OperationName>(name: Name, input: Input<Name>): string {
  const [, path] = operations[name];
  const { params = {}, query = {} } = input as LooseInput;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, part: string) =>
    encodeURIComponent(params[part] ?? ''),
  );
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    for (const each of Array.isArray(value) ? value : [value]) search.append(key, String(each));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}
