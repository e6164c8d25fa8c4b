import { wordFor } from '../../words/family.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { policyWords } from '../../words/policy.ts';
import { contentOf, type PolicyStage, type PolicyVersion } from './content.ts';
import { usePolicySentences } from './sentences.ts';

/** How a change is told: its place as the editor names it, and what stood and stands there. */
export function useChangeWords(from: PolicyVersion, to: PolicyVersion) {
  const { words, language } = useWords(policyWords);
  const { templates } = useWords(noticesWords).words;
  const format = useFormat();
  const { comparison, parts, editor } = words;
  const stages = [...contentOf(to).stages, ...contentOf(from).stages];
  const sentences = usePolicySentences({ ...contentOf(to), stages });
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

  /** A stage that only one of the versions has, as its ladder tells it. */
  const wholeStage = (stage: PolicyStage): string =>
    [
      sentences.trigger(stage.trigger),
      ...sentences.gate(stage).map((line) => `${words.gate}: ${line}`),
      ...(stage.notice === null ? [] : [`${words.notice}: ${templates[stage.notice.template]}`]),
      ...stage.consequences.map((each) => `${words.consequence}: ${sentences.consequence(each)}`),
    ].join('\n');

  const value = (path: string, given: unknown): string => {
    if (given === null || given === undefined) return comparison.absent;
    if (/^stages\[\w+\]$/.test(path)) return wholeStage(given as PolicyStage);
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
    const members = Object.entries(given)
      .filter(([key]) => !(language === 'ja' ? key === 'en' : key === 'ja'))
      .map(([key, each]) => `${wordFor(parts, key)}: ${value(`.${key}`, each)}`);
    return members.join(joint) || words.none;
  };
  return { place, value };
}

/** The order of stages lists them as `[final_notice]`. */
function inner(key: unknown): string {
  return String(key).replaceAll(/[[\]]/g, '');
}
