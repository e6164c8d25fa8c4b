import { describe, expect, it } from 'vitest';
import type { PolicyContent, PolicyStage } from './content.ts';
import { countedFrom, withMovedStage, withNewStage, withoutStage, withStage } from './edits.ts';

function stage(key: string, parts: Partial<PolicyStage> = {}): PolicyStage {
  return {
    key,
    names: { en: key, ja: key },
    trigger: { kind: 'past_due', days: 3, unit: 'business' },
    appliesTo: { segments: [], riskClasses: [] },
    tolerance: {},
    notice: null,
    consequences: [],
    gate: { deliveredNotice: null, task: null, approval: false },
    ...parts,
  };
}

const content: PolicyContent = {
  calendar: 'customer',
  tolerance: {},
  quiet: { closedDays: true, ranges: [] },
  consequenceDays: { notOnWeekdays: [], notOnEveOfClosure: false },
  noticeRepeatBusinessDays: 3,
  deliveredAfterBusinessDaysWithoutBounce: 1,
  brake: { maxHarmfulPerRun: 200, maxHarmfulPercentOfCustomers: 5 },
  stages: [
    stage('remind'),
    stage('warn', {
      trigger: { kind: 'past_due', days: 20, unit: 'business' },
      gate: {
        deliveredNotice: { stage: 'remind', businessDays: 5 },
        task: null,
        approval: false,
      },
    }),
    stage('suspend', {
      trigger: { kind: 'after_notice', stage: 'warn', days: 10, unit: 'business' },
    }),
  ],
};
const keys = (of: PolicyContent) => of.stages.map((each) => each.key);

describe('editing a policy', () => {
  it('lets what refers to a stage follow its new key', () => {
    const first = withStage(content, 0, { ...content.stages[0]!, key: 'nudge' });
    const second = withStage(first, 1, { ...first.stages[1]!, key: 'alert' });
    expect(second.stages[1]?.gate.deliveredNotice?.stage).toBe('nudge');
    expect(second.stages[2]?.trigger).toMatchObject({ stage: 'alert' });
  });

  it('keeps references while another stage still has the old key', () => {
    const doubled = { ...content, stages: [stage('warn'), ...content.stages] };
    const renamed = withStage(doubled, 0, { ...doubled.stages[0]!, key: 'other' });
    expect(renamed.stages[3]?.trigger).toMatchObject({ stage: 'warn' });
  });

  it('adds a stage after the open one, later than those before it, under a key of its own', () => {
    const added = withNewStage(content, 1, { en: 'New', ja: '新規' });
    expect(keys(added)).toEqual(['remind', 'warn', 'stage_4', 'suspend']);
    expect(added.stages[2]?.trigger).toEqual({ kind: 'past_due', days: 25, unit: 'business' });
    expect(new Set(keys(withNewStage(added, 2, { en: 'New', ja: '新規' }))).size).toBe(5);
  });

  it('moves and removes stages without touching the others', () => {
    expect(keys(withMovedStage(content, 2, 0))).toEqual(['suspend', 'remind', 'warn']);
    expect(withMovedStage(content, 0, -1)).toBe(content);
    expect(keys(withoutStage(content, 1))).toEqual(['remind', 'suspend']);
  });

  it('never counts less than zero days from a notice', () => {
    const early = { kind: 'past_due', days: -5, unit: 'calendar' } as const;
    expect(countedFrom(early, 'after_notice', 'warn')).toEqual({
      kind: 'after_notice',
      stage: 'warn',
      days: 0,
      unit: 'calendar',
    });
  });
});
