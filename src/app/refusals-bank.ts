import type { RefusalEntry } from '../http/types.ts';
import type { BankRefusal } from '../modules/bank/index.ts';

/** Bank statements and their movements. */
export const bankRefusals = {
  bank_file_empty: {
    status: 422,
    en: 'The file is empty.',
    ja: 'ファイルが空です。',
  },
  bank_file_too_large: {
    status: 413,
    en: 'The file has more than {megabytes} MB. Ask the bank for shorter periods.',
    ja: 'ファイルが {megabytes} MB を超えています。期間を短くして取得してください。',
  },
  bank_file_not_xml: {
    status: 422,
    en: 'Line {line} of the file is no XML that can be read: {why}.',
    ja: 'ファイルの {line} 行目を XML として読み取れません: {why}',
  },
  bank_file_not_camt: {
    status: 422,
    en: 'This XML is no camt.053 statement. Its outermost element is “{root}”.',
    ja: 'この XML は camt.053 の明細ではありません（最上位の要素: {root}）。',
  },
  bank_file_not_zengin: {
    status: 422,
    en: 'These are no records of 200 bytes of transfers received (01) or account statements (03).',
    ja: '200 バイトの振込入金通知（01）または入出金取引明細（03）のレコードではありません。',
  },
  bank_file_columns: {
    status: 422,
    en: 'The first line must name the columns. Missing: {missing}.',
    ja: '1 行目に列名が必要です。不足している列: {missing}',
  },
  bank_file_totals: {
    status: 422,
    en: 'Record {place} says {statedCount} movements and {statedAmount}; the records have {count} and {amount}. The file is incomplete: get it again.',
    ja: '{place} 番目のレコードの合計は {statedCount} 件・{statedAmount} ですが、明細は {count} 件・{amount} です。ファイルが不完全なため、再取得してください。',
  },
  bank_line_not_found: {
    status: 404,
    en: 'There is no such movement.',
    ja: '該当する入出金はありません。',
  },
  bank_line_not_open: {
    status: 409,
    en: 'This movement is settled already. Put it back first.',
    ja: 'この入出金は処理済みです。先に未処理に戻してください。',
  },
  bank_line_not_matched: {
    status: 409,
    en: 'There is no payment of this movement that could be taken back.',
    ja: '取り消せる入金がありません。',
  },
  bank_line_not_incoming: {
    status: 409,
    en: 'Only money that came in can be a payment.',
    ja: '入金として処理できるのは、入ってきたお金だけです。',
  },
  bank_line_amount_invalid: {
    status: 422,
    en: '“{amount}” is no amount in the currency of the movement.',
    ja: '「{amount}」は、この入出金の通貨の金額ではありません。',
  },
  bank_line_exceeds_amount: {
    status: 422,
    en: 'The invoices take {used} {currency}, more than the {amount} {currency} that came in.',
    ja: '請求書への充当額 {used} {currency} が、入金額 {amount} {currency} を超えています。',
  },
} as const satisfies Record<BankRefusal, RefusalEntry>;
