import { plainMailHtml } from '../../kernel/plain-mail.ts';
import type { BudgetThreshold } from './types.ts';

export interface BudgetMail {
  readonly recipientName: string;
  readonly language: 'en' | 'ja';
  readonly partnerName: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly customerNumber: string;
  /** `2026-11`. */
  readonly month: string;
  readonly threshold: BudgetThreshold;
  readonly isRepeated: boolean;
  readonly currency: string;
  /** Decimal texts. */
  readonly budget: string;
  readonly consumed: string;
  readonly usedBasisPoints: number;
  /** Where the customer's usage is shown. */
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

/** The mail that tells one of the partner's people about a budget, as text and as HTML. */
export function writeBudgetMail(mail: BudgetMail): WrittenMail {
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

function english(mail: BudgetMail): Words {
  const { customerName, customerNumber, month, threshold, budget, consumed, currency } = mail;
  const still = mail.isRepeated ? 'is still' : 'is now';
  return {
    subject:
      threshold === 100
        ? `Budget spent: ${customerName}, ${month}`
        : `${threshold} % of the budget used: ${customerName}, ${month}`,
    greeting: `Hello ${mail.recipientName},`,
    lines: [
      `The usage of ${customerName} (${customerNumber}) in ${month} ${still} at ` +
        `${percent(mail)} % of its budget: ${consumed} of ${budget} ${currency}.`,
      'A budget stops nothing: usage and its costs go on until somebody acts.',
      'The figures are usually a day behind, and leave out taxes, credits and purchases.',
      `You will hear again after seven days while the costs stay above ${threshold} %.`,
    ],
    button: 'Show the usage',
  };
}

function japanese(mail: BudgetMail): Words {
  const { customerName, customerNumber, month, threshold, budget, consumed, currency } = mail;
  const still = mail.isRepeated ? '引き続き' : '';
  return {
    subject:
      threshold === 100
        ? `【Surety】予算超過:${customerName}(${month})`
        : `【Surety】予算の ${threshold} % に到達:${customerName}(${month})`,
    greeting: `${mail.recipientName} 様`,
    lines: [
      `${customerName}(${customerNumber})の ${month} の使用料金は、${still}予算の ` +
        `${percent(mail)} % です(${currency} ${consumed} / 予算 ${currency} ${budget})。`,
      '予算に達しても使用は停止されません。対処するまで料金は発生し続けます。金額は通常 1 日遅れで反映され、税・クレジット・購入分は含みません。',
      `${threshold} % を超えている間は、7 日ごとに改めてお知らせします。`,
    ],
    button: '使用状況を表示',
  };
}

/** One decimal is enough in a sentence; rounded down, so that nothing looks spent that is not. */
function percent({ usedBasisPoints }: BudgetMail): string {
  const tenths = Math.floor(usedBasisPoints / 10);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
