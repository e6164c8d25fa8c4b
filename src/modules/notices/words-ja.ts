import type { ConsequenceKind, NoticeTemplate } from './types.ts';
import type { LetterFacts, LetterWords, Measure } from './words.ts';

// The first letter after the due day is not called 督促状; 催告書 is kept for the letter that names the
// consequence. 御中 stands after a company or department, 様 after a person, never both.
const title: Readonly<Record<NoticeTemplate, string>> = {
  payment_reminder: 'お支払期日のご案内',
  friendly_reminder: 'ご入金確認のお願い',
  first_reminder: '督促状',
  final_notice: '催告書',
  suspension_notice: '利用停止のお知らせ',
  end_of_contract_notice: '契約終了のお知らせ',
  hand_over_notice: '債権回収手続移行のお知らせ',
};

const measureNames: Readonly<Record<ConsequenceKind, string>> = {
  block_purchases: '新規購入停止予定日',
  suspend: '利用停止予定日',
  cancel: '契約終了予定日',
  hand_over: '回収手続移行予定日',
};

/** What will be done, for a sentence that starts 「…の前日までに…ご入金の確認ができない場合は、」. */
const announced: Readonly<Record<ConsequenceKind, (on: string) => string>> = {
  block_purchases: (on) =>
    `${on}をもちまして、新規のご購入およびライセンス数の追加を停止させていただきます。現在ご利用中のサービスは引き続きご利用いただけます。`,
  suspend: (on) => `${on}をもちまして、ご契約サービスのご利用を停止させていただきます。`,
  cancel: (on) =>
    `${on}をもちまして、ご契約を終了させていただきます（更新を行わず、解約可能なご契約は解約いたします）。`,
  hand_over: (on) =>
    `${on}をもちまして、本件債権の回収を外部の専門機関または法的手続に移行いたします。`,
};

const inForce: Readonly<Record<ConsequenceKind, (on: string) => string>> = {
  block_purchases: (on) =>
    `${on}付で、新規のご購入およびライセンス数の追加を停止しております。現在ご利用中のサービスは引き続きご利用いただけます。`,
  suspend: (on) => `${on}付で、ご契約サービスのご利用を停止しております。`,
  cancel: (on) =>
    `${on}付で、ご契約を終了いたしました（更新を行わず、解約可能なご契約は解約しております）。`,
  hand_over: (on) => `${on}付で、本件債権の回収を外部の専門機関または法的手続に移行いたしました。`,
};

/** What a payment in full undoes; nothing where it comes too late for that. */
const undone: Readonly<Record<ConsequenceKind, string>> = {
  block_purchases: '全額のご入金を確認でき次第、ご購入の停止を解除いたします。',
  suspend: '全額のご入金を確認でき次第、ご利用を再開いたします。',
  cancel: '',
  hand_over: '',
};

// Ordinary letters open with 拝啓 and close with 敬具; the stern ones drop the season's courtesies: 前略,
// 草々.
const THANKS = '拝啓　平素は格別のお引き立てを賜り、厚く御礼申し上げます。';

const COURTEOUS: ReadonlySet<NoticeTemplate> = new Set([
  'payment_reminder',
  'friendly_reminder',
  'first_reminder',
]);

