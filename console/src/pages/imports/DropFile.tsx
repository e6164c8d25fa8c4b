import './imports.css';
import { type DragEvent, useId, useState } from 'react';
import { Icon } from '../../parts/Icon.tsx';
import { importsWords } from '../../words/imports.ts';
import { useFormat, useWords } from '../../words/language.tsx';

const bytesPerKb = 1024;

/** Takes one file: dropped anywhere on it, or picked. */
export function DropFile({
  file,
  columns,
  onFile,
  help,
  prompt,
  accept = '.csv,.txt,.tsv,text/csv,text/plain',
}: {
  readonly file: File | null;
  /** How many columns its header has, once it is known. */
  readonly columns: number | null;
  readonly onFile: (file: File) => void;
  readonly help?: string;
  /** What to drop here, where it is not a CSV file. */
  readonly prompt?: string;
  /** Kinds of files that the picker offers first. */
  readonly accept?: string;
}) {
  const { words, say } = useWords(importsWords);
  const format = useFormat();
  const [over, setOver] = useState(false);
  const id = useId();
  const take = (files: FileList | null) => {
    const first = files?.[0];
    if (first !== undefined) onFile(first);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const size = (bytes: number) =>
    bytes < bytesPerKb * bytesPerKb
      ? `${format.count(Math.ceil(bytes / bytesPerKb))} KB`
      : `${format.count(Math.round(bytes / bytesPerKb / bytesPerKb))} MB`;
  return (
    <div
      className="DropFile"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Icon name="imports" size={20} />
      {file === null ? (
        <span>{prompt ?? `${words.new.drop} ${words.new.or}`}</span>
      ) : (
        <span aria-live="polite">
          <strong>{file.name}</strong>{' '}
          {columns === null ? null : (
            <span className="quiet">{say(words.new.size, { size: size(file.size), columns })}</span>
          )}
        </span>
      )}
      <input
        id={id}
        type="file"
        className="unseen DropFile-input"
        accept={accept}
        onChange={(event) => {
          take(event.currentTarget.files);
          // Choosing the same file again, after it was corrected, must count as a choice.
          event.currentTarget.value = '';
        }}
      />
      <label htmlFor={id} className="DropFile-choose">
        {file === null ? words.new.choose : words.new.another}
      </label>
      {help === undefined ? null : <span className="small quiet">{help}</span>}
    </div>
  );
}
