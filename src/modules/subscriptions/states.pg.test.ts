import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { subscriptionStatuses } from './types.ts';

const DRAWING = join(import.meta.dirname, '../../../docs/states/subscription.md');

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});

afterAll(async () => {
  await test.drop();
});

async function drawn(): Promise<{ from: string; to: string }[]> {
  const text = await readFile(DRAWING, 'utf8');
  return [...text.matchAll(/^ {2}(\S+) --> ([^\s:]+)/gmu)].map(([, from = '', to = '']) => ({
    from,
    to,
  }));
}

async function guarded(): Promise<string[]> {
  const client = await test.adminClient();
  const { rows } = await client.query<{ definition: string }>(`
    select pg_get_constraintdef(c.oid) as definition
    from pg_constraint c
    where c.conrelid = 'subscriptions.subscription'::regclass and c.contype = 'c'
      and c.conname = 'subscription_status_check'`);
  return [...(rows[0]?.definition ?? '').matchAll(/'([a-z_]+)'::text/gu)].map(
    ([, name = '']) => name,
  );
}

it('the drawing, the database and the code name the same states', async () => {
  const arrows = await drawn();
  const names = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  names.delete('[*]');

  expect([...names].toSorted()).toEqual([...subscriptionStatuses].toSorted());
  expect((await guarded()).toSorted()).toEqual([...subscriptionStatuses].toSorted());
});

it('every state but the last one leads on, and nothing leads back to life but a suspension', async () => {
  const arrows = await drawn();

  const leading = new Set(arrows.map(({ from }) => from));
  expect(subscriptionStatuses.filter((status) => !leading.has(status))).toEqual([]);
  expect(
    arrows
      .filter(({ to }) => to === 'active')
      .map(({ from }) => from)
      .toSorted(),
  ).toEqual(['[*]', 'pending', 'suspended']);
});
