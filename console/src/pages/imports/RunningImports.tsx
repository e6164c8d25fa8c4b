import './imports.css';
import { useRead } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Progress } from '../../parts/Progress.tsx';
import { useWords } from '../../words/language.tsx';
import { importsWords } from '../../words/imports.ts';
import { isWorking, workOf } from './import-state.ts';
import { dismiss, useRunning } from './running.ts';

/** How often running work is asked about. */
const everyMs = 1000;
/** The newest imports: whatever runs is among them. */
const asked = { query: { limit: 20 } } as const;

/** What is being read or applied now, by whomever; and what of this tab's own failed. */
export function RunningImports() {
  const { words, say } = useWords(importsWords);
  const own = useRunning();
  const busy = own.some((each) => each.problem === null);
  const read = useRead('listImports', asked, { everyMs: busy ? everyMs : everyMs * 10 });
  const working = (read.data?.items ?? []).filter(isWorking);
  // A file that has not reached the server yet has no row of its own.
  const sending = own.filter(
    (each) =>
      each.kind === 'reading' &&
      each.problem === null &&
      !working.some((found) => found.fileName === each.fileName),
  );
  const failed = own.filter((each) => each.problem !== null);
  return (
    <>
      {working.map((found) => (
        <Progress
          key={found.id}
          label={say(found.state === 'reading' ? words.running.reading : words.running.applying, {
            file: found.fileName,
          })}
          work={workOf(found)}
        />
      ))}
      {sending.map((each) => (
        <Progress
          key={each.id}
          label={say(words.running.reading, { file: each.fileName })}
          work={{ state: 'running', done: 0, total: null, startedAt: null }}
        />
      ))}
      {busy ? <p className="quiet small">{words.running.leave}</p> : null}
      {failed.map((each) => (
        <section key={each.id} aria-label={say(words.running.failedTitle, { file: each.fileName })}>
          <h2 className="FailedImport">
            {say(words.running.failedTitle, { file: each.fileName })}
          </h2>
          <ErrorState problem={each.problem}>
            <ActionButton onClick={() => dismiss(each.id)}>{words.running.dismiss}</ActionButton>
          </ErrorState>
        </section>
      ))}
    </>
  );
}
