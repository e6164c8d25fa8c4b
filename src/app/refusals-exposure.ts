import type { RefusalEntry } from '../http/types.ts';
import type { ExposureRefusal } from '../modules/exposure/index.ts';

export const exposureRefusals = {
  security_not_found: {
    status: 404,
    en: 'There is no such deposit or guarantee.',
    ja: '該当する保証金・保証はありません。',
  },
  security_already_released: {
    status: 409,
    en: 'It was released on {on} already.',
    ja: '{on} にすでに解除されています。',
  },
  security_amount_invalid: {
    status: 400,
    en: '“{amount}” is no amount of this currency above zero. Use plain digits, such as 1500.00.',
    ja: '「{amount}」はこの通貨の金額として使えません。1500.00 のように 0 より大きい数字で入力してください。',
  },
  security_currency_unknown: {
    status: 400,
    en: '“{currency}” is no ISO 4217 currency code, such as USD or JPY.',
    ja: '「{currency}」は ISO 4217 の通貨コード(USD、JPY など)ではありません。',
  },
  security_days_invalid: {
    status: 400,
    en: 'Name days that exist, the last one no earlier than the first.',
    ja: '実在する日付を、終了日が開始日以降になるように指定してください。',
  },
  exposure_settings_stale: {
    status: 409,
    en: 'Somebody changed these settings meanwhile. Load them again.',
    ja: 'ほかの人が先に設定を変更しました。読み込み直してください。',
  },
  provider_limit_invalid: {
    status: 400,
    en: '“{amount}” {currency} is no limit. Name an ISO 4217 currency and an amount above zero.',
    ja: '「{amount}」{currency} は与信枠として使えません。ISO 4217 の通貨コードと 0 より大きい金額を指定してください。',
  },
} as const satisfies Record<ExposureRefusal, RefusalEntry>;
