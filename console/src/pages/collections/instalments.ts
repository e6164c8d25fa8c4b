/** One payment of a plan. Amounts are decimal strings. */
export interface Instalment {
  readonly dueOn: string;
  readonly amount: string;
}

const DAY_MS = 86_400_000;
const WEEK = 7;

/**
 * An amount in equal parts, the odd units in the first ones, each a week or a month after the one
 * before. The 31st falls on the last day of shorter months.
 */
export function instalmentsOf(
  total: string,
  count: number,
  firstOn: string,
  every: 'week' | 'month',
): readonly Instalment[] {
  const [whole = '0', part = ''] = total.split('.');
  const units = BigInt(whole + part);
  const parts = BigInt(count);
  return Array.from({ length: count }, (_, index) => {
    const share = units / parts + (BigInt(index) < units % parts ? 1n : 0n);
    const digits = share.toString().padStart(part.length + 1, '0');
    const cut = digits.length - part.length;
    const amount = part === '' ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
    return { dueOn: after(firstOn, index, every), amount };
  });
}

function after(firstOn: string, steps: number, every: 'week' | 'month'): string {
  const first = new Date(`${firstOn}T00:00:00Z`);
  if (every === 'week') {
    return isoDay(new Date(first.getTime() + steps * WEEK * DAY_MS));
  }
  const lastOfMonth = new Date(
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + steps + 1, 0),
  );
  const day = Math.min(first.getUTCDate(), lastOfMonth.getUTCDate());
  return isoDay(new Date(Date.UTC(lastOfMonth.getUTCFullYear(), lastOfMonth.getUTCMonth(), day)));
}

function isoDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
