/** A calendar month `YYYY-MM` so many months later. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** Every day of a calendar month, `YYYY-MM-DD`. */
export function daysOfMonth(month: string): readonly string[] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: count }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`);
}

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/**
 * A monthly amount spread evenly over so many days, cut to its own decimals: for drawing a line,
 * not for books.
 */
export function dailyPart(amount: string, days: number): string {
  const point = amount.indexOf('.');
  const scale = point < 0 ? 0 : amount.length - point - 1;
  const units = (BigInt(amount.replace('.', '')) / BigInt(days))
    .toString()
    .padStart(scale + 1, '0');
  return scale === 0 ? units : `${units.slice(0, -scale)}.${units.slice(-scale)}`;
}
