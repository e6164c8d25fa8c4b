import type { RefusalEntry } from '../http/types.ts';
import type { ReceivablesRefusal } from '../modules/receivables/index.ts';

const documentRefusals = {
  document_not_found: {
    status: 404,
    en: 'There is no such document.',
    ja: '該当する伝票はありません。',
  },
  document_amount_invalid: {
    status: 400,
    en: '“{amount}” is no amount in {currency}. Write a plain decimal such as 1234.50.',
    ja: '「{amount}」は {currency} の金額ではありません。1234.50 のような数値で入力してください。',
  },
  document_amount_out_of_range: {
    status: 400,
    en: 'The amount must be above zero and within what a document can hold.',
    ja: '金額はゼロより大きく、伝票の上限以内でなければなりません。',
  },
  document_currency_unknown: {
    status: 400,
    en: '“{currency}” is no ISO 4217 currency code.',
    ja: '「{currency}」は ISO 4217 の通貨コードではありません。',
  },
  document_day_invalid: {
    status: 400,
    en: '“{day}” is no day. Write it as 2026-03-31.',
    ja: '「{day}」は日付ではありません。2026-03-31 の形式で入力してください。',
  },
  document_number_taken: {
    status: 409,
    en: 'The number {number} is already in use.',
    ja: '番号 {number} は既に使用されています。',
  },
  invoice_lines_differ: {
    status: 400,
    en: 'The lines do not add up to the amount of the document, or there are too many of them.',
    ja: '明細の合計が伝票の金額と一致しないか、明細の数が上限を超えています。',
  },
  invoice_due_before_issue: {
    status: 400,
    en: 'An invoice cannot fall due before it is issued.',
    ja: '支払期日を発行日より前にすることはできません。',
  },
  invoice_terms_unknown: {
    status: 400,
    en: '“{terms}” are no payment terms that Surety knows.',
    ja: '「{terms}」は不明な支払条件です。',
  },
} as const;

const allocationRefusals = {
  allocation_not_found: {
    status: 404,
    en: 'There is no such allocation.',
    ja: '該当する消込はありません。',
  },
  allocation_not_a_credit: {
    status: 409,
    en: '{number} is owed by the customer; only payments and credit notes can settle something.',
    ja: '{number} は請求側の伝票です。消込に使えるのは入金とクレジットノートだけです。',
  },
  allocation_not_a_debit: {
    status: 409,
    en: '{number} is not owed by the customer, so there is nothing to settle.',
    ja: '{number} は請求側の伝票ではないため、消し込むことができません。',
  },
  allocation_currency_differs: {
    status: 409,
    en: '{number} is in another currency.',
    ja: '{number} は通貨が異なります。',
  },
  allocation_customer_differs: {
    status: 409,
    en: '{number} belongs to another customer.',
    ja: '{number} は別の顧客の伝票です。',
  },
  allocation_exceeds_credit: {
    status: 409,
    en: '{number} has less left than you want to use of it.',
    ja: '{number} の未使用残高を超えています。',
  },
  allocation_exceeds_debit: {
    status: 409,
    en: '{number} has less open than you want to settle.',
    ja: '{number} の未回収残高を超えています。',
  },
  allocation_amount_not_positive: {
    status: 400,
    en: 'The amount for {number} must be above zero.',
    ja: '{number} の消込額はゼロより大きくなければなりません。',
  },
  allocation_named_twice: {
    status: 400,
    en: '{number} is named twice. Name it once with the whole amount.',
    ja: '{number} が重複しています。一行にまとめてください。',
  },
  allocation_nothing_open: {
    status: 400,
    en: 'Name between one and a thousand documents for {number} to settle.',
    ja: '{number} で消し込む伝票を1件から1,000件の範囲で指定してください。',
  },
  allocation_already_undone: {
    status: 409,
    en: 'This allocation has been undone already.',
    ja: 'この消込は既に取り消されています。',
  },
  allocation_undo_refused: {
    status: 409,
    en: 'This allocation is part of a write-off or a reversal. Reverse {number} as a whole instead.',
    ja: 'この消込は貸倒処理または取消の一部です。{number} 全体を取り消してください。',
  },
} as const;

