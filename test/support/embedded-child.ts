import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openEmbedded, type EmbeddedOptions } from '../../src/platform/embedded.ts';
import type { Launch } from '../../src/platform/embedded-launch.ts';
import { silentLog } from '../../src/platform/log.ts';

// Another program that uses an embedded database. It obeys the lines it reads and answers each with
// a line of JSON.
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    command: { type: 'string', default: 'test command' },
    exclusive: { type: 'boolean', default: false },
    address: { type: 'string' },
    launch: { type: 'string' },
  },
});

function answer(words: object): void {
  process.stdout.write(`${JSON.stringify(words)}\n`);
}

const options: EmbeddedOptions = values.launch
  ? { launch: JSON.parse(values.launch) as Launch }
  : {};
const claim = {
  command: values.command,
  exclusive: values.exclusive,
  ...(values.address === undefined ? {} : { address: values.address }),
};

try {
  const postgres = await openEmbedded(values.folder!, claim, silentLog, options);
  answer({ opened: true, startedHere: postgres.startedHere });
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'insert') await insertForever();
    if (line === 'stop') break;
  }
  await postgres.stop();
  answer({ stopped: true });

  async function insertForever(): Promise<void> {
    const client = new pg.Client(postgres.connection('surety_owner'));
    client.on('error', () => undefined);
    await client.connect();
    await client.query('create table if not exists public.mark (number integer primary key)');
    for (let number = 1; ; number += 1) {
      await client.query('insert into public.mark values ($1)', [number]);
      answer({ inserted: number });
    }
  }
} catch (error) {
  const { name, message } = error as Error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  answer({ failed: true, name, message, code });
  process.exitCode = 1;
}
