import type { Output } from '../../api/client.ts';
import type { RowOf } from '../../api/queries.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';
import { signOf } from '../../words/decimal.ts';
import { useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';

export type DocumentRow = RowOf<'listDocuments'>;
export type DocumentKind = DocumentRow['kind'];
export type Document = Output<'getDocument'>['document'];

export interface DocumentState {
  readonly text: string;
  readonly tone: Tone;
}

/** Whether a document is settled, open or overdue, in words. */
export function useDocumentState(): (
  document: Pick<DocumentRow, 'amountOpen' | 'daysOverdue'>,
) => DocumentState {
  const { words } = useWords(receivablesWords);
  return ({ amountOpen, daysOverdue }) => {
    if (signOf(amountOpen) === 0) return { text: words.states.closed, tone: 'success' };
    if (daysOverdue > 0) return { text: words.states.overdue, tone: 'danger' };
    return { text: words.states.open, tone: 'information' };
  };
}
