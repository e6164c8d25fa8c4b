import { expect, test, vi } from 'vitest';

test.skip('is', () => expect(vi).toBe(vi));
