import {
  type InfiniteData,
  MutationCache,
  QueryCache,
  QueryClient,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { call, type Input, type OperationName, type Output } from './client.ts';
import type { Operations } from './schema.ts';
import { ApiProblem } from './problem.ts';

/** Answers stay fresh for a moment, so that going back and forth does not ask again. */
const freshMs = 15_000;
const retriesOfReads = 2;

/** `onSignedOut` is told when the server no longer knows the session. */
export function newQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (problem: unknown) => {
    if (problem instanceof ApiProblem && problem.code === 'sign_in_needed') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        retry: (failures, problem) =>
          problem instanceof ApiProblem && problem.unanswered && failures < retriesOfReads,
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
}

function keyOf<Name extends OperationName>(name: Name, input: Input<Name>): readonly unknown[] {
  const { body } = input as { readonly body?: unknown };
  const asked = [name, input.params ?? null, input.query ?? null];
  return body === undefined ? asked : [...asked, body];
}

export interface ReadOptions {
  readonly enabled?: boolean | undefined;
  /** Asks again after so many milliseconds; a number or `false` decided from the last answer. */
  readonly everyMs?: number | false | undefined;
  /** How long an answer counts as new; 0 asks each time the page opens. */
  readonly freshMs?: number | undefined;
}

/**
 * Reads an operation and keeps its answer: `const customer = useRead('getCustomer', { params })`. A
 * preview that needs a body is read the same way; it changes nothing.
 */
export function useRead<Name extends OperationName>(
  name: Name,
  input: Input<Name>,
  options: ReadOptions = {},
): UseQueryResult<Output<Name>, ApiProblem> {
  return useQuery<Output<Name>, ApiProblem>({
    queryKey: keyOf(name, input),
    queryFn: ({ signal }) => call(name, input, { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? false,
    staleTime: options.freshMs ?? freshMs,
  });
}

/** Pages of a long list that are read anew after a change; the rest comes again by scrolling. */
const pagesRefreshed = 3;

/** Reads again what an operation answered. */
async function refresh(client: QueryClient, name: OperationName): Promise<void> {
  client.setQueriesData<InfiniteData<unknown>>(
    { queryKey: [name], predicate: (query) => query.queryKey.at(-1) === 'rows' },
    (list) =>
      list && {
        pages: list.pages.slice(0, pagesRefreshed),
        pageParams: list.pageParams.slice(0, pagesRefreshed),
      },
  );
  await client.invalidateQueries({ queryKey: [name] });
}

interface Attempt {
  readonly input: string;
  readonly key: string;
}

/**
 * A write. `const invite = useAct('inviteUser', { refreshes: ['listInvitations'] })`, then
 * `invite.act(input)`. The same input sent again after a broken connection carries the same
 * idempotency key, so the act happens once; a new act gets a new key.
 */
export function useAct<Name extends OperationName>(
  name: Name,
  options: { readonly refreshes?: readonly OperationName[] } = {},
) {
  const client = useQueryClient();
  const open = useRef<Attempt | null>(null);
  const refreshes = options.refreshes ?? [];

  const mutation = useMutation<Output<Name>, ApiProblem, Input<Name>>({
    mutationFn: async (input) => {
      const text = input.body instanceof Blob ? 'file' : JSON.stringify(input);
      const key = open.current?.input === text ? open.current.key : crypto.randomUUID();
      open.current = { input: text, key };
      try {
        const output = await call(name, input, { idempotencyKey: key });
        open.current = null;
        return output;
      } catch (problem) {
        if (problem instanceof ApiProblem && !problem.unanswered) open.current = null;
        throw problem;
      }
    },
    onSuccess: () => Promise.all(refreshes.map((each) => refresh(client, each))),
  });

  return {
    act: mutation.mutateAsync,
    busy: mutation.isPending,
    problem: mutation.error,
    output: mutation.data,
    reset: mutation.reset,
  };
}

/** Operations whose answer has items. */
type ListName = {
  [Name in OperationName]: Output<Name> extends { readonly items: readonly unknown[] }
    ? Name
    : never;
}[OperationName];

/** Those that give them page by page. */
type PagedName = {
  [Name in ListName]: Operations[Name]['query'] extends { cursor?: string | undefined }
    ? Name
    : never;
}[ListName];

interface AnyPage {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
  readonly total?: number | undefined;
}

export type RowOf<Name extends ListName> =
  Output<Name> extends { readonly items: readonly (infer Row)[] } ? Row : never;

/** What a table shows: rows so far, and how to get more. */
export interface Rows<Row> {
  readonly rows: readonly Row[];
  /** All rows that match, when the server counted them. */
  readonly total: number | undefined;
  readonly complete: boolean;
  readonly loading: boolean;
  readonly loadingMore: boolean;
  readonly problem: ApiProblem | null;
  readonly loadMore: () => void;
  readonly retry: () => void;
  /** Every row that matches, for the CSV; told how far it is. */
  readonly loadAll: (
    onProgress: (count: number) => void,
    signal: AbortSignal,
  ) => Promise<readonly Row[]>;
}

/** Small, so that the first rows are here at once. */
const firstPageSize = 200;
/** The largest page that the server gives: for whoever scrolls on, and for a CSV. */
const pageSizeMax = 1000;

/** A list read page by page as the reader scrolls: `useRows('listCustomers', { query: { q } })`. */
export function useRows<Name extends PagedName>(
  name: Name,
  input: Input<Name>,
  options: ReadOptions = {},
): Rows<RowOf<Name>> {
  type Row = RowOf<Name>;
  const page = useCallback(
    async (cursor: string | null, limit: number, signal: AbortSignal): Promise<AnyPage> => {
      const query = { ...input.query, limit, ...(cursor === null ? {} : { cursor }) };
      return (await call(name, { ...input, query } as Input<Name>, { signal })) as AnyPage;
    },
    // The key below says when the input changed; its identity changes with every render.
    // eslint-disable-next-line react/exhaustive-deps
    [name, JSON.stringify(input)],
  );

  const list = useInfiniteQuery({
    queryKey: [...keyOf(name, input), 'rows'],
    queryFn: ({ pageParam, signal }) =>
      page(pageParam, pageParam === null ? firstPageSize : pageSizeMax, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    enabled: options.enabled ?? true,
    refetchInterval: options.everyMs ?? false,
    // A list of many pages would be asked for page after page; it is refreshed by what changes it.
    refetchOnWindowFocus: false,
  });

  const { fetchNextPage, refetch, hasNextPage, isFetching } = list;
  const rows = useMemo(
    () => (list.data?.pages ?? []).flatMap((each) => each.items as readonly Row[]),
    [list.data],
  );
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const retry = useCallback(
    () => void (rows.length > 0 ? fetchNextPage() : refetch()),
    [rows.length, fetchNextPage, refetch],
  );
  const loadAll = useCallback(
    async (onProgress: (count: number) => void, signal: AbortSignal) => {
      const all: Row[] = [];
      let cursor: string | null = null;
      do {
        const next: AnyPage = await page(cursor, pageSizeMax, signal);
        for (const row of next.items) all.push(row as Row);
        cursor = next.nextCursor;
        onProgress(all.length);
      } while (cursor !== null);
      return all;
    },
    [page],
  );

  return {
    rows,
    total: list.data?.pages[0]?.total,
    complete: list.data !== undefined && !hasNextPage,
    loading: list.isPending,
    loadingMore: list.isFetchingNextPage,
    problem: list.error as ApiProblem | null,
    loadMore,
    retry,
    loadAll,
  };
}

/** A short list that the server gives whole, for a table: `useWholeList('listSessions', {})`. */
export function useWholeList<Name extends ListName>(
  name: Name,
  input: Input<Name>,
  options: ReadOptions = {},
): Rows<RowOf<Name>> {
  type Row = RowOf<Name>;
  const read = useRead(name, input, options);
  const { refetch, isPending, error } = read;
  const answer = read.data as { readonly items: readonly Row[] } | undefined;
  const rows = useFixedRows(answer?.items ?? noRows);
  return useMemo(
    () => ({
      ...rows,
      complete: answer !== undefined,
      loading: isPending,
      problem: answer === undefined ? error : null,
      retry: () => void refetch(),
    }),
    [rows, answer, isPending, error, refetch],
  );
}

const noRows: readonly never[] = [];

/** Rows that are already here, in the shape of a list. */
export function useFixedRows<Row>(rows: readonly Row[]): Rows<Row> {
  return useMemo(
    () => ({
      rows,
      total: rows.length,
      complete: true,
      loading: false,
      loadingMore: false,
      problem: null,
      loadMore: () => undefined,
      retry: () => undefined,
      loadAll: () => Promise.resolve(rows),
    }),
    [rows],
  );
}
