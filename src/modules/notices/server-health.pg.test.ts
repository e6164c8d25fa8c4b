import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { openMailServer } from '../../../test/support/mail-server.ts';
import {
  MONDAY,
  officeHours,
  openNoticesWorld,
  type NoticesWorld,
} from '../../../test/support/notices.ts';
import { openSecretBox } from '../../platform/secrets.ts';
import { changeNoticeSettings } from './commands-settings.ts';
import { aNoticeContact } from './fixtures.ts';
import { findServerHealth } from './store-settings.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let test: TestDatabase;
let world: NoticesWorld;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.drop());
beforeEach(async () => {
  world = await openNoticesWorld(test);
});
afterEach(() => world.close());

describe('while the mail server does not answer', () => {
  it('letters wait together instead of knocking one by one, and arrive when it is back', async () => {
    const { port } = world.mailServer;
    await world.useMailServer(port);
    await world.mailServer.close();
    const [first, second] = await world.prepare({
      contacts: [aNoticeContact(), aNoticeContact({ email: 'b@northwind.example' })],
    });
    expect(await world.deliver(first!)).toMatchObject({ kind: 'later' });
    const health = await world.at(findServerHealth);
    expect(health).toMatchObject({ failures: 1, failingSince: MONDAY });
    expect(await world.deliver(second!)).toEqual({
      kind: 'later',
      at: health!.heldUntil,
      why: 'the mail server does not answer',
    });
    expect((await world.messageOf(second!)).tried).toEqual([]);
    // when somebody mends it
    world.passTime(10 * MINUTE_MS);
    const mended = await openMailServer();
    await world.useMailServer(mended.port, 1);
    for (const id of [first!, second!]) {
      expect(await world.deliver(id)).toEqual({ kind: 'done', state: 'accepted' });
    }
    expect(mended.mails).toHaveLength(2);
    expect(await world.at(findServerHealth)).toBeUndefined();
    await mended.close();
  });

  it('a letter is given up after two days, and says why', async () => {
    await world.useMailServer(world.mailServer.port);
    await world.mailServer.close();
    const id = await world.prepareOne();
    for (let tries = 0; tries < 30; tries += 1) {
      const result = await world.deliver(id);
      if (result.kind === 'done') break;
      world.now = result.at;
    }
    const message = await world.messageOf(id);
    expect(message).toMatchObject({ state: 'failed', reason: 'gave_up' });
    expect(message.detail).toContain('ECONNREFUSED');
    expect(world.now.getTime() - MONDAY.getTime()).toBeGreaterThan(48 * HOUR_MS);
    expect(world.events.at(-1)).toMatchObject({
      type: 'notices.failed',
      after: { noticeOutcome: 'failed' },
    });
  });

  it('a password that cannot be read is trouble with the login, not a lost letter', async () => {
    await world.at((context) =>
      changeNoticeSettings(context, openSecretBox(randomBytes(32)), {
        ...officeHours,
        smtp: {
          host: '127.0.0.1',
          port: world.mailServer.port,
          security: 'none',
          user: 'nimbus',
          password: 'sealed with another key',
        },
      }),
    );
    const id = await world.prepareOne();
    expect(await world.deliver(id)).toMatchObject({ kind: 'later' });
    expect(await world.at(findServerHealth)).toMatchObject({
      lastError: expect.stringContaining("cannot be read with this installation's key"),
    });
  });
});
