import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { handledEvents, react } from '../../src/app/reactions.ts';
import type { Context } from '../../src/platform/context.ts';

const ROOT = join(import.meta.dirname, '../..');
const MODULES = [
  'people',
  'customers',
  'subscriptions',
  'receivables',
  'usage',
  'collections',
  'notices',
  'operations',
  'tickets',
  'detection',
  'partner_center',
];
const RECORDED = new RegExp(`'((?:${MODULES.join('|')})\\.[a-z_]+)'`, 'g');

/** Every event name that stands in code that records events. */
function recordedEvents(): Set<string> {
  const found = new Set<string>();
  for (const file of globSync('src/**/*.ts', { cwd: ROOT })) {
    if (/\.test\.ts$|src\/app\/|permissions/.test(file)) continue;
    const source = readFileSync(join(ROOT, file), 'utf8');
    for (const statement of source.split(/[;{}]\s*\n/)) {
      if (!/\btype:|documentEvent\(|recordRunEvent\(|recordProposalEvent\(/.test(statement))
        continue;
      for (const [, name] of statement.matchAll(RECORDED)) found.add(name!);
    }
  }
  return found;
}

describe('reactions', () => {
  test('list every event that the code records', () => {
    const recorded = recordedEvents();
    expect(recorded.size).toBeGreaterThan(20);
    expect([...recorded].filter((name) => !handledEvents.has(name)).toSorted()).toEqual([]);
  });

  test('refuse an event that nobody thought about', async () => {
    const event = { type: 'receivables.coin_found', subject: { kind: 'coin', id: '1' } };
    await expect(react({} as Context, [event])).rejects.toThrow('receivables.coin_found');
  });
});