function opening(facts: LetterFacts): readonly string[] {
  const { amountDue } = facts;
  const count = `${facts.invoiceCount.toLocaleString('ja')}件`;
  switch (facts.template) {
    case 'payment_reminder':
      return [
        THANKS,
        `下記ご請求（${count}、合計 ${amountDue}）のお支払期日` +
          `${facts.firstDueOn ? `（${facts.firstDueOn}${facts.invoiceCount > 1 ? 'より順次' : ''}）` : ''}` +
          'が近づいてまいりましたので、ご案内申し上げます。すでにお手続きがお済みの場合は、ご放念ください。',
      ];
    case 'friendly_reminder':
      return [
        THANKS,
        `下記ご請求（${count}、合計 ${amountDue}）につきまして、お支払期日を過ぎておりますが、本日現在、ご入金の確認ができておりません。` +
          'お手数をおかけいたしますが、ご確認のうえ、お手続きがお済みでない場合は、お支払いくださいますようお願い申し上げます。',
      ];
    case 'first_reminder':
      return [
        THANKS,
        `さて、下記ご請求（${count}）につきまして、お支払期日を経過しておりますが、いまだご入金を確認できておりません。` +
          `つきましては、${amountDue} を至急お支払いくださいますようお願い申し上げます。`,
      ];
    case 'final_notice':
      return [
        `前略　下記ご請求（${count}）につきましては、お支払期日を相当期間経過した現在も、${amountDue} のお支払いを確認できておりません。` +
          'つきましては、全額をお支払いくださいますよう、本書をもって催告いたします。',
      ];
    case 'suspension_notice':
      return [
        `前略　下記ご請求（${count}）につきまして、${amountDue} のお支払いを確認できておりません。誠に遺憾ながら、${facts.measures.length > 0 ? '下記の措置' : 'ご利用の停止'}についてお知らせいたします。`,
      ];
    case 'end_of_contract_notice':
      return [
        `前略　下記ご請求（${count}）につきまして、${amountDue} のお支払いを確認できておりません。誠に遺憾ながら、ご契約を終了させていただくこととなりましたので、お知らせいたします。`,
      ];
    case 'hand_over_notice':
      return [
        `前略　下記ご請求（${count}）につきまして、${amountDue} のお支払いを確認できておりません。今後は書面によるご案内にとどめず、回収の手続に移行いたします。`,
      ];
  }
}

function measure({ kind, on, isInForce }: Measure, facts: LetterFacts): string {
  if (isInForce) return `${inForce[kind](on)}${undone[kind]}`;
  return (
    `${on}の前日までに ${facts.amountDue} のご入金の確認ができない場合は、` +
    `${announced[kind](on)}${undone[kind]}`
  );
}

function address(facts: LetterFacts): readonly string[] {
  if (facts.personName) {
    return [
      facts.customerName,
      ...(facts.department ? [facts.department] : []),
      `${facts.personName} 様`,
    ];
  }
  return facts.department
    ? [facts.customerName, `${facts.department} 御中`]
    : [`${facts.customerName} 御中`];
}

export const japanese: LetterWords = {
  title,
  subject: (facts) => {
    const then = facts.worstToCome
      ? `／${measureNames[facts.worstToCome.kind]} ${facts.worstToCome.onBriefly}`
      : '';
    const due = facts.template === 'payment_reminder' ? 'お支払予定額' : '未入金額';
    return `【${title[facts.template]}】${due} ${facts.amountDue}${then}（お客様番号 ${facts.customerNumber}）`;
  },
  address,
  sender: (facts) => [facts.writtenOn, facts.partnerName],
  greeting: () => null,
  opening,
  columns: ['請求書番号', '発行日', 'お支払期日', 'ご請求額', '未入金額'],
  furtherInvoices: (count, open) => `ほか ${count.toLocaleString('ja')}件（未入金額 ${open}）`,
  openTotal: (currency) => `未入金額合計（${currency}）`,
  disputed: 'うちお申し出により確認中の金額（本状では請求いたしません）',
  credit: 'お預かり金・値引等',
  amountDue: (template, currency) =>
    template === 'payment_reminder'
      ? `お支払予定額（${currency}）`
      : `お支払いいただく金額（${currency}）`,
  measure,
  howToPay: (facts) =>
    `お支払方法：お振込の際は、お客様番号（${facts.customerNumber}）と請求書番号をお知らせください。`,
  bankDetailsTitle: 'お振込先',
  bankDetailsElsewhere: 'お振込先は、請求書に記載の口座をご利用ください。',
  objection: (facts) =>
    'ご請求内容にご不明な点やご異議がある場合、またはお支払いに猶予が必要な場合は、お早めに本メールへの返信' +
    `${facts.replyTo ? `または ${facts.replyTo} ` : ''}までご連絡ください。` +
    'お申し出を確認している間、その金額を理由とする措置はいたしません。',
  crossed:
    'なお、本状と行き違いにお支払いいただいております場合は、何卒ご容赦くださいますようお願い申し上げます。',
  closing: (facts) => [COURTEOUS.has(facts.template) ? '敬具' : '草々', facts.partnerName],
};
