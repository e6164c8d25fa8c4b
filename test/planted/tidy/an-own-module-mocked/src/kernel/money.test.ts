import { expect, test, vi } from 'vitest';

vi.mock('./money.ts');
test('is', () => expect(1).toBe(1));
