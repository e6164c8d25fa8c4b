import { expect, test } from 'vitest';
import { countries, currencies, timeZones } from './places.ts';

test('countries are those of ISO 3166-1, in the reader’s language', () => {
  const english = countries('en');
  expect(english.find(({ value }) => value === 'JP')?.label).toBe('Japan (JP)');
  expect(countries('ja').find(({ value }) => value === 'JP')?.label).toBe('日本 (JP)');
  expect(english).toHaveLength(249);
});

test('currencies and zones hold what partners use', () => {
  expect(currencies('en').map(({ value }) => value)).toEqual(
    expect.arrayContaining(['USD', 'EUR', 'JPY', 'CNY']),
  );
  expect(timeZones().map(({ value }) => value)).toEqual(
    expect.arrayContaining(['UTC', 'Asia/Tokyo', 'Europe/Berlin']),
  );
});
