import { describe, expect, it } from 'vitest';
import { compareContents } from './decide-compare.ts';
import { defaultPolicy } from './decide-default-policy.ts';
import { stageKeysOf } from './decide-plan.ts';
import { policyProblems } from './decide-policy.ts';
import type { PolicyContent, PolicyStage, Trigger } from './types-policy.ts';
import { problemText } from './words-policy.ts';

const isCalendar = (id: string) => id === 'JP-bank';
const codes = (content: PolicyContent) =>
  policyProblems(content, isCalendar).map((problem) => `${problem.code} ${problem.field}`);

const [preDue, friendly, first, final, suspension] = defaultPolicy.stages as [
  PolicyStage,
  PolicyStage,
  PolicyStage,
  PolicyStage,
  PolicyStage,
];
const withStages = (...stages: PolicyStage[]): PolicyContent => ({ ...defaultPolicy, stages });
const pastDue = (days: number, unit: 'business' | 'calendar' = 'business'): Trigger => ({
  kind: 'past_due',
  days,
  unit,
});
const gated = (stage: PolicyStage, on: string, businessDays = 5): PolicyStage => ({
  ...stage,
  gate: { ...stage.gate, deliveredNotice: { stage: on, businessDays } },
});

describe('the default policy', () => {
  it('does not contradict itself', () => {
    expect(policyProblems(defaultPolicy, isCalendar)).toEqual([]);
  });

  it('goes from clear to written off', () => {
    expect(stageKeysOf(defaultPolicy)).toEqual([
      'clear',
      'pre_due',
      'grace',
      'friendly_reminder',
      'first_reminder',
      'final_notice',
      'suspension',
      'cancellation',
      'hand_over',
      'provision',
      'write_off',
    ]);
  });
});

const contradictions: readonly (readonly [string, PolicyContent, string])[] = [
  ['no stages', withStages(), 'no_stage stages'],
  [
    'a key twice',
    withStages(friendly, { ...first, key: 'friendly_reminder' }),
    'key_duplicate stages[1].key',
  ],
  ['a built-in key', withStages({ ...friendly, key: 'grace' }), 'key_reserved stages[0].key'],
  [
    'an unknown currency',
    { ...defaultPolicy, tolerance: { EURO: '5.00' } },
    'currency_unknown tolerance.EURO',
  ],
  ['half a yen', { ...defaultPolicy, tolerance: { JPY: '0.5' } }, 'amount_invalid tolerance.JPY'],
  [
    'a negative tolerance of a stage',
    withStages({ ...friendly, tolerance: { USD: '-1.00' } }),
    'amount_invalid stages[0].tolerance.USD',
  ],
  ['an unknown calendar', { ...defaultPolicy, calendar: 'Moon' }, 'calendar_unknown calendar'],
  [
    'a day that no year has',
    { ...defaultPolicy, quiet: { closedDays: true, ranges: [{ from: '13-01', to: '01-03' }] } },
    'range_invalid quiet.ranges[0]',
  ],
  [
    'a year of silence',
    { ...defaultPolicy, quiet: { closedDays: true, ranges: [{ from: '01-10', to: '12-31' }] } },
    'always_quiet quiet.ranges',
  ],
  [
    'no day for consequences',
    {
      ...defaultPolicy,
      consequenceDays: { notOnWeekdays: [1, 2, 3, 4], notOnEveOfClosure: true },
    },
    'never_a_consequence_day consequenceDays',
  ],
  [
    'a reminder before the due day after others',
    withStages(friendly, preDue),
    'pre_due_after_overdue stages[1].trigger',
  ],
  [
    'triggers out of order',
    withStages(
      { ...friendly, trigger: pastDue(9) },
      { ...final, key: 'b', gate: friendly.gate, consequences: [], trigger: pastDue(4) },
    ),
    'triggers_out_of_order stages[1].trigger',
  ],
  [
    'more business days than calendar days',
    withStages(
      { ...friendly, trigger: pastDue(10) },
      { ...friendly, key: 'b', trigger: pastDue(12, 'calendar') },
    ),
    'triggers_out_of_order stages[1].trigger',
  ],
  [
    'two stages at once for one risk class',
    withStages(
      { ...friendly, appliesTo: { segments: [], riskClasses: ['A', 'B'] } },
      { ...friendly, key: 'b', appliesTo: { segments: ['gold'], riskClasses: ['B', 'C'] } },
    ),
    'triggers_overlap stages[1].trigger',
  ],
  [
    'a trigger after nothing',
    withStages({
      ...friendly,
      trigger: { kind: 'after_notice', stage: 'nowhere', days: 3, unit: 'business' },
    }),
    'trigger_stage_unknown stages[0].trigger.stage',
  ],
  [
    'a trigger after itself',
    withStages({
      ...friendly,
      trigger: { kind: 'after_notice', stage: 'friendly_reminder', days: 3, unit: 'business' },
    }),
    'trigger_stage_not_earlier stages[0].trigger.stage',
  ],
  [
    'a trigger after a notice that is not sent',
    withStages(
      { ...friendly, notice: null },
      {
        ...friendly,
        key: 'b',
        trigger: { kind: 'after_notice', stage: 'friendly_reminder', days: 3, unit: 'business' },
      },
    ),
    'trigger_stage_without_notice stages[1].trigger.stage',
  ],
  [
    'a trigger after a consequence that is none',
    withStages(friendly, {
      ...friendly,
      key: 'b',
      trigger: { kind: 'after_consequence', stage: 'friendly_reminder', days: 3, unit: 'business' },
    }),
    'trigger_stage_without_consequence stages[1].trigger.stage',
  ],
  [
    'a trigger before what it counts from',
    withStages(friendly, {
      ...friendly,
      key: 'b',
      trigger: { kind: 'after_notice', stage: 'friendly_reminder', days: -3, unit: 'business' },
    }),
    'trigger_days_negative stages[1].trigger.days',
  ],
  [
    'a gate without its stage',
    withStages(friendly, gated(first, 'nowhere')),
    'gate_stage_unknown stages[1].gate.deliveredNotice.stage',
  ],
  [
    'a gate of a later stage',
    withStages(
      gated({ ...first, consequences: [] }, 'final_notice'),
      gated(final, 'first_reminder'),
    ),
    'gate_stage_not_earlier stages[0].gate.deliveredNotice.stage',
  ],
  [
    'a gate without its notice',
    withStages({ ...friendly, notice: null }, first),
    'gate_stage_without_notice stages[1].gate.deliveredNotice.stage',
  ],
  [
    'a gate that a reminder before the due day should open',
    withStages(preDue, gated(first, 'pre_due')),
    'gate_stage_pre_due stages[1].gate.deliveredNotice.stage',
  ],
  [
    'a gate that never opens for some',
    withStages({ ...friendly, appliesTo: { segments: ['gold'], riskClasses: [] } }, first),
    'gate_stage_not_for_all stages[1].gate.deliveredNotice.stage',
  ],
  [
    'harm before the due day',
    withStages({ ...preDue, consequences: [{ kind: 'suspend', riskClasses: [] }] }),
    'harmful_before_due stages[0].consequences',
  ],
  [
    'harm without a notice',
    withStages(friendly, { ...first, gate: friendly.gate }),
    'harmful_without_notice stages[1].gate.deliveredNotice',
  ],
  [
    'harm on the very day of the notice',
    withStages(friendly, gated(first, 'friendly_reminder', 0)),
    'harmful_without_notice stages[1].gate.deliveredNotice',
  ],
  [
    'harm before the notice allows',
    withStages(friendly, gated(first, 'friendly_reminder', 8)),
    'harmful_before_notice_allows stages[1].trigger.days',
  ],
  [
    'a suspension sooner after its notice than its gate waits',
    withStages(friendly, first, final, gated(suspension, 'final_notice', 15)),
    'harmful_before_notice_allows stages[3].trigger.days',
  ],
  [
    'a write-off without approval',
    withStages({ ...friendly, consequences: [{ kind: 'write_off', riskClasses: [] }] }),
    'write_off_without_approval stages[0].gate.approval',
  ],
  [
    'the same consequence twice',
    withStages(friendly, {
      ...first,
      consequences: [
        { kind: 'block_purchases', riskClasses: ['C', 'D'] },
        { kind: 'block_purchases', riskClasses: ['D'] },
      ],
    }),
    'consequence_duplicate stages[1].consequences[1]',
  ],
  [
    'a task that says nothing',
    withStages({ ...friendly, consequences: [{ kind: 'task', riskClasses: [] }] }),
    'task_without_title stages[0].consequences[0]',
  ],
  [
    'news of a consequence that is none',
    withStages({ ...friendly, notice: { template: 'suspension_notice', when: 'carried_out' } }),
    'notice_never_carried_out stages[0].notice.when',
  ],
];

