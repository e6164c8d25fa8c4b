import { useState } from 'react';
import { useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Message } from '../../parts/Message.tsx';
import { Loaded } from '../../parts/Skeletons.tsx';
import { useWords } from '../../words/language.tsx';
import { recordsWords } from '../../words/records.ts';

/** Checks what must always hold in the books, on demand. */
export function BooksCheck() {
  const { operations } = useWords(recordsWords).words;
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton permission="operations.read" onClick={() => setOpen(true)}>
        {operations.check}
      </ActionButton>
      {open ? (
        <Dialog title={operations.check} close={() => setOpen(false)}>
          <BooksResult />
        </Dialog>
      ) : null}
    </>
  );
}

function BooksResult() {
  const { words, count } = useWords(recordsWords);
  const { operations } = words;
  const read = useRead('checkInvariants', {}, { freshMs: 0 });
  return (
    <Loaded read={read}>
      {({ holds, checked }) =>
        holds ? (
          <Message tone="success" title={operations.holdsTitle}>
            {count(operations.holds, checked.length)}
          </Message>
        ) : (
          <Message tone="danger" title={operations.brokenTitle}>
            {checked
              .filter(({ violations }) => violations.length > 0)
              .map(({ name, violations }) => (
                <div key={name}>
                  <code>{name}</code>
                  <ul>
                    {violations.map((violation) => (
                      <li key={violation}>{violation}</li>
                    ))}
                  </ul>
                </div>
              ))}
          </Message>
        )
      }
    </Loaded>
  );
}
