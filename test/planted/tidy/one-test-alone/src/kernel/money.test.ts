import { expect, test, vi } from 'vitest';

test.only('is', () => expect(vi).toBe(vi));
