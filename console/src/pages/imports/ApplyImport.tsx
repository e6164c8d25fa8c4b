import { useState } from 'react';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ConfirmDialog } from '../../parts/ConfirmAction.tsx';
import { toast } from '../../parts/toast.tsx';
import { importsWords } from '../../words/imports.ts';
import { useWords } from '../../words/language.tsx';
import type { ImportReport } from './ImportPage.tsx';
import { useApplyImport } from './running.ts';

/** Lets what was checked into the ledger; what that means comes first. */
export function ApplyImport({
  found,
  applying,
}: {
  readonly found: ImportReport;
  readonly applying: boolean;
}) {
  const { words, count } = useWords(importsWords);
  const { one } = words;
  const [asking, setAsking] = useState(false);
  const apply = useApplyImport();
  // A stopped import counts nothing as created; every row that is neither bad nor known would be.
  const creates =
    found.state === 'stopped'
      ? Math.max(0, found.rows - found.unchanged - found.changed - found.rejected)
      : found.created;
  const label = count(one.apply, creates);
  return (
    <>
      <ActionButton
        kind="primary"
        permission="receivables.write"
        busy={applying}
        reason={creates === 0 ? one.nothingToApply : undefined}
        onClick={() => setAsking(true)}
      >
        {label}
      </ActionButton>
      {asking ? (
        <ConfirmDialog
          label={label}
          title={one.applyTitle}
          consequence={
            <>
              <p>{count(one.applyConsequence, creates)}</p>
              {found.rejected === 0 ? null : <p>{count(one.applySkips, found.rejected)}</p>}
              {found.changed === 0 ? null : <p>{count(one.applyChanged, found.changed)}</p>}
              <p>{one.applyFinal}</p>
            </>
          }
          close={() => setAsking(false)}
          act={() => {
            // The work goes on while the reader looks elsewhere; its progress is on the page.
            void apply(found, found.rejected > 0 ? 'skip' : found.badRows).then((result) => {
              if (result !== null) toast(one.applied);
            });
            return Promise.resolve();
          }}
        />
      ) : null}
    </>
  );
}
