import { useNavigateTo } from '../../app/navigate.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { paths } from '../../paths.ts';
import { useWords } from '../../words/language.tsx';
import { receivablesWords } from '../../words/receivables.ts';
import { DocumentsTable } from './DocumentsTable.tsx';
import { ReceivablesFrame } from './ReceivablesFrame.tsx';

/** Every document of every customer. */
export function DocumentsPage() {
  const { documents } = useWords(receivablesWords).words;
  const navigateTo = useNavigateTo();
  return (
    <ReceivablesFrame title={documents.title} lead={documents.lead} fill>
      <DocumentsTable
        empty={
          <EmptyState
            title={documents.emptyTitle}
            action={
              <ActionButton
                permission="receivables.write"
                onClick={() => navigateTo(paths.newImport())}
              >
                {documents.import}
              </ActionButton>
            }
          >
            {documents.emptyText}
          </EmptyState>
        }
      />
    </ReceivablesFrame>
  );
}
