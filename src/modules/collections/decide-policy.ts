import { type Day, partsOf, weekdayOf } from '../../kernel/days.ts';
import { parseCurrency, parseDecimal, scaleOf } from '../../kernel/money.ts';
import { CLEAR, GRACE, isPreDue } from './decide-plan.ts';
import { problemsOfGates } from './decide-policy-gates.ts';
import { problemsOfTriggers } from './decide-policy-triggers.ts';
import type {
  AmountsByCurrency,
  PolicyConsequence,
  PolicyContent,
  PolicyProblem,
  PolicyStage,
  YearlyRange,
} from './types-policy.ts';

/** A policy that leaves fewer days than this to act on is a mistake, not a rest. */
const OPEN_DAYS_MIN = 31;
const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** 2024 has every day of a year there is. */
const LEAP_YEAR_START = 19_723 as Day;
const LEAP_YEAR_DAYS = 366;
const FRIDAY = 5;

/**
 * What keeps a policy from being published, because it contradicts itself or names what does not
 * exist. Its shape (fields, types, ranges of numbers) is checked before, by its schema.
 * @param isCalendar tells whether an id names a business calendar
 */
export function policyProblems(
  content: PolicyContent,
  isCalendar: (id: string) => boolean,
): PolicyProblem[] {
  return [
    ...problemsOfDays(content, isCalendar),
    ...problemsOfAmounts(content.tolerance, 'tolerance'),
    ...problemsOfKeys(content.stages),
    ...content.stages.flatMap((stage, index) => problemsOfStage(stage, `stages[${index}]`)),
    ...problemsOfTriggers(content.stages),
    ...problemsOfGates(content.stages),
  ];
}

function problemsOfDays(
  content: PolicyContent,
  isCalendar: (id: string) => boolean,
): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (content.calendar !== 'customer' && !isCalendar(content.calendar)) {
    problems.push(problem('calendar_unknown', 'calendar', { calendar: content.calendar }));
  }
  for (const [index, range] of content.quiet.ranges.entries()) {
    if (MONTH_DAY.test(range.from) && MONTH_DAY.test(range.to)) continue;
    const values = { from: range.from, to: range.to };
    problems.push(problem('range_invalid', `quiet.ranges[${index}]`, values));
  }
  if (openDaysOfYear(content.quiet.ranges) < OPEN_DAYS_MIN) {
    problems.push(problem('always_quiet', 'quiet.ranges'));
  }
  if (!hasConsequenceWeekday(content)) {
    problems.push(problem('never_a_consequence_day', 'consequenceDays'));
  }
  return problems;
}

function openDaysOfYear(ranges: readonly YearlyRange[]): number {
  let open = 0;
  for (let index = 0; index < LEAP_YEAR_DAYS; index += 1) {
    const { month, dayOfMonth } = partsOf((LEAP_YEAR_START + index) as Day);
    const here = `${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
    const isQuiet = ranges.some(({ from, to }) =>
      from <= to ? here >= from && here <= to : here >= from || here <= to,
    );
    if (!isQuiet) open += 1;
  }
  return open;
}

/**
 * Judged by a week from Monday to Friday: at least one of its days must be left for consequences.
 */
function hasConsequenceWeekday(content: PolicyContent): boolean {
  const { notOnWeekdays, notOnEveOfClosure } = content.consequenceDays;
  const monday = (LEAP_YEAR_START - (weekdayOf(LEAP_YEAR_START) - 1)) as Day;
  return [0, 1, 2, 3, 4].some((offset) => {
    const weekday = weekdayOf((monday + offset) as Day);
    return !notOnWeekdays.includes(weekday) && !(notOnEveOfClosure && weekday === FRIDAY);
  });
}

function problemsOfAmounts(amounts: AmountsByCurrency, field: string): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  for (const [code, text] of Object.entries(amounts)) {
    const currency = parseCurrency(code);
    if (currency === null) {
      problems.push(problem('currency_unknown', `${field}.${code}`, { currency: code }));
      continue;
    }
    const amount = parseDecimal(text, scaleOf(currency), 'exact');
    if (typeof amount !== 'bigint' || amount < 0n) {
      const values = { currency: code, amount: text };
      problems.push(problem('amount_invalid', `${field}.${code}`, values));
    }
  }
  return problems;
}

function problemsOfKeys(stages: readonly PolicyStage[]): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (stages.length === 0) problems.push(problem('no_stage', 'stages'));
  const seen = new Set<string>();
  for (const [index, { key }] of stages.entries()) {
    const field = `stages[${index}].key`;
    if (key === CLEAR || key === GRACE) problems.push(problem('key_reserved', field, { key }));
    if (seen.has(key)) problems.push(problem('key_duplicate', field, { key }));
    seen.add(key);
  }
  return problems;
}

function problemsOfStage(stage: PolicyStage, field: string): PolicyProblem[] {
  const problems = problemsOfAmounts(stage.tolerance, `${field}.tolerance`);
  const values = { stage: stage.key };
  const proposed = stage.consequences.filter((each) => each.kind !== 'task');
  if (isPreDue(stage) && proposed.length > 0) {
    problems.push(problem('harmful_before_due', `${field}.consequences`, values));
  }
  if (proposed.some((each) => each.kind === 'write_off') && !stage.gate.approval) {
    problems.push(problem('write_off_without_approval', `${field}.gate.approval`, values));
  }
  if (stage.notice?.when === 'carried_out' && proposed.length === 0) {
    problems.push(problem('notice_never_carried_out', `${field}.notice.when`, values));
  }
  for (const [index, each] of stage.consequences.entries()) {
    const where = `${field}.consequences[${index}]`;
    if (each.scope !== undefined && each.kind !== 'suspend' && each.kind !== 'cancel') {
      problems.push(problem('scope_without_subscriptions', `${where}.scope`, values));
    }
    if (each.kind === 'task' && each.titles === undefined) {
      problems.push(problem('task_without_title', where, values));
    }
    if (stage.consequences.slice(0, index).some((other) => isSameFor(each, other))) {
      const kind = each.kind;
      problems.push(problem('consequence_duplicate', where, { ...values, kind }));
    }
  }
  return problems;
}

function isSameFor(a: PolicyConsequence, b: PolicyConsequence): boolean {
  if (a.kind !== b.kind) return false;
  if (a.riskClasses.length === 0 || b.riskClasses.length === 0) return true;
  return a.riskClasses.some((riskClass) => b.riskClasses.includes(riskClass));
}

function problem(
  code: PolicyProblem['code'],
  field: string,
  values: PolicyProblem['values'] = {},
): PolicyProblem {
  return { code, field, values };
}
