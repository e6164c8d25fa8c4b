import { type ReactNode, useRef, useState } from 'react';
import type { Rows } from '../../api/queries.ts';
import { todayIn } from '../../app/clock.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { ErrorState } from '../ErrorState.tsx';
import { toast } from '../toast.tsx';
import type { Column } from './columns.tsx';
import { csvText, saveFile } from './csv.ts';

/**
 * Saves what the table shows: the chosen columns of every row that matches, fetched first where
 * need be.
 */
export function useSaveCsv<Row>(label: string, columns: readonly Column<Row>[], rows: Rows<Row>) {
  const { words, count, say } = useWords(partsWords);
  const format = useFormat();
  const [fetched, setFetched] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);

  const save = async () => {
    const stop = new AbortController();
    running.current = stop;
    setProblem(null);
    if (!rows.complete) setFetched(0);
    try {
      const all = rows.complete ? rows.rows : await rows.loadAll(setFetched, stop.signal);
      saveFile(`${label} ${todayIn(format.timeZone)}.csv`, csvText(columns, all));
      toast(count(words.table.saved, all.length));
    } catch (reason) {
      if (!stop.signal.aborted) setProblem(reason);
    } finally {
      setFetched(null);
    }
  };

  let bar: ReactNode = null;
  if (problem !== null) bar = <ErrorState problem={problem} retry={() => void save()} />;
  if (fetched !== null) {
    bar = (
      <div className="row small">
        <progress
          aria-label={words.table.saveCsv}
          {...(rows.total === undefined ? {} : { value: fetched, max: rows.total })}
        />
        {say(words.table.fetching, { rows: format.count(fetched) })}
        <button type="button" className="LinkButton" onClick={() => running.current?.abort()}>
          {words.cancel}
        </button>
      </div>
    );
  }
  return { start: () => void save(), bar };
}
