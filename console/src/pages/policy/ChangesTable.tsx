import type { Output } from '../../api/client.ts';
import { wordFor } from '../../words/family.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { policyWords } from '../../words/policy.ts';
import { contentOf, type PolicyVersion } from './content.ts';

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
      <table className="PlainTable">
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
              <th scope="row">{place(change.path)}</th>
              <td className="quiet">{value(change.path, change.before)}</td>
              <td>{value(change.path, change.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useChangeWords(from: PolicyVersion, to: PolicyVersion) {
  const { words, language } = useWords(policyWords);
  const { templates } = useWords(noticesWords).words;
  const format = useFormat();
  const { comparison, parts, editor } = words;
  const stages = [...contentOf(to).stages, ...contentOf(from).stages];
  const stageName = (key: string) =>
    stages.find((stage) => stage.key === key)?.names[language] ?? key;
  const codes: Readonly<Record<string, string>> = {
    ...templates,
    ...words.consequences,
    ...words.noticeWhen,
    ...editor.units,
    ...editor.triggerKinds,
  };

  /** `stages[final_notice].trigger.days` becomes "Final notice › When it begins › Days". */
  const place = (path: string): string =>
    path
      .replace('(order)', '.order')
      .split(/[.[\]]+/)
      .filter((part) => part !== '')
      .map((part, at, all) => {
        if (part === 'stages' && all.length > at + 1 && all[at + 1] !== 'order') return '';
        if (part === 'order') return comparison.order;
        if (all[at - 1] === 'stages') return stageName(part);
        if (/^\d+$/.test(part)) return format.count(Number(part) + 1);
        return wordFor(parts, part);
      })
      .filter((part) => part !== '')
      .join(' › ');

  const value = (path: string, given: unknown): string => {
    if (given === null || given === undefined) return comparison.absent;
    if (typeof given === 'boolean') return given ? comparison.yes : comparison.no;
    if (typeof given === 'number') return format.count(given);
    if (typeof given === 'string') {
      if (path.endsWith('.stage')) return stageName(given);
      const currency = /tolerance\.([A-Z]{3})$/.exec(path)?.[1];
      return currency === undefined ? (codes[given] ?? given) : format.money(given, currency);
    }
    const joint = language === 'ja' ? '、' : ', ';
    if (Array.isArray(given)) {
      const names = given.map((each) =>
        path.endsWith('(order)') ? stageName(inner(each)) : value('', each),
      );
      return names.join(joint) || words.none;
    }
    return Object.entries(given)
      .filter(([key]) => !(language === 'ja' ? key === 'en' : key === 'ja'))
      .map(([key, each]) => `${wordFor(parts, key)}: ${value(`.${key}`, each)}`)
      .join(joint);
  };
  return { place, value };
}

/** The order of stages lists them as `[final_notice]`. */
function inner(key: unknown): string {
  return String(key).replaceAll(/[[\]]/g, '');
}
