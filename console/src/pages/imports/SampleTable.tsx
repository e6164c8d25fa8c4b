import { useWords } from '../../words/language.tsx';
import { importsWords } from '../../words/imports.ts';
import type { Sample } from './sample.ts';

/** The header of a file and its first rows, as they are read. */
export function SampleTable({ sample }: { readonly sample: Sample }) {
  const { words } = useWords(importsWords);
  return (
    <div className="SampleTable">
      <table className="PlainTable">
        <caption className="unseen">{words.editor.example}</caption>
        <thead>
          <tr>
            {sample.header.map((name, at) => (
              <th key={at} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
