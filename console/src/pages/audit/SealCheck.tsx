import { useState } from 'react';
import { useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Message } from '../../parts/Message.tsx';
import { Loaded } from '../../parts/Skeletons.tsx';
import { useWords } from '../../words/language.tsx';
import { recordsWords } from '../../words/records.ts';

/** Checks the hash chain over the log, on demand: it reads every event. */
export function SealCheck() {
  const { audit } = useWords(recordsWords).words;
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton permission="audit.read" onClick={() => setOpen(true)}>
        {audit.verify}
      </ActionButton>
      {open ? (
        <Dialog title={audit.verify} close={() => setOpen(false)}>
          <SealResult />
        </Dialog>
      ) : null}
    </>
  );
}

function SealResult() {
  const { words, count, say } = useWords(recordsWords);
  const { audit } = words;
  const read = useRead('verifyAudit', {}, { freshMs: 0 });
  return (
    <Loaded read={read}>
      {(answer) =>
        answer.brokenAt === null ? (
          <Message tone="success" title={audit.intactTitle}>
            <p>{count(audit.intact, answer.sealedEvents)}</p>
            {answer.unsealedEvents === 0 ? null : (
              <p className="quiet">{count(audit.waiting, answer.unsealedEvents)}</p>
            )}
          </Message>
        ) : (
          <Message tone="danger" title={audit.brokenTitle}>
            <p>
              {say(audit.broken, { seal: answer.brokenAt.seal, problem: answer.brokenAt.problem })}
            </p>
            {answer.brokenAt.eventId === null ? null : <code>{answer.brokenAt.eventId}</code>}
          </Message>
        )
      }
    </Loaded>
  );
}
