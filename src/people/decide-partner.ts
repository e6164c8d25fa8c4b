import type { Cloud } from '../kernel/clouds.ts';
import type { PartnerKind } from '../kernel/permissions.ts';
import { isTimeZone } from '../kernel/days.ts';
import { parseCurrency } from '../kernel/money.ts';
import { refuse, type Language, type Partner } from './types.ts';

export interface PartnerInput {
  readonly name: string;
  readonly cloud: Cloud;
  readonly currency: string;
  readonly timeZone: string;
  readonly country?: string;
  readonly language?: Language;
  /** A reseller where it is left out. */
  readonly kind?: PartnerKind;
}

/** Countries that a time zone names without doubt; others follow the currency. */
const COUNTRY_OF_ZONE: Readonly<Record<string, string>> = {
  'Asia/Tokyo': 'JP',
  'Asia/Shanghai': 'CN',
  'Asia/Seoul': 'KR',
  'Asia/Singapore': 'SG',
  'Asia/Kolkata': 'IN',
  'Australia/Sydney': 'AU',
  'Australia/Melbourne': 'AU',
  'Europe/Amsterdam': 'NL',
  'Europe/Berlin': 'DE',
  'Europe/London': 'GB',
  'Europe/Madrid': 'ES',
  'Europe/Paris': 'FR',
  'Europe/Rome': 'IT',
  'Europe/Vienna': 'AT',
  'Europe/Zurich': 'CH',
  'America/Sao_Paulo': 'BR',
  'America/Toronto': 'CA',
  'America/Vancouver': 'CA',
};

const COUNTRY_OF_CURRENCY: Readonly<Record<string, string>> = {
  AUD: 'AU',
  BRL: 'BR',
  CAD: 'CA',
  CHF: 'CH',
  CNY: 'CN',
  EUR: 'DE',
  GBP: 'GB',
  INR: 'IN',
  JPY: 'JP',
  KRW: 'KR',
  SGD: 'SG',
  USD: 'US',
};
const COUNTRY_OTHERWISE = 'US';

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The scheduled run starts before people do: 06:00 of the partner's day. */
const RUN_AT_MINUTES_DEFAULT = 6 * 60;

/**
 * A partner as it is created; country and language follow time zone and currency where they are
 * left out.
 * @throws Refused `partner_name_missing`, `partner_currency_unknown`, `partner_time_zone_unknown`,
 *   `partner_country_unknown`
 */
export function decidePartner(id: string, input: PartnerInput, isSample: boolean): Partner {
  const country =
    input.country ??
    COUNTRY_OF_ZONE[input.timeZone] ??
    COUNTRY_OF_CURRENCY[input.currency] ??
    COUNTRY_OTHERWISE;
  return checkedPartner({
    id,
    kind: input.kind ?? 'reseller',
    name: input.name.trim(),
    cloud: input.cloud,
    currency: input.currency,
    timeZone: input.timeZone,
    country,
    language: input.language ?? (input.timeZone === 'Asia/Tokyo' ? 'ja' : 'en'),
    runAtMinutes: RUN_AT_MINUTES_DEFAULT,
    isSample,
  });
}

/** @throws Refused as `decidePartner` does */
export function checkedPartner(partner: Partner): Partner {
  if (partner.name === '') throw refuse('partner_name_missing', {}, 'name');
  if (parseCurrency(partner.currency) === null) {
    throw refuse('partner_currency_unknown', { currency: partner.currency }, 'currency');
  }
  if (!isTimeZone(partner.timeZone)) {
    throw refuse('partner_time_zone_unknown', { timeZone: partner.timeZone }, 'timeZone');
  }
  if (!/^[A-Z]{2}$/.test(partner.country) || regions.of(partner.country) === undefined) {
    throw refuse('partner_country_unknown', { country: partner.country }, 'country');
  }
  return partner;
}
