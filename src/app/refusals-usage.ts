import type { RefusalEntry } from '../http/types.ts';
import type { UsageRefusal } from '../modules/usage/index.ts';

export const usageRefusals = {
  usage_not_in_cloud: {
    status: 403,
    en: 'The cloud {cloud} reports no usage, so there are no usage figures and no budgets here.',
    ja: 'クラウド「{cloud}」では使用量が提供されないため、使用状況と予算は利用できません。',
  },
  usage_month_invalid: {
    status: 400,
    en: '“{month}” is no month. Write it as YYYY-MM.',
    ja: '「{month}」は月として読み取れません。YYYY-MM 形式で指定してください。',
  },
  usage_days_invalid: {
    status: 400,
    en: '{from} to {to} cannot be shown. Name days that exist, the first no later than the last, at most {max} of them.',
    ja: '{from} から {to} までは表示できません。実在する日付を、開始日が終了日以前になるように、{max} 日以内で指定してください。',
  },
  usage_budget_not_positive: {
    status: 400,
    en: 'A budget must be more than zero. Remove it when there is none.',
    ja: '予算は 0 より大きい金額にしてください。予算を設けない場合は削除してください。',
  },
  usage_budget_currency_unknown: {
    status: 400,
    en: '“{currency}” is no ISO 4217 currency code, such as USD or JPY.',
    ja: '「{currency}」は ISO 4217 の通貨コード(USD、JPY など)ではありません。',
  },
  usage_budget_amount_invalid: {
    status: 400,
    en: '“{amount}” is no amount of a budget in this currency. Use plain digits, such as 1500.00.',
    ja: '「{amount}」はこの通貨の予算額として使えません。1500.00 のように数字で入力してください。',
  },
  usage_sub_account_not_found: {
    status: 404,
    en: 'There is no such cloud account.',
    ja: '該当するクラウドアカウントはありません。',
  },
  usage_sub_account_owner_differs: {
    status: 409,
    en: 'This subscription belongs to another customer. Choose one of the same customer.',
    ja: 'このサブスクリプションは別の顧客のものです。同じ顧客のものを選択してください。',
  },
  usage_sub_account_needs_customer: {
    status: 400,
    en: 'A cloud account that belongs to a subscription also names its customer, and one under a plan also its subscription.',
    ja: 'サブスクリプションを指定する場合は顧客も、プラン配下のものを指定する場合はサブスクリプションも指定してください。',
  },
  usage_nothing_unbilled: {
    status: 409,
    en: 'Nothing that this customer consumed up to {until} is unbilled.',
    ja: '{until} までの使用分に、未請求のものはありません。',
  },
  usage_import_not_found: {
    status: 404,
    en: 'There is no such import of usage.',
    ja: '該当する使用量の取り込みはありません。',
  },
  usage_import_interrupted: {
    status: 409,
    en: 'The import was interrupted and changed nothing. Import the file again.',
    ja: '取り込みが中断されました。何も変更されていません。ファイルをもう一度取り込んでください。',
  },
  usage_file_empty: {
    status: 400,
    en: 'The file is empty.',
    ja: 'ファイルが空です。',
  },
  usage_column_missing: {
    status: 400,
    en: 'The file has no column {column}, which the FOCUS format demands. Its columns are: {seen}',
    ja: 'FOCUS 形式に必要な列 {column} がありません。ファイルの列:{seen}',
  },
  usage_column_twice: {
    status: 400,
    en: 'The file has more than one column {column}.',
    ja: '列 {column} が複数あります。',
  },
  usage_too_many_rows: {
    status: 400,
    en: 'The file has more than {max} rows. Cut it, for example by month.',
    ja: 'ファイルの行数が {max} 行を超えています。月ごとなどに分割してください。',
  },
} as const satisfies Record<UsageRefusal, RefusalEntry>;