describe('a policy that contradicts itself', () => {
  it.each(contradictions)('%s is found and named', (_, content, expected) => {
    expect(codes(content)).toContain(expected);
    for (const problem of policyProblems(content, isCalendar)) {
      const { en, ja } = problemText(problem);
      expect(`${en} ${ja}`).not.toMatch(/[{}]|undefined/);
    }
  });

  it('may have stages of disjoint segments in any order', () => {
    const gold = { segments: ['gold'], riskClasses: [] };
    const silver = { segments: ['silver'], riskClasses: [] };
    const content = withStages(
      { ...friendly, appliesTo: gold, trigger: pastDue(9) },
      { ...friendly, key: 'silver_reminder', appliesTo: silver, trigger: pastDue(3) },
    );
    expect(codes(content)).toEqual([]);
  });
});

describe('comparing two policies', () => {
  it('names each place that differs, stages by their key', () => {
    const changed: PolicyContent = {
      ...defaultPolicy,
      tolerance: { ...defaultPolicy.tolerance, USD: '25.00', SEK: '100.00' },
      stages: [friendly, { ...first, trigger: pastDue(12) }, preDue],
    };
    const changes = compareContents(defaultPolicy as never, changed as never);
    expect(changes.map((each) => each.path)).toEqual(
      expect.arrayContaining([
        'tolerance.USD',
        'tolerance.SEK',
        'stages[first_reminder].trigger.days',
        'stages[final_notice]',
        'stages(order)',
      ]),
    );
    expect(changes.find((each) => each.path === 'tolerance.USD')).toEqual({
      path: 'tolerance.USD',
      before: '10.00',
      after: '25.00',
    });
    expect(compareContents(defaultPolicy as never, defaultPolicy as never)).toEqual([]);
  });
});
