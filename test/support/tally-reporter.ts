import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts what ran into the file named by SURETY_TALLY, for the last line of `npm test`. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env['SURETY_TALLY'];
    if (file !== undefined) writeFileSync(file, JSON.stringify(tallyOf(modules, unhandled)));
  }
}

/** A file that could not be loaded and an error outside of any test each count as one failure. */
export function tallyOf(modules: readonly TestModule[], unhandled: readonly unknown[]): Tally {
  const tally: Tally = { passed: 0, failed: unhandled.length, skipped: 0 };
  for (const module of modules) {
    let failedInside = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') tally.passed += 1;
      else if (state === 'failed') failedInside += 1;
      else tally.skipped += 1;
    }
    const broken = module.state() === 'failed' && failedInside === 0;
    tally.failed += broken ? 1 : failedInside;
  }
  return tally;
}
