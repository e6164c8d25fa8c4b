import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { MONDAY, openNoticesWorld, type NoticesWorld } from '../../../test/support/notices.ts';
import { HAND_OVER_LONGEST_MS } from '../../platform/mail.ts';
import type { DeliverySteps } from './commands-deliver.ts';
import { recordBounce } from './commands-outcome.ts';
import { aNoticeContact, aNoticeRequest } from './fixtures.ts';
import { pageOfMailbox } from './store-read.ts';

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

describe('into the built-in mailbox', () => {
  it('a letter arrives once, however often it is delivered', async () => {
    const id = await world.prepareOne();
    const results = await Promise.all([world.deliver(id), world.deliver(id), world.deliver(id)]);
    expect(results).toEqual(results.map(() => ({ kind: 'done', state: 'accepted' })));
    const mailbox = await world.at((context) =>
      pageOfMailbox(context, { beforeId: null, limit: 10 }),
    );
    expect(mailbox).toMatchObject([
      {
        messageId: id,
        recipient: 'Alex Morgan <alex@northwind.example>',
        sender: 'Nimbus Resale <notices@mailbox.invalid>',
      },
    ]);
    expect(await world.messageOf(id)).toMatchObject({ state: 'accepted', tried: ['accepted'] });
  });

  it('nothing arrives when the process ends before the commit', async () => {
    const id = await world.prepareOne();
    const crash = () => Promise.reject(new Error('power cut'));
    await expect(world.deliver(id, { recheck: crash })).rejects.toThrow('power cut');
    const mailbox = await world.at((context) =>
      pageOfMailbox(context, { beforeId: null, limit: 10 }),
    );
    expect(mailbox).toEqual([]);
    expect(await world.messageOf(id)).toMatchObject({ state: 'queued', tried: [] });
  });
});

