import { expect, test } from 'vitest';
import { emptyLine, faultOfLine, priceOfLine, seatsOf, timesOf } from './order-values.ts';

const offer = {
  id: 'CFQ7:0001:A',
  productId: 'CFQ7',
  skuId: '0001',
  availabilityId: 'A',
  names: { en: 'Office', ja: 'オフィス' },
  kind: 'license',
  commerce: 'new',
  billingType: 'license',
  term: 'P1Y',
  billingCycle: 'monthly',
  currency: 'USD',
  unitPrice: '12.35',
  minimumQuantity: 2,
  maximumQuantity: 300,
  addonOf: [] as string[],
  state: 'available',
} as const satisfies Parameters<typeof priceOfLine>[1];

const words = {
  offerMissing: 'offer',
  parentMissing: 'parent',
  quantityRange: (least: number, most: number) => `${least}-${most}`,
};

test.each([
  ['25', 25],
  ['25', 25],
  ['1,000', 1000],
  ['0', null],
  ['2.5', null],
  ['', null],
])('%s seats', (typed, seats) => {
  expect(seatsOf(typed)).toBe(seats);
});

test('a price many times is exact', () => {
  expect(timesOf('12.35', 300)).toBe('3705.00');
  expect(timesOf('0.07', 3)).toBe('0.21');
  expect(timesOf('1200', 12)).toBe('14400');
});

test('usage has no price beforehand', () => {
  const line = { ...emptyLine, offerId: offer.id, quantity: '3' };
  expect(priceOfLine(line, offer)).toBe('37.05');
  expect(priceOfLine(line, { ...offer, billingType: 'usage' })).toBeNull();
});

test('a line needs an offer, seats in its range, and a parent where it is an add-on', () => {
  const line = { ...emptyLine, offerId: offer.id, quantity: '2' };
  expect(faultOfLine(line, undefined, words)).toBe('offer');
  expect(faultOfLine({ ...line, quantity: '1' }, offer, words)).toBe('2-300');
  expect(faultOfLine(line, offer, words)).toBeUndefined();
  const addon = { ...offer, addonOf: ['CFQ8'] };
  expect(faultOfLine(line, addon, words)).toBe('parent');
  expect(faultOfLine({ ...line, parentId: 'x' }, addon, words)).toBeUndefined();
});
