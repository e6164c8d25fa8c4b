import { formatDecimal, type Currency } from '../../kernel/money.ts';

declare global {
  interface JSON {
    /** A text that is written into JSON as it is (ECMAScript proposal, part of Node 24). */
    rawJSON(text: string): unknown;
  }
}

/**
 * An amount as this API writes it, as a JSON number: its digits exactly, never by way of a float.
 * It is only good for being written.
 */
export function amountNumber(minor: bigint, currency: Currency): number {
  return JSON.rawJSON(formatDecimal(minor, currency)) as number;
}
