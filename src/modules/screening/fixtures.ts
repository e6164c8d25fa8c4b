import { factNames, factTypes, type Facts, type ScreeningRule } from './types.ts';

/** An ordinary order of a customer that is known for long. */
export function someFacts(overrides: Partial<Facts> = {}): Facts {
  return {
    amount: 12_000n,
    commitment: 144_000n,
    currency: 'USD',
    seats: 10n,
    lines: 1n,
    hasUsage: false,
    longestTermMonths: 12n,
    customerNumber: 'C-1',
    customerAgeDays: 400n,
    country: 'DE',
    segment: 'standard',
    riskClass: 'B',
    emailDomain: 'acme.example',
    orders1h: 0n,
    orders24h: 0n,
    orders7d: 1n,
    orders90d: 4n,
    meanAmount90d: 10_000n,
    customersOfDomain24h: 0n,
    hourOfDay: 10n,
    ...overrides,
  };
}

export const noFacts = Object.fromEntries(
  factNames.map((name) => [name, null]),
) as unknown as Facts;

export function aRule(overrides: Partial<ScreeningRule> = {}): ScreeningRule {
  return {
    key: 'many',
    titles: { en: 'Many seats', ja: '大量注文' },
    when: 'seats > 50',
    effect: 'review',
    score: 100,
    whenUnknown: 'quiet',
    because: 'Tests',
    ...overrides,
  };
}

/** Random facts of the right types, some of them not known. */
export function randomFacts(random: () => number): Facts {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!;
  const texts = ['', 'USD', 'D', 'C-1', 'acme.example', 'mail.example', '大阪'];
  return Object.fromEntries(
    factNames.map((name) => {
      if (random() < 0.05) return [name, null];
      const type = factTypes[name];
      if (type === 'bool') return [name, random() < 0.5];
      if (type === 'string') return [name, pick(texts)];
      return [name, BigInt(Math.floor(random() * 10 ** Math.floor(random() * 7)))];
    }),
  ) as unknown as Facts;
}
