/** An invoice as a letter named it; amounts are decimals of the letter's currency. */
export interface NamedItem {
  readonly number: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly amount: string;
  readonly open: string;
  readonly disputed: string;
}

export interface NamedFacts {
  readonly items: readonly NamedItem[];
  readonly further: {
    readonly count: number;
    readonly open: string;
    readonly disputed: string;
  } | null;
  readonly credit: string;
}

/**
 * Reads what a letter names. The record is kept for years: what an old one lacks is shown as
 * absent.
 */
export function namedFacts(facts: Readonly<Record<string, unknown>>): NamedFacts {
  const { items, further, credit } = facts;
  return {
    items: Array.isArray(items) ? items.map(readItem) : [],
    further: isRecord(further)
      ? {
          count: Number(further['count'] ?? 0),
          open: textOf(further, 'open', '0'),
          disputed: textOf(further, 'disputed', '0'),
        }
      : null,
    credit: typeof credit === 'string' ? credit : '0',
  };
}

function readItem(item: unknown): NamedItem {
  const given = isRecord(item) ? item : {};
  return {
    number: textOf(given, 'number', ''),
    issuedOn: textOf(given, 'issuedOn', ''),
    dueOn: textOf(given, 'dueOn', ''),
    amount: textOf(given, 'amount', '0'),
    open: textOf(given, 'open', '0'),
    disputed: textOf(given, 'disputed', '0'),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(from: Readonly<Record<string, unknown>>, name: string, absent: string): string {
  const value = from[name];
  return typeof value === 'string' ? value : absent;
}
