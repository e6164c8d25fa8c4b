import { expect, test } from 'vitest';
import { qrModules } from './qr.ts';

const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];

test('a code has its three corners, its timing lines and the size of its version', () => {
  const grid = qrModules('otpauth://totp/Surety:a@b?secret=JBSWY3DPEHPK3PXP&issuer=Surety');
  expect(grid).toHaveLength(37);
  const corner = (row: number, column: number) =>
    grid.slice(row, row + 7).map((line) =>
      line
        .slice(column, column + 7)
        .map((dark) => (dark ? 1 : 0))
        .join(''),
    );
  expect(corner(0, 0)).toEqual(finder);
  expect(corner(0, 30)).toEqual(finder);
  expect(corner(30, 0)).toEqual(finder);
  expect(grid[6]!.slice(8, 29).every((dark, at) => dark === (at % 2 === 0))).toBe(true);
});

test('the format bits say level M and are a word of their code', () => {
  const grid = qrModules('a');
  const bits = [...grid[8]!.slice(0, 6), grid[8]![7]!, grid[8]![8]!, grid[7]![8]!];
  const rest = [5, 4, 3, 2, 1, 0].map((row) => grid[row]![8]!);
  const word = [...bits, ...rest].reduce((value, dark) => value * 2 + (dark ? 1 : 0), 0) ^ 0x5412;
  expect(word >> 13).toBe(0);
  let remainder = word;
  for (let at = 14; at >= 10; at -= 1) {
    if ((remainder >> at) & 1) remainder ^= 0x537 << (at - 10);
  }
  expect(remainder).toBe(0);
});

test('the longest text that fits, and one byte more', () => {
  expect(qrModules('x'.repeat(412))).toHaveLength(77);
  expect(() => qrModules('x'.repeat(413))).toThrow('413 bytes do not fit');
});
