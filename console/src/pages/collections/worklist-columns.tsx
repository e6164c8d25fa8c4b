import { useCallback, useMemo } from 'react';
import type { RowOf } from '../../api/queries.ts';
import { DayText } from '../../parts/DayText.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { type Column, dayColumn, moneyColumn, textColumn } from '../../parts/table/columns.tsx';
import { collectionsWords } from '../../words/collections.ts';
import { wordFor } from '../../words/family.ts';
import { useWords } from '../../words/language.tsx';
import { partsWords } from '../../words/parts.ts';
import { useStages } from './stages.ts';

export type WorklistRow = RowOf<'listWorklist'>;

/** What happens next by itself, in a few words: the day stands in its own column. */
export function useNextText(): (next: WorklistRow['next']) => string {
  const { words, say } = useWords(collectionsWords);
  const { worklist, kinds } = words;
  const stages = useStages();
  return useCallback(
    (next) => {
      if (next === null) return '';
      const stage = stages.name(next.stage);
      if (next.kind === 'stage') return say(worklist.nextStage, { stage });
      if (next.kind === 'notice') return say(worklist.nextNotice, { stage });
      return say(worklist.nextConsequence, { kind: wordFor(kinds, next.consequence ?? '') });
    },
    [stages, say, worklist, kinds],
  );
}

export function useWorklistColumns(): readonly Column<WorklistRow>[] {
  const { words, language } = useWords(collectionsWords);
  const currencyTitle = useWords(partsWords).words.table.currency;
  const stages = useStages();
  const nextText = useNextText();
  const { worklist } = words;
  return useMemo(() => {
    const waits = (row: WorklistRow) =>
      row.blockers.map((blocker) => wordFor(worklist.blockers, blocker.code));
    return [
      textColumn({
        id: 'customer',
        title: words.customer,
        text: (row) => row.customerName,
        cell: (row) => (
          <>
            {row.customerName} <span className="quiet">{row.customerNumber}</span>
          </>
        ),
      }),
      moneyColumn({
        id: 'overdue',
        title: words.overdue,
        currencyTitle,
        money: (row) => ({ amount: row.overdue, currency: row.currency }),
      }),
      textColumn({
        id: 'stage',
        title: words.stage,
        width: 168,
        text: (row) => row.stageName[language],
        cell: (row) => (
          <StatusBadge tone={stages.tone(row.stage)}>{row.stageName[language]}</StatusBadge>
        ),
      }),
      dayColumn({
        id: 'since',
        title: worklist.since,
        width: 132,
        hiddenAtFirst: true,
        day: (row) => row.since,
      }),
      textColumn({
        id: 'next',
        title: worklist.next,
        width: 200,
        text: (row) => nextText(row.next),
        cell: (row) =>
          row.next === null ? (
            <span className="quiet">{worklist.nothingNext}</span>
          ) : (
            nextText(row.next)
          ),
      }),
      dayColumn({ id: 'nextDay', title: worklist.nextDay, day: (row) => row.next?.on ?? null }),
      textColumn({
        id: 'blocked',
        title: worklist.blocked,
        width: 216,
        text: (row) => waits(row).join(language === 'ja' ? '、' : ', '),
        cell: (row) => {
          const [first, ...more] = waits(row);
          if (first === undefined) return <span className="quiet">—</span>;
          return (
            <span title={waits(row).join('\n')}>{more.length > 0 ? `${first} …` : first}</span>
          );
        },
      }),
      moneyColumn({
        id: 'net',
        title: worklist.net,
        currencyTitle,
        hiddenAtFirst: true,
        money: (row) => ({ amount: row.net, currency: row.currency }),
      }),
      textColumn({
        id: 'clockStart',
        title: worklist.clockStart,
        width: 140,
        hiddenAtFirst: true,
        text: (row) => row.clockStart ?? '',
        cell: (row) => <DayText day={row.clockStart} />,
      }),
      dayColumn({
        id: 'asOf',
        title: worklist.asOf,
        hiddenAtFirst: true,
        day: (row) => row.asOf,
      }),
    ];
  }, [words, worklist, language, currencyTitle, stages, nextText]);
}
