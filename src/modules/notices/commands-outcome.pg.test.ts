import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { openNoticesWorld, type NoticesWorld } from '../../../test/support/notices.ts';
import { recordBounce, resolveUnknown } from './commands-outcome.ts';

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

describe("a person's word", () => {
  beforeEach(async () => {
    await world.useMailServer(world.mailServer.port);
    world.mailServer.behave({ kind: 'take_and_drop' });
  });

  it('ends an unknown fate: it arrived', async () => {
    const id = await world.prepareOne();
    await world.deliver(id);
    await world.at((context) => resolveUnknown(context, id, 'arrived'));
    expect(await world.messageOf(id)).toMatchObject({
      state: 'accepted',
      reason: 'person_decided',
    });
    expect(world.events.at(-1)).toMatchObject({ type: 'notices.accepted' });
    expect(await world.deliver(id)).toEqual({ kind: 'done', state: 'accepted' });
    expect(world.mailServer.mails).toHaveLength(1);
  });

  it('sends again, as another attempt at the same mail', async () => {
    const id = await world.prepareOne();
    await world.deliver(id);
    await world.at((context) => resolveUnknown(context, id, 'send_again'));
    expect(await world.messageOf(id)).toMatchObject({ state: 'queued', tried: ['unknown'] });
    expect(await world.deliver(id)).toEqual({ kind: 'done', state: 'accepted' });
    expect(await world.messageOf(id)).toMatchObject({ tried: ['unknown', 'accepted'] });
    const [one, two] = world.mailServer.mails;
    expect(one!.messageId).toBe(two!.messageId);
  });

  it('is asked for where the fate is unknown, and nowhere else', async () => {
    const id = await world.prepareOne();
    const resolve = () => world.at((context) => resolveUnknown(context, id, 'send_again'));
    await expect(resolve()).rejects.toMatchObject({ code: 'notice_not_unknown' });
    await world.deliver(id);
    await resolve();
    await expect(resolve()).rejects.toMatchObject({ code: 'notice_not_unknown' });
    await expect(
      world.at((context) => resolveUnknown(context, 'nonsense', 'arrived')),
    ).rejects.toMatchObject({ code: 'notice_not_found' });
  });

  it('records a bounce under the header of the mail, once', async () => {
    const id = await world.prepareOne();
    await world.deliver(id);
    await world.at((context) => resolveUnknown(context, id, 'arrived'));
    const bounce = () =>
      world.at((context) =>
        recordBounce(context, { messageIdHeader: ` <${id.toUpperCase()}@nimbus.example>` }, 'gone'),
      );
    await bounce();
    await bounce();
    expect(await world.messageOf(id)).toMatchObject({
      state: 'bounced',
      reason: 'reported_bounce',
      detail: 'gone',
    });
    expect(world.events.filter((event) => event.type === 'notices.bounced')).toHaveLength(1);
  });

  it('cannot let bounce what was never sent', async () => {
    const id = await world.prepareOne();
    await expect(
      world.at((context) => recordBounce(context, { messageId: id }, 'gone')),
    ).rejects.toMatchObject({ code: 'notice_not_sent' });
    await expect(
      world.at((context) => recordBounce(context, { messageIdHeader: '<x@y>' }, 'gone')),
    ).rejects.toMatchObject({ code: 'notice_not_found' });
  });
});
