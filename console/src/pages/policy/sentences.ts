import { useMemo } from 'react';
import { useFormat, useWords } from '../../words/language.tsx';
import { policyWords } from '../../words/policy.ts';
import type { Consequence, PolicyContent, PolicyStage, Trigger } from './content.ts';

/** What a policy says, in sentences of the reader's language. */
export function usePolicySentences(content: PolicyContent) {
  const { words, say, count, language } = useWords(policyWords);
  const format = useFormat();
  return useMemo(() => {
    const comma = language === 'ja' ? '、' : ', ';
    const either = new Intl.ListFormat(language, { type: 'disjunction' });
    const stageName = (key: string) =>
      content.stages.find((stage) => stage.key === key)?.names[language] ?? key;
    const amounts = (tolerance: PolicyStage['tolerance']) =>
      Object.entries(tolerance).map(([currency, amount]) => format.money(amount, currency));

    const trigger = (given: Trigger): string => {
      const { triggers } = words;
      const calendar = given.unit === 'calendar';
      const days = Math.abs(given.days);
      if (given.kind !== 'past_due') {
        const stage = stageName(given.stage);
        const notice = calendar ? triggers.noticeCalendar : triggers.noticeBusiness;
        const consequence = calendar ? triggers.consequenceCalendar : triggers.consequenceBusiness;
        return count(given.kind === 'after_notice' ? notice : consequence, days, { stage });
      }
      if (given.days === 0) return triggers.onDue;
      if (given.days < 0) {
        return count(calendar ? triggers.beforeCalendar : triggers.beforeBusiness, days);
      }
      return count(calendar ? triggers.afterCalendar : triggers.afterBusiness, days);
    };

    /** The mark on the day axis: `+10 bd`. */
    const axis = (given: Trigger): string => {
      const sign = given.days < 0 ? '−' : '+';
      const mark = say(words.axis[given.unit], {
        sign: given.kind === 'past_due' ? sign : '',
        count: format.count(Math.abs(given.days)),
      });
      return given.kind === 'past_due' ? mark : say(words.axis.after, { sign: '+', count: mark });
    };

    const consequence = ({ kind, riskClasses, titles }: Consequence): string => {
      const what =
        kind === 'task' && titles !== undefined
          ? `${words.consequences.task}: ${titles[language]}`
          : words.consequences[kind];
      const only = say(words.onlyRisk, { classes: either.format(riskClasses) });
      return riskClasses.length === 0 ? what : `${what} (${only})`;
    };

    const gate = ({ gate: needed, consequences }: PolicyStage): string[] => {
      const lines: string[] = [];
      if (needed.deliveredNotice !== null) {
        const stage = stageName(needed.deliveredNotice.stage);
        lines.push(count(words.gateNotice, needed.deliveredNotice.businessDays, { stage }));
      }
      if (needed.task !== null) lines.push(say(words.gateTask, { task: needed.task[language] }));
      if (needed.approval && consequences.some((each) => each.kind !== 'task')) {
        lines.push(words.gateApproval);
      }
      return lines;
    };

    const appliesTo = ({ appliesTo: some, tolerance }: PolicyStage): string[] => [
      ...(some.riskClasses.length === 0
        ? []
        : [say(words.onlyRisk, { classes: either.format(some.riskClasses) })]),
      ...(some.segments.length === 0
        ? []
        : [say(words.onlySegments, { segments: either.format(some.segments) })]),
      ...amounts(tolerance).map((amount) => say(words.onlyTolerance, { amount })),
    ];
    return { stageName, amounts, trigger, axis, consequence, gate, appliesTo, comma };
  }, [content, words, say, count, language, format]);
}
