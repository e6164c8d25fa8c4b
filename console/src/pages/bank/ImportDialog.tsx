import { Radio } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useAct } from '../../api/queries.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { Message } from '../../parts/Message.tsx';
import { toast } from '../../parts/toast.tsx';
import { bankWords } from '../../words/bank.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { DropFile } from '../imports/DropFile.tsx';
import { refreshedByLines } from './bank-state.ts';

type Result = Output<'importStatement'>;
const formats = ['camt.053', 'zengin', 'csv'] as const;
type Format = (typeof formats)[number];
const badRowsWays = ['stop', 'skip'] as const;

/** Reads a bank statement in two steps: what would happen, then it happens. */
export function ImportDialog({ close }: { readonly close: () => void }) {
  const { words, say, language } = useWords(bankWords);
  const text = words.import;
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<Format>('camt.053');
  const [badRows, setBadRows] = useState<(typeof badRowsWays)[number]>('stop');
  const [checked, setChecked] = useState<Result | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = useAct('importStatement', { refreshes: [...refreshedByLines] });
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setChecked(null);
      setProblem(null);
    };
  const run = async (dryRun: boolean) => {
    if (file === null) return;
    setBusy(true);
    setProblem(null);
    try {
      const query = { format, badRows, dryRun, language, fileName: file.name.slice(-200) };
      const result = await send.act({ query, body: file });
      if (result.state !== 'applied') return setChecked(result);
      const { matched, suggested, unmatched } = result;
      toast(say(text.applied, { matched, queued: suggested + unmatched }));
      close();
    } catch (reason) {
      setProblem(reason);
    } finally {
      setBusy(false);
    }
  };
  const canApply = checked?.state === 'checked';
  return (
    <Dialog title={text.title} close={close} wide>
      <div className="stack">
        <DropFile
          file={file}
          columns={null}
          onFile={changed(setFile)}
          prompt={text.drop}
          help={text.help}
          accept=".xml,.csv,.txt,.dat,text/csv,text/plain,application/xml"
        />
        <Radio.Group
          label={text.format}
          value={format}
          onChange={(value) => changed(setFormat)(value as Format)}
        >
          <div className="ChoicesField">
            {formats.map((each) => (
              <Radio key={each} value={each} label={text.formats[each]} />
            ))}
          </div>
        </Radio.Group>
        <Radio.Group
          label={text.badRows}
          value={badRows}
          onChange={(value) => changed(setBadRows)(value === 'skip' ? 'skip' : 'stop')}
        >
          <div className="ChoicesField">
            {badRowsWays.map((each) => (
              <Radio key={each} value={each} label={text.badRowsWays[each]} />
            ))}
          </div>
        </Radio.Group>
        {problem === null ? null : <ErrorState problem={problem} />}
        {checked === null ? null : <Checked result={checked} />}
        <div className="row">
          <ActionButton
            kind={canApply ? 'plain' : 'primary'}
            busy={busy && !canApply}
            permission="receivables.write"
            reason={file === null ? text.chooseFirst : undefined}
            onClick={() => void run(true)}
          >
            {text.check}
          </ActionButton>
          {canApply ? (
            <ActionButton
              kind="primary"
              busy={busy}
              permission="receivables.write"
              onClick={() => void run(false)}
            >
              {text.apply}
            </ActionButton>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}

function Checked({ result }: { readonly result: Result }) {
  const text = useWords(bankWords).words.import;
  const format = useFormat();
  const counts = [
    'lines',
    'created',
    'unchanged',
    'matched',
    'suggested',
    'unmatched',
    'outgoing',
  ] as const;
  return (
    <div className="stack" aria-live="polite">
      {result.state === 'stopped' ? <Message tone="danger">{text.stopped}</Message> : null}
      {result.state === 'stopped' ? null : (
        <Facts
          layout="strip"
          items={counts.map((each) => ({ label: text[each], value: format.count(result[each]) }))}
        />
      )}
      {result.errors.length === 0 ? null : (
        <table className="PlainTable">
          <thead>
            <tr>
              <th scope="col">{text.line}</th>
              <th scope="col">{text.problem}</th>
            </tr>
          </thead>
          <tbody>
            {result.errors.slice(0, 100).map((each) => (
              <tr key={`${each.line} ${each.code}`}>
                <td>{each.line}</td>
                <td>{each.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
