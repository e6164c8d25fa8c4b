import { plainMailHtml } from '../../kernel/plain-mail.ts';
import { SUSPENDED_AFTER_DAYS, type WarningKind } from './types-position.ts';

export interface WarningMail {
  readonly recipientName: string;
  readonly language: 'en' | 'ja';
  readonly kind: WarningKind;
  readonly threshold: number;
  readonly currency: string;
  /** Decimal texts; null without a limit. */
  readonly used: string;
  readonly limit: string | null;
  readonly measured: number;
  /** Where the position is shown. */
  readonly link: string;
}

export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Words {
  readonly subject: string;
  readonly greeting: string;
  readonly lines: readonly string[];
  readonly button: string;
}

/** The mail about a line that the partner's own account with the provider crossed. */
export function writeWarningMail(mail: WarningMail): WrittenMail {
  const words = mail.language === 'ja' ? japanese(mail) : english(mail);
  return {
    subject: words.subject,
    text: `${[words.greeting, ...words.lines, mail.link].join('\n\n')}\n`,
    html: plainMailHtml({
      language: mail.language,
      subject: words.subject,
      lines: [words.greeting, ...words.lines],
      button: { text: words.button, link: mail.link },
    }),
  };
}

function english(mail: WarningMail): Words {
  const { threshold, used, limit, currency, measured } = mail;
  const greeting = `Hello ${mail.recipientName},`;
  const button = 'Show the position';
  if (mail.kind === 'limit_used') {
    return {
      subject: `${threshold} % of the provider’s credit limit used (${currency})`,
      greeting,
      lines: [
        `The account with the provider is at ${used} of ${limit ?? '–'} ${currency}: incoming ` +
          'purchases, unpaid invoices and unbilled charges, less what was overpaid.',
        threshold >= 100
          ? 'New purchases may be refused until invoices are paid or the limit is raised.'
          : 'Pay invoices early, hold back purchases, or ask for a higher limit.',
      ],
      button,
    };
  }
  return {
    subject: `An invoice of the provider is ${measured} days overdue (${currency})`,
    greeting,
    lines: [
      `The oldest unpaid invoice of the provider in ${currency} is ${measured} days overdue. ` +
        `After ${SUSPENDED_AFTER_DAYS} days the provider suspends the partner account, and with ` +
        'it new purchases for every customer.',
    ],
    button,
  };
}

function japanese(mail: WarningMail): Words {
  const { threshold, used, limit, currency, measured } = mail;
  const greeting = `${mail.recipientName} 様`;
  const button = '状況を表示';
  if (mail.kind === 'limit_used') {
    return {
      subject: `【Surety】プロバイダーの与信枠の ${threshold} % に到達(${currency})`,
      greeting,
      lines: [
        `プロバイダーに対する利用額は ${currency} ${used} / 与信枠 ${currency} ${limit ?? '–'} です。` +
          '処理中の購入、未払いの請求書、未請求の料金の合計から過払いを差し引いた額です。',
        threshold >= 100
          ? '請求書を支払うか与信枠を引き上げるまで、新規購入が拒否されることがあります。'
          : '早めの支払い、購入の調整、または与信枠の引き上げをご検討ください。',
      ],
      button,
    };
  }
  return {
    subject: `【Surety】プロバイダーの請求書が支払期日を ${measured} 日超過(${currency})`,
    greeting,
    lines: [
      `${currency} 建ての最も古い未払い請求書が支払期日を ${measured} 日過ぎています。` +
        `${SUSPENDED_AFTER_DAYS} 日を超えると、プロバイダーはパートナー アカウントを停止し、すべての顧客の新規購入ができなくなります。`,
    ],
    button,
  };
}
