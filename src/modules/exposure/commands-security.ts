import { formatDay, type Day } from '../../kernel/days.ts';
import { newId } from '../../kernel/ids.ts';
import { formatDecimal, parseCurrency, parseDecimal, scaleOf } from '../../kernel/money.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents, type NewEvent } from '../../platform/events.ts';
import { getCustomer } from '../customers/index.ts';
import { todayOf } from './commands-exposure.ts';
import { refreshExposure } from './commands-snapshot.ts';
import * as store from './store-security.ts';
import { refuse, type ExposureSettings, type Security, type SecurityKind } from './types.ts';

export interface NewSecurity {
  readonly customerId: string;
  readonly kind: SecurityKind;
  /** Decimal text. */
  readonly amount: string;
  readonly currency: string;
  readonly validFrom: Day;
  /** Included; null for one without an end. */
  readonly validUntil: Day | null;
  readonly reference: string;
  readonly note: string | null;
}

/**
 * Records a deposit that was received or a guarantee that was given.
 * @throws Refused `customer_not_found`, `security_currency_unknown`, `security_amount_invalid`,
 *   `security_days_invalid`
 */
export async function recordSecurity(context: Context, input: NewSecurity): Promise<Security> {
  await getCustomer(context, input.customerId);
  const currency = parseCurrency(input.currency);
  if (currency === null) {
    throw refuse('security_currency_unknown', { currency: input.currency }, 'currency');
  }
  const amount = parseDecimal(input.amount, scaleOf(currency), 'exact');
  if (typeof amount === 'string' || amount <= 0n) {
    throw refuse('security_amount_invalid', { amount: input.amount }, 'amount');
  }
  const { validFrom, validUntil } = input;
  if (validUntil !== null && validUntil < validFrom) {
    throw refuse('security_days_invalid', {}, 'validUntil');
  }
  const security: Security = {
    ...input,
    id: newId(context.now.getTime()),
    currency,
    amount,
    recordedBy: context.actor.name,
    recordedAt: context.now,
    releasedOn: null,
    releaseReason: null,
    releasedBy: null,
  };
  await store.insertSecurity(context, security);
  await recordEvents(context, [
    { ...eventOf('exposure.security_recorded', security), after: factsOf(security) },
  ]);
  await refreshExposure(context, [security.customerId]);
  return security;
}

/**
 * Ends a security: from today on it covers nothing.
 * @throws Refused `security_not_found`, `security_already_released`
 */
export async function releaseSecurity(
  context: Context,
  id: string,
  reason: string,
): Promise<Security> {
  const security = await store.lockSecurity(context, id);
  if (!security) throw refuse('security_not_found', { securityId: id });
  if (security.releasedOn !== null) {
    throw refuse('security_already_released', { on: formatDay(security.releasedOn) });
  }
  const on = await todayOf(context);
  const by = context.actor.name;
  await store.releaseSecurityRow(context, id, { on, reason, by });
  await recordEvents(context, [
    {
      ...eventOf('exposure.security_released', security),
      before: factsOf(security),
      after: { releasedOn: formatDay(on), reason },
    },
  ]);
  await refreshExposure(context, [security.customerId]);
  return { ...security, releasedOn: on, releaseReason: reason, releasedBy: by };
}

function eventOf(type: string, security: Security): NewEvent {
  const { id, customerId } = security;
  return { type, subject: { kind: 'security', id }, customerId };
}

function factsOf(security: Security) {
  const { kind, currency, amount, validFrom, validUntil, reference } = security;
  return {
    kind,
    currency,
    amount: formatDecimal(amount, currency),
    validFrom: formatDay(validFrom),
    validUntil: validUntil === null ? null : formatDay(validUntil),
    reference,
  };
}

/**
 * Sets how long stopping usage takes.
 * @throws Refused `exposure_settings_stale`
 */
export async function changeExposureSettings(
  context: Context,
  wanted: ExposureSettings,
): Promise<ExposureSettings> {
  const before = await store.settingsOf(context);
  if (!(await store.putSettings(context, wanted.daysToStop, wanted.version))) {
    throw refuse('exposure_settings_stale');
  }
  const version = wanted.version + 1;
  await recordEvents(context, [
    {
      type: 'exposure.settings_changed',
      subject: { kind: 'exposure_settings', id: context.partnerId },
      before: { daysToStop: before.daysToStop },
      after: { daysToStop: wanted.daysToStop },
    },
  ]);
  return { daysToStop: wanted.daysToStop, version };
}
