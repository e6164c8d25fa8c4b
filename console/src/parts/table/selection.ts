import { useCallback, useMemo, useState } from 'react';

/**
 * Which rows are chosen, by key; the rows themselves are kept so that a bulk act need not look for
 * them.
 */
export interface Selection<Row> {
  readonly rows: ReadonlyMap<string, Row>;
  readonly toggle: (key: string, row: Row) => void;
  readonly setAll: (rows: readonly Row[]) => void;
  readonly clear: () => void;
}

export function useSelection<Row>(rowKey: (row: Row) => string): Selection<Row> {
  const [rows, setRows] = useState<ReadonlyMap<string, Row>>(new Map());
  const toggle = useCallback((key: string, row: Row) => {
    setRows((before) => {
      const next = new Map(before);
      if (!next.delete(key)) next.set(key, row);
      return next;
    });
  }, []);
  const setAll = useCallback(
    (all: readonly Row[]) => setRows(new Map(all.map((row) => [rowKey(row), row]))),
    [rowKey],
  );
  const clear = useCallback(() => setRows(new Map()), []);
  return useMemo(() => ({ rows, toggle, setAll, clear }), [rows, toggle, setAll, clear]);
}
