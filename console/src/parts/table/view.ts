import { useMemo } from 'react';
import { useSearchState } from '../../app/search-state.ts';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/**
 * The state of a table, read from the address: a copied address shows the same rows in the same
 * order.
 */
export interface TableView {
  readonly search: string;
  readonly sort: Sort | null;
  /** `-overdue`, as the address and the API write it. */
  readonly sortText: string | undefined;
  /** Ids of the chosen columns in the order shown; `null` for the usual ones. */
  readonly columns: readonly string[] | null;
  /** The value of a filter; empty when it is not set. */
  readonly filter: (id: string) => string;
  readonly setSearch: (text: string) => void;
  readonly setSort: (sort: Sort | null) => void;
  readonly setColumns: (columns: readonly string[] | null) => void;
  readonly setFilter: (id: string, value: string) => void;
  readonly clear: (ids: readonly string[]) => void;
}

/**
 * The view of the table on this page. `prefix` keeps two tables of one page apart in the address;
 * `sort` is the order when the address names none.
 */
export function useTableView(
  options: { readonly prefix?: string; readonly sort?: string } = {},
): TableView {
  const [params, patch] = useSearchState();
  const prefix = options.prefix === undefined ? '' : `${options.prefix}.`;
  const usual = options.sort;

  return useMemo(() => {
    const sortText = params.get(`${prefix}sort`) ?? usual;
    const columns = params.get(`${prefix}columns`);
    return {
      search: params.get(`${prefix}q`) ?? '',
      sort: readSort(sortText),
      sortText,
      columns: columns === null ? null : columns.split(','),
      filter: (id) => params.get(prefix + id) ?? '',
      setSearch: (text) => patch({ [`${prefix}q`]: text }),
      setSort: (sort) => {
        const text = sort === null ? null : writeSort(sort);
        patch({ [`${prefix}sort`]: text === usual ? null : text });
      },
      setColumns: (ids) => patch({ [`${prefix}columns`]: ids === null ? null : ids.join(',') }),
      setFilter: (id, value) => patch({ [prefix + id]: value }),
      clear: (ids) => patch(Object.fromEntries(['q', ...ids].map((id) => [prefix + id, null]))),
    };
  }, [params, patch, prefix, usual]);
}

export function readSort(text: string | undefined): Sort | null {
  if (text === undefined || text === '') return null;
  return { column: text.replace(/^-/, ''), descending: text.startsWith('-') };
}

export function writeSort(sort: Sort): string {
  return `${sort.descending ? '-' : ''}${sort.column}`;
}

/** A range filter keeps `from..to`, either side empty. */
export function readRange(value: string): { readonly from: string; readonly to: string } {
  const [from = '', to = ''] = value.split('..');
  return { from, to };
}

export function writeRange(range: { readonly from: string; readonly to: string }): string {
  return range.from === '' && range.to === '' ? '' : `${range.from}..${range.to}`;
}
