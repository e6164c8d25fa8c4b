import { type Body, type Output } from '../../api/client.ts';
import { sumDecimals } from '../../words/decimal.ts';

type Offer = Output<'listOffers'>['items'][number];

/** One line of an order as it is typed. */
export interface LineValue {
  readonly offerId: string;
  readonly quantity: string;
  readonly name: string;
  readonly parentId: string;
}

export const emptyLine: LineValue = { offerId: '', quantity: '1', name: '', parentId: '' };

/** The number of seats that was typed; null when it is none. Full-width figures are read. */
export function seatsOf(typed: string): number | null {
  const plain = typed.normalize('NFKC').replaceAll(',', '').trim();
  if (!/^\d{1,7}$/.test(plain)) return null;
  const count = Number(plain);
  return count >= 1 ? count : null;
}

export interface LineFaults {
  readonly offerMissing: string;
  readonly parentMissing: string;
  readonly quantityRange: (least: number, most: number) => string;
}

/** Why a line cannot be ordered; undefined when it can. */
export function faultOfLine(
  line: LineValue,
  offer: Offer | undefined,
  words: LineFaults,
): string | undefined {
  if (offer === undefined) return words.offerMissing;
  const seats = seatsOf(line.quantity);
  if (seats === null || seats < offer.minimumQuantity || seats > offer.maximumQuantity) {
    return words.quantityRange(offer.minimumQuantity, offer.maximumQuantity);
  }
  return offer.addonOf.length > 0 && line.parentId === '' ? words.parentMissing : undefined;
}

/** What the first billing cycle of a line costs; null where only usage is charged. */
export function priceOfLine(line: LineValue, offer: Offer | undefined): string | null {
  const seats = seatsOf(line.quantity);
  if (offer === undefined || seats === null || offer.billingType === 'usage') return null;
  return timesOf(offer.unitPrice, seats);
}

/** An exact decimal many times. */
export function timesOf(amount: string, times: number): string {
  const point = amount.indexOf('.');
  const scale = point < 0 ? 0 : amount.length - point - 1;
  const units = BigInt(amount.replace('.', '')) * BigInt(times);
  const digits = units.toString().padStart(scale + 1, '0');
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

export function totalOf(prices: readonly (string | null)[]): string {
  return sumDecimals(prices.filter((price) => price !== null));
}

export function requestOf(lines: readonly LineValue[]): Body<'placeOrder'>['lines'] {
  return lines.map((line) => ({
    offerId: line.offerId,
    quantity: seatsOf(line.quantity) ?? 1,
    ...(line.name.trim() === '' ? {} : { friendlyName: line.name.trim() }),
    ...(line.parentId === '' ? {} : { parentSubscriptionId: line.parentId }),
  }));
}
