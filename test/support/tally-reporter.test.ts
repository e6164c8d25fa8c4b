import type { TestModule } from 'vitest/node';
import { describe, expect, test } from 'vitest';
import { tallyOf } from './tally-reporter.ts';

/** As much of a test file's result as the reporter looks at. */
function aFile(state: 'passed' | 'failed', results: readonly string[]): TestModule {
  const tests = results.map((each) => ({ result: () => ({ state: each }) }));
  return {
    state: () => state,
    children: { allTests: () => tests },
  } as unknown as TestModule;
}

describe('the tally', () => {
  test('counts tests of all files', () => {
    const files = [aFile('passed', ['passed', 'skipped']), aFile('failed', ['passed', 'failed'])];
    expect(tallyOf(files, [])).toEqual({ passed: 2, failed: 1, skipped: 1 });
  });

  test('counts a file that could not be loaded as a failure', () => {
    expect(tallyOf([aFile('failed', [])], [])).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('counts a failed set-up as a failure, though its tests never ran', () => {
    const files = [aFile('failed', ['pending', 'pending'])];
    expect(tallyOf(files, [])).toEqual({ passed: 0, failed: 1, skipped: 2 });
  });

  test('counts an error outside of any test', () => {
    const unhandled = [new Error('a promise nobody awaited')];
    expect(tallyOf([aFile('passed', ['passed'])], unhandled)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });
});
