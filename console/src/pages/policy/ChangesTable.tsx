import type { Output } from '../../api/client.ts';
import { useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import { useChangeWords } from './change-words.ts';
import type { PolicyVersion } from './content.ts';

type Change = Output<'comparePolicyVersions'>['changes'][number];

/** Each place at which two versions differ, named as the editor names it. */
export function ChangesTable({
  changes,
  from,
  to,
}: {
  readonly changes: readonly Change[];
  readonly from: PolicyVersion;
  readonly to: PolicyVersion;
}) {
  const { comparison } = useWords(policyWords).words;
  const { place, value } = useChangeWords(from, to);
  return (
    <div className="AgeingBar-scroll">
      <table className="PlainTable Compare-values">
        <caption className="unseen">{comparison.title}</caption>
        <thead>
          <tr>
            <th scope="col">{comparison.place}</th>
            <th scope="col">{comparison.before}</th>
            <th scope="col">{comparison.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.path}>
              <th scope="row" className="Compare-place">
                {place(change.path)}
              </th>
              <td className="quiet">{value(change.path, change.before)}</td>
              <td>{value(change.path, change.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
