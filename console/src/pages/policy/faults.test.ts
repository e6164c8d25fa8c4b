import { describe, expect, it } from 'vitest';
import { faultAt, faultOf, plainPath } from './faults.ts';

describe('faults of a policy', () => {
  it.each([
    ['stages[2].gate.deliveredNotice.stage', 'stages.2.gate.deliveredNotice.stage'],
    ['content.stages[0].names.en', 'stages.0.names.en'],
    ['body.content.tolerance.USD', 'tolerance.USD'],
    ['/content/stages/2/trigger', 'stages.2.trigger'],
    ['quiet.ranges', 'quiet.ranges'],
  ])('%s is %s', (field, path) => {
    expect(plainPath(field)).toBe(path);
  });

  it('stand at their own field and at what holds it, never at a neighbour', () => {
    const faults = [
      { path: 'stages.1.trigger.days', text: 'too early' },
      { path: 'stages.1.trigger', text: 'out of order' },
    ];
    expect(faultAt(faults, 'stages.1')).toBe('too early out of order');
    expect(faultOf(faults, 'stages.1.trigger')).toBe('out of order');
    expect(faultAt(faults, 'stages.1.trigger.days')).toBe('too early');
    expect(faultAt(faults, 'stages.10')).toBeUndefined();
  });
});
