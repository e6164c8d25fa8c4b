import { randomBytes } from 'node:crypto';
import { createCustomer } from '../../src/modules/customers/index.ts';
import type { DeliverySteps } from '../../src/modules/notices/commands-deliver.ts';
import {
  changeNoticeSettings,
  type NoticeSettingsInput,
} from '../../src/modules/notices/commands-settings.ts';
import { aNoticeRequest } from '../../src/modules/notices/fixtures.ts';
import {
  deliverNotice,
  noticesInvariants,
  prepareNotice,
} from '../../src/modules/notices/index.ts';
import { attemptsOf, findMessageDetail } from '../../src/modules/notices/store-read.ts';
import type { NoticeRequest } from '../../src/modules/notices/types.ts';
import type { Context } from '../../src/platform/context.ts';
import { onEvents, type NewEvent } from '../../src/platform/events.ts';
import { openSecretBox } from '../../src/platform/secrets.ts';
import { aPartner, contextOf } from './context.ts';
import type { TestDatabase } from './database.ts';
import { openMailServer, type TestMailServer } from './mail-server.ts';

/** A Monday, half past ten in New York. */
export const MONDAY = new Date('2026-11-23T15:30:00Z');

export const secrets = openSecretBox(randomBytes(32));

/** A partner with one customer and a mail server, and a clock that the test moves. */
export interface NoticesWorld {
  now: Date;
  readonly customer: NoticeRequest['customer'];
  readonly mailServer: TestMailServer;
  /** Every event since the beginning, in order. */
  readonly events: NewEvent[];
  readonly steps: DeliverySteps;
  readonly at: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  readonly passTime: (ms: number) => void;
  /** Prepares a final notice; gives the ids of its letters. */
  readonly prepare: (overrides?: Partial<NoticeRequest>) => Promise<string[]>;
  readonly prepareOne: (overrides?: Partial<NoticeRequest>) => Promise<string>;
  readonly deliver: (
    messageId: string,
    changed?: Partial<DeliverySteps>,
  ) => ReturnType<typeof deliverNotice>;
  readonly messageOf: (messageId: string) => Promise<StoredMessage>;
  readonly useMailServer: (port: number, version?: number) => Promise<unknown>;
  /** Closes the mail server and throws when something does not hold that must always hold. */
  readonly close: () => Promise<void>;
}

type StoredMessage = NonNullable<Awaited<ReturnType<typeof findMessageDetail>>> & {
  /** The outcomes of its attempts. */
  readonly tried: readonly (string | null)[];
};

export const officeHours: NoticeSettingsInput = {
  version: 0,
  smtp: null,
  fromName: null,
  fromAddress: 'notices@nimbus.example',
  replyTo: null,
  bankDetails: { en: '', ja: '' },
  sendFromMinutes: 9 * 60,
  sendUntilMinutes: 17 * 60,
  quietDays: [],
};

export async function openNoticesWorld({ database }: TestDatabase): Promise<NoticesWorld> {
  const { partnerId } = await aPartner(database);
  const mailServer = await openMailServer();
  const events: NewEvent[] = [];
  const at: NoticesWorld['at'] = (work) => contextOf(database, partnerId, world.now, work);
  const steps: DeliverySteps = {
    transact: at,
    secrets,
    recheck: () => Promise.resolve({ verdict: 'go' }),
    mailLimits: { connectMs: 2_000, greetingMs: 2_000, silenceMs: 400, handOverMs: 2_000 },
    recordAgainMs: [],
  };
  const prepare: NoticesWorld['prepare'] = async (overrides = {}) => {
    const request = aNoticeRequest({ customer: world.customer, ...overrides });
    return [...(await at((context) => prepareNotice(context, request))).messageIds];
  };
  const world = {
    now: MONDAY,
    customer: aNoticeRequest().customer,
    mailServer,
    events,
    steps,
    at,
    passTime: (ms: number) => {
      world.now = new Date(world.now.getTime() + ms);
    },
    prepare,
    prepareOne: async (overrides: Partial<NoticeRequest> = {}) => (await prepare(overrides))[0]!,
    deliver: (messageId: string, changed: Partial<DeliverySteps> = {}) =>
      deliverNotice({ ...steps, ...changed }, { messageId }),
    messageOf: async (messageId: string) => {
      const detail = await at((context) => findMessageDetail(context, messageId));
      const attempts = await at((context) => attemptsOf(context, messageId));
      return { ...detail!, tried: attempts.map((attempt) => attempt.outcome) };
    },
    useMailServer: (port: number, version = 0) =>
      at((context) =>
        changeNoticeSettings(context, secrets, {
          ...officeHours,
          version,
          smtp: { host: '127.0.0.1', port, security: 'none', user: null },
        }),
      ),
    close: async () => {
      onEvents(() => Promise.resolve());
      await mailServer.close();
      await at(checkInvariants);
    },
  } satisfies NoticesWorld;
  const created = await at((context) =>
    createCustomer(context, { number: 'C-1001', name: 'Northwind Traders' }),
  );
  world.customer = { ...world.customer, id: created.id };
  onEvents((_context, recorded) => {
    events.push(...recorded);
    return Promise.resolve();
  });
  return world;
}

async function checkInvariants(context: Context): Promise<void> {
  for (const invariant of noticesInvariants) {
    const violations = await invariant.check(context);
    if (violations.length > 0) throw new Error(`${invariant.name}: ${violations.join(', ')}`);
  }
}