const settleRefusals = {
  recovery_not_a_write_off: {
    status: 409,
    en: '{number} is no write-off. Record the money as a payment.',
    ja: '{number} は貸倒償却ではありません。入金として記録してください。',
  },
  recovery_exceeds_write_off: {
    status: 409,
    en: 'The amount is above what {number} wrote off. Record the rest as a payment of its own.',
    ja: '金額が {number} の償却額を超えています。超えた分は別の入金として記録してください。',
  },
  interest_rate_misplaced: {
    status: 400,
    en: 'Only agreed interest has a rate of its own; the other rules take theirs from the law.',
    ja: '利率を指定できるのは契約による利息だけです。他の規則の利率は法令で決まります。',
  },
  interest_term_day_taken: {
    status: 409,
    en: 'A rule begins on {day} already. Choose another day.',
    ja: '{day} から始まる規則はすでにあります。別の日を選んでください。',
  },
  late_charge_day_in_future: {
    status: 400,
    en: 'Interest is counted through today at most; {day} has not come.',
    ja: '利息は本日までしか計算できません。{day} はまだ来ていません。',
  },
  late_charge_nothing_due: {
    status: 409,
    en: 'Nothing is to be charged or given back for these customers through that day.',
    ja: 'この日までに請求または返還する遅延損害金はありません。',
  },
  write_off_exceeds_open: {
    status: 409,
    en: '{number} has less open than you want to write off.',
    ja: '{number} の未回収残高を超える貸倒処理はできません。',
  },
  reversal_not_reversible: {
    status: 409,
    en: '{number} cannot be reversed; only payments and write-offs can.',
    ja: '{number} は取り消せません。取り消せるのは入金と貸倒処理だけです。',
  },
  reversal_already_done: {
    status: 409,
    en: '{number} has been reversed already.',
    ja: '{number} は既に取り消されています。',
  },
  dispute_not_found: {
    status: 404,
    en: 'There is no such dispute.',
    ja: '該当する異議はありません。',
  },
  dispute_not_an_open_invoice: {
    status: 409,
    en: '{number} is not an open invoice, so there is nothing to dispute.',
    ja: '{number} は未回収の請求書ではないため、異議を登録できません。',
  },
  dispute_exceeds_amount: {
    status: 400,
    en: 'More than the amount of {number} cannot be disputed.',
    ja: '異議の対象額が {number} の金額を超えています。',
  },
  dispute_already_open: {
    status: 409,
    en: '{number} already has an open dispute.',
    ja: '{number} には継続中の異議が既にあります。',
  },
  dispute_already_closed: {
    status: 409,
    en: 'This dispute is closed already.',
    ja: 'この異議は既に終了しています。',
  },
  dispute_closes_before_opening: {
    status: 400,
    en: 'A dispute cannot be closed before the day it was opened.',
    ja: '異議の終了日を開始日より前にすることはできません。',
  },
} as const;

const importRefusals = {
  import_not_found: {
    status: 404,
    en: 'There is no such import.',
    ja: '該当する取込はありません。',
  },
  import_state_refuses: {
    status: 409,
    en: 'This import cannot be applied: its state is “{state}”.',
    ja: 'この取込は適用できません(状態: {state})。',
  },
  import_rows_gone: {
    status: 409,
    en: 'The rows of this import are no longer there. Import the file again.',
    ja: 'この取込の行は既に失われています。ファイルをもう一度取り込んでください。',
  },
  import_interrupted: {
    status: 409,
    en: 'The import was interrupted and nothing was applied. Import the file again.',
    ja: '取込が中断され、何も適用されていません。ファイルをもう一度取り込んでください。',
  },
  import_profile_unknown: {
    status: 400,
    en: 'There is no import profile “{profile}”.',
    ja: '取込プロファイル「{profile}」は存在しません。',
  },
  import_profile_invalid: {
    status: 400,
    en: 'The profile cannot be used: {field} ({problem}).',
    ja: 'プロファイルを使用できません: {field}({problem})。',
  },
  import_profile_built_in: {
    status: 409,
    en: '“{key}” is a built-in profile. Save yours under another key.',
    ja: '「{key}」は組み込みのプロファイルです。別のキーで保存してください。',
  },
  import_column_missing: {
    status: 400,
    en: 'The file has no column “{column}”. Its columns are: {seen}.',
    ja: 'ファイルに列「{column}」がありません。列: {seen}。',
  },
  import_column_twice: {
    status: 400,
    en: 'The file has the column “{column}” more than once.',
    ja: 'ファイルに列「{column}」が複数あります。',
  },
  import_delimiter_wrong: {
    status: 400,
    en: 'The columns are not separated by “{delimiter}” but, it seems, by “{likely}”. Name that delimiter.',
    ja: '区切り文字は「{delimiter}」ではなく「{likely}」のようです。区切り文字を指定し直してください。',
  },
  import_encoding_wrong: {
    status: 400,
    en: 'Line {line} is not written in {encoding}. Name the file’s encoding: utf-8, utf-16le or shift_jis.',
    ja: '{line} 行目は {encoding} ではありません。文字コード(utf-8、utf-16le、shift_jis)を指定してください。',
  },
  import_encoding_unknown: {
    status: 400,
    en: 'The file is written in {found}. Save it as UTF-8 and import it again.',
    ja: 'ファイルの文字コードは {found} です。UTF-8 で保存し直してから取り込んでください。',
  },
  import_file_empty: {
    status: 400,
    en: 'The file is empty.',
    ja: 'ファイルが空です。',
  },
  import_line_too_long: {
    status: 400,
    en: 'Line {line} is longer than {maxBytes} bytes. This is probably no CSV file.',
    ja: '{line} 行目が {maxBytes} バイトを超えています。CSV ファイルではない可能性があります。',
  },
  import_too_many_rows: {
    status: 413,
    en: 'The file has more than {max} rows. Split it.',
    ja: 'ファイルの行数が上限({max} 行)を超えています。分割してください。',
  },
} as const;

export const receivablesRefusals = {
  ...documentRefusals,
  ...allocationRefusals,
  ...settleRefusals,
  ...importRefusals,
} as const satisfies Record<ReceivablesRefusal, RefusalEntry>;
