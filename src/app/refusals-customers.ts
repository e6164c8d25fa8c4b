import type { RefusalEntry } from '../http/types.ts';
import type { CustomersRefusal } from '../modules/customers/index.ts';

export const customersRefusals = {
  customer_not_found: {
    status: 404,
    en: 'There is no such customer.',
    ja: '該当する顧客はありません。',
  },
  customer_number_taken: {
    status: 409,
    en: 'The customer number {number} is already in use.',
    ja: '顧客番号 {number} は既に使用されています。',
  },
  customer_tenant_taken: {
    status: 409,
    en: 'Another customer already has this tenant.',
    ja: 'このテナントは別の顧客に登録されています。',
  },
  customer_version_stale: {
    status: 409,
    en: 'Somebody else changed this customer meanwhile. Load it again and repeat your change.',
    ja: 'この顧客は他の利用者によって変更されています。再読み込みしてから、もう一度変更してください。',
  },
  customer_time_zone_unknown: {
    status: 400,
    en: '“{timeZone}” is not a time zone. Use an IANA name such as Asia/Tokyo.',
    ja: '「{timeZone}」は不明なタイムゾーンです。Asia/Tokyo のような IANA 名を使用してください。',
  },
  customer_calendar_unknown: {
    status: 400,
    en: 'There is no business calendar “{calendarId}”.',
    ja: '営業日カレンダー「{calendarId}」は存在しません。',
  },
  customer_terms_unknown: {
    status: 400,
    en: '“{terms}” are no payment terms that Surety knows.',
    ja: '「{terms}」は不明な支払条件です。',
  },
  contact_not_found: {
    status: 404,
    en: 'There is no such contact person.',
    ja: '該当する連絡先はありません。',
  },
  contact_duplicate: {
    status: 409,
    en: 'The customer already has this contact person with this role.',
    ja: '同じ役割の連絡先が既に登録されています。',
  },
} as const satisfies Record<CustomersRefusal, RefusalEntry>;
