import { amountText, withdrawalNames, type Language } from './words.ts';
import type { WithdrawalCode } from './types.ts';

/** Why a hold was placed, for whoever looks at the subscription; in the partner's language. */
export function holdReason(
  language: Language,
  stageName: string,
  /** A decimal. */
  overdue: string,
  currency: string,
): string {
  const amount = amountText(overdue, currency, language);
  return language === 'en'
    ? `Stage “${stageName}”: ${amount} is overdue.`
    : `「${stageName}」の段階: ${amount}が期日を過ぎています。`;
}

/** Why a hold was lifted. */
export function liftReason(language: Language, because: WithdrawalCode): string {
  const why = withdrawalNames[because][language];
  return language === 'en' ? `Collections: ${why}.` : `督促: ${why}。`;
}
