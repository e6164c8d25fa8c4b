import { sql } from 'kysely';
import { newId } from '../../src/kernel/ids.ts';
import type { Context } from '../../src/platform/context.ts';
import type { Database } from '../../src/platform/database.ts';

export interface TestPartner {
  readonly partnerId: string;
  readonly name: string;
  readonly cloud: 'global' | 'us-government' | 'germany' | 'china';
  readonly currency: string;
  readonly timeZone: string;
  readonly country: string;
  readonly language: 'en' | 'ja';
  readonly createdAt: Date;
}

const CREATED_AT = new Date('2026-01-01T00:00:00Z');

/** A partner with ordinary settings, except for what the test names. */
export async function aPartner(
  database: Database,
  wanted: Partial<TestPartner> = {},
): Promise<TestPartner> {
  const createdAt = wanted.createdAt ?? CREATED_AT;
  const partner: TestPartner = {
    partnerId: newId(createdAt.getTime()),
    name: 'Nimbus Resale',
    cloud: 'global',
    currency: 'USD',
    timeZone: 'America/New_York',
    country: 'US',
    language: 'en',
    ...wanted,
    createdAt,
  };
  await database.transact('installation', (tx) =>
    sql`
      insert into people.partner (partner_id, name, cloud, currency,
        time_zone, country, language, created_at)
      values (${partner.partnerId}, ${partner.name}, ${partner.cloud}, ${partner.currency},
        ${partner.timeZone}, ${partner.country}, ${partner.language}, ${partner.createdAt})
    `.execute(tx),
  );
  return partner;
}

/** Runs `work` in a transaction that sees the partner's rows, acting as the system at `now`. */
export function contextOf<T>(
  database: Database,
  partnerId: string,
  now: Date,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  return database.transact({ partnerId }, (tx) =>
    work({
      tx,
      partnerId,
      actor: { kind: 'system', id: null, name: 'test' },
      now,
      requestId: 'test',
    }),
  );
}
