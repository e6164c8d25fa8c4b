import { test } from 'vitest';

const today = new Date();
// The machine that runs this has no such thing.
test.skip('a reason stands above', () => today.getTime());
test.skipIf(today.getTime() > 0)('a condition is a reason', () => {});
export const timer = () => setTimeout(() => {}, 10);
test('may find out that it cannot run', (test) => test.skip('no disk here'));