describe('through a mail server', () => {
  beforeEach(() => world.useMailServer(world.mailServer.port));

  it('a letter arrives under an id that follows from its own, and the event says so', async () => {
    const id = await world.prepareOne();
    expect(await world.deliver(id)).toEqual({ kind: 'done', state: 'accepted' });
    expect(world.mailServer.mails).toHaveLength(1);
    expect(world.mailServer.mails[0]!.messageId).toBe(`<${id}@nimbus.example>`);
    expect(world.mailServer.mails[0]!.to).toMatchObject({
      text: expect.stringContaining('Alex Morgan'),
    });
    const stored = await world.messageOf(id);
    expect(stored).toMatchObject({ state: 'accepted', detail: expect.stringMatching(/^250/) });
    expect(world.mailServer.mails[0]!.subject).toBe(stored.subject);
    expect(world.mailServer.mails[0]!.text?.trimEnd()).toBe(stored.text.trimEnd());
    expect(world.events.at(-1)).toMatchObject({
      type: 'notices.accepted',
      customerId: world.customer.id,
      after: { noticeKey: stored.noticeKey, noticeOutcome: 'accepted', on: '2026-11-23' },
    });
  });

  it('a Japanese letter arrives as it was written', async () => {
    const contacts = [aNoticeContact({ language: 'ja', name: '森本 朝香', department: '経理部' })];
    const id = await world.prepareOne({ contacts });
    await world.deliver(id);
    const stored = await world.messageOf(id);
    const got = world.mailServer.mails[0]!;
    expect(got.subject).toBe(stored.subject);
    expect(got.subject).toMatch(/^【催告書】/);
    expect(got.text?.trimEnd()).toBe(stored.text.trimEnd());
    expect(got.html).toBe(stored.html);
  });

  it('four workers with one letter send one mail', async () => {
    const id = await world.prepareOne();
    const results = await Promise.all([
      world.deliver(id),
      world.deliver(id),
      world.deliver(id),
      world.deliver(id),
    ]);
    expect(world.mailServer.mails).toHaveLength(1);
    expect(results.filter((result) => result.kind === 'done').length).toBeGreaterThan(0);
    expect(await world.messageOf(id)).toMatchObject({ state: 'accepted', tried: ['accepted'] });
  });

  it('a deferral is tried again after a while, and then arrives', async () => {
    world.mailServer.behave({ kind: 'answer', at: 'RCPT', code: 451 });
    const id = await world.prepareOne();
    const first = await world.deliver(id);
    expect(first).toEqual({
      kind: 'later',
      at: new Date(MONDAY.getTime() + MINUTE_MS),
      why: expect.stringContaining('451'),
    });
    expect(await world.messageOf(id)).toMatchObject({ state: 'queued', tried: ['temporary'] });
    // Not before its time.
    expect(await world.deliver(id)).toMatchObject({ kind: 'later', why: 'its time has not come' });
    expect(world.mailServer.started()).toBe(1);
    world.passTime(MINUTE_MS);
    expect(await world.deliver(id)).toEqual({ kind: 'done', state: 'accepted' });
    expect(await world.messageOf(id)).toMatchObject({ tried: ['temporary', 'accepted'] });
    expect(world.mailServer.mails).toHaveLength(1);
  });

  it('a refusal is a bounce with its reason, and is never tried again', async () => {
    world.mailServer.behave({ kind: 'answer', at: 'RCPT', code: 550 });
    const id = await world.prepareOne();
    expect(await world.deliver(id)).toEqual({ kind: 'done', state: 'bounced' });
    expect(await world.deliver(id)).toEqual({ kind: 'done', state: 'bounced' });
    expect(world.mailServer.started()).toBe(1);
    expect(await world.messageOf(id)).toMatchObject({
      reason: 'refused_by_server',
      detail: expect.stringContaining('550'),
    });
    expect(world.events.at(-1)).toMatchObject({
      type: 'notices.bounced',
      after: { noticeOutcome: 'bounced', reason: 'refused_by_server' },
    });
  });

  it.each(['take_and_drop', 'take_and_hang'] as const)(
    'a letter whose fate is unknown after %s is left to a person and never sent by itself',
    async (kind) => {
      world.mailServer.behave({ kind });
      const id = await world.prepareOne();
      expect(await world.deliver(id)).toEqual({ kind: 'done', state: 'unknown' });
      for (let day = 0; day < 3; day += 1) {
        world.passTime(24 * HOUR_MS);
        expect(await world.deliver(id)).toEqual({ kind: 'done', state: 'unknown' });
      }
      expect(world.mailServer.mails).toHaveLength(1);
      expect(world.events.at(-1)).toMatchObject({
        type: 'notices.unknown',
        after: { noticeOutcome: 'unknown', reason: 'connection_lost' },
      });
    },
  );

  it('a process that ends between hand-over and answer leaves an unknown fate', async () => {
    const id = await world.prepareOne();
    let calls = 0;
    const dying: DeliverySteps['transact'] = (work) => {
      calls += 1;
      // plan, begin, and then nobody is left to write the outcome down.
      return calls <= 2 ? world.at(work) : Promise.reject(new Error('killed'));
    };
    await expect(world.deliver(id, { transact: dying })).rejects.toThrow('killed');
    expect(world.mailServer.mails).toHaveLength(1);
    expect(await world.messageOf(id)).toMatchObject({ state: 'handing_over', tried: [null] });
    // when the effect is started again, at once and later
    const again = await world.deliver(id);
    expect(again).toMatchObject({
      kind: 'later',
      at: new Date(MONDAY.getTime() + HAND_OVER_LONGEST_MS),
    });
    world.passTime(HAND_OVER_LONGEST_MS);
    expect(await world.deliver(id)).toEqual({ kind: 'done', state: 'unknown' });
    expect(await world.messageOf(id)).toMatchObject({ reason: 'worker_lost', tried: ['unknown'] });
    expect(world.mailServer.mails).toHaveLength(1);
  });

  it('a database that is away for a moment does not make a fate unknown', async () => {
    const id = await world.prepareOne();
    let calls = 0;
    const flickering: DeliverySteps['transact'] = (work) => {
      calls += 1;
      return calls === 3 || calls === 4 ? Promise.reject(new Error('away')) : world.at(work);
    };
    const result = await world.deliver(id, { transact: flickering, recordAgainMs: [1, 1] });
    expect(result).toEqual({ kind: 'done', state: 'accepted' });
    expect(await world.messageOf(id)).toMatchObject({ tried: ['accepted'] });
    expect(world.mailServer.mails).toHaveLength(1);
  });

  it('a process that ends before the hand-over is committed has sent nothing', async () => {
    const id = await world.prepareOne();
    let calls = 0;
    const dying: DeliverySteps['transact'] = (work) => {
      calls += 1;
      return calls === 1 ? world.at(work) : Promise.reject(new Error('killed'));
    };
    await expect(world.deliver(id, { transact: dying })).rejects.toThrow('killed');
    expect(world.mailServer.started()).toBe(0);
    expect(await world.deliver(id)).toEqual({ kind: 'done', state: 'accepted' });
    expect(world.mailServer.mails).toHaveLength(1);
  });

  it("the server's answer counts even when it was waited for too long", async () => {
    const id = await world.prepareOne();
    let calls = 0;
    const meanwhile: unknown[] = [];
    const slow: DeliverySteps['transact'] = async (work) => {
      calls += 1;
      if (calls === 3) {
        // given another worker that meanwhile gave the hand-over up
        world.passTime(HAND_OVER_LONGEST_MS);
        meanwhile.push(await world.deliver(id));
      }
      return world.at(work);
    };
    const late = await world.deliver(id, { transact: slow });
    expect(meanwhile).toEqual([{ kind: 'done', state: 'unknown' }]);
    expect(late).toEqual({ kind: 'done', state: 'accepted' });
    expect(await world.messageOf(id)).toMatchObject({ state: 'accepted', tried: ['accepted'] });
  });

  it('a letter that is no longer true is withdrawn at the last moment', async () => {
    const id = await world.prepareOne();
    const asked: unknown[] = [];
    const result = await world.deliver(id, {
      recheck: (_context, notice) => {
        asked.push(notice);
        return Promise.resolve({ verdict: 'withdrawn', reason: 'paid in full' });
      },
    });
    expect(result).toEqual({ kind: 'done', state: 'withdrawn' });
    expect(asked).toEqual([
      { noticeKey: aNoticeRequest().noticeKey, customerId: world.customer.id },
    ]);
    expect(world.mailServer.started()).toBe(0);
    expect(await world.messageOf(id)).toMatchObject({
      reason: 'no_longer_true',
      detail: 'paid in full',
    });
    expect(world.events.at(-1)).toMatchObject({
      type: 'notices.withdrawn',
      after: { noticeOutcome: 'withdrawn', detail: 'paid in full' },
    });
  });

  it('a worker that is stopping hands nothing over', async () => {
    const id = await world.prepareOne();
    const signal = AbortSignal.abort();
    expect(await world.deliver(id, { signal })).toMatchObject({ kind: 'later', at: MONDAY });
    expect(world.mailServer.started()).toBe(0);
    expect(await world.messageOf(id)).toMatchObject({ state: 'queued', tried: [] });
  });

  it('waits for the sending hours, also when they have passed meanwhile', async () => {
    // given a letter written on Monday at 16:59 in New York
    world.now = new Date('2026-11-23T21:59:00Z');
    world.mailServer.behave({ kind: 'answer', at: 'DATA', code: 452 });
    const id = await world.prepareOne();
    const tuesday = new Date('2026-11-24T14:00:00Z');
    expect(await world.deliver(id)).toMatchObject({ kind: 'later', at: tuesday });
    // given a quiet day that was declared since
    world.now = new Date('2026-11-24T23:30:00Z');
    expect(await world.deliver(id)).toMatchObject({
      kind: 'later',
      at: new Date('2026-11-25T14:00:00Z'),
      why: 'outside the sending hours',
    });
    expect(world.mailServer.started()).toBe(1);
    world.now = new Date('2026-11-25T14:00:00Z');
    expect(await world.deliver(id)).toEqual({ kind: 'done', state: 'accepted' });
  });

  it('a letter to two people is accepted when one of them got it', async () => {
    world.mailServer.behave({ kind: 'answer', at: 'RCPT', code: 550 });
    const [first, second] = await world.prepare({
      contacts: [aNoticeContact(), aNoticeContact({ email: 'b@northwind.example' })],
    });
    await world.deliver(first!);
    expect(world.events.at(-1)).toMatchObject({
      type: 'notices.bounced',
      after: { noticeOutcome: 'pending' },
    });
    await world.deliver(second!);
    expect(world.events.at(-1)).toMatchObject({ after: { noticeOutcome: 'accepted' } });
    await world.at((context) => recordBounce(context, { messageId: second! }, 'mailbox full'));
    expect(world.events.at(-1)).toMatchObject({
      type: 'notices.bounced',
      after: { noticeOutcome: 'bounced', detail: 'mailbox full' },
    });
  });

  it('two letters of one notice that end together know of each other', async () => {
    const ids = await world.prepare({
      contacts: [aNoticeContact(), aNoticeContact({ email: 'b@northwind.example' })],
    });
    world.mailServer.behave(
      { kind: 'answer', at: 'RCPT', code: 550 },
      { kind: 'answer', at: 'RCPT', code: 550 },
    );
    await Promise.all(ids.map((id) => world.deliver(id)));
    const outcomes = world.events
      .filter((event) => event.type === 'notices.bounced')
      .map((event) => event.after?.['noticeOutcome']);
    expect(new Set(outcomes)).toEqual(new Set(['bounced', 'pending']));
  });
});
