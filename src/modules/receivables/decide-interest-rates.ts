import { parseDay, type Day } from '../../kernel/days.ts';
import type { InterestRule } from './types-interest.ts';

/** A yearly rate in hundredths of a per cent, with the days it holds for, both included. */
export interface RateSpan {
  readonly from: Day;
  readonly through: Day;
  readonly basisPoints: number;
  readonly source: string;
}

/** A fixed amount for the costs of recovery, once per late invoice, in one currency only. */
export interface LumpSum {
  readonly currency: string;
  /** Minor units. */
  readonly amount: bigint;
  readonly source: string;
}

export interface LawfulRule {
  readonly rates: readonly RateSpan[];
  readonly lumpSum: LumpSum | null;
}

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

/** Half years in a row, from January of the first year. */
function halfYears(
  firstYear: number,
  basisPoints: readonly number[],
  source: (half: string) => string,
): RateSpan[] {
  return basisPoints.map((rate, index) => {
    const year = firstYear + Math.floor(index / 2);
    const isFirst = index % 2 === 0;
    return {
      from: day(isFirst ? `${year}-01-01` : `${year}-07-01`),
      through: day(isFirst ? `${year}-06-30` : `${year}-12-31`),
      basisPoints: rate,
      source: source(`${year}-${isFirst ? '01-01' : '07-01'}`),
    };
  });
}

const EU_LUMP_SUM: LumpSum = {
  currency: 'EUR',
  amount: 4000n,
  source: 'Directive 2011/7/EU, article 6(1)',
};

/**
 * Rates that the law sets between businesses. What is not listed is not known: no interest is
 * counted for such days until somebody adds the rate with its source.
 */
export const lawfulRules: Readonly<Record<Exclude<InterestRule, 'none' | 'contract'>, LawfulRule>> =
  {
    // The ECB's rate for main refinancing operations on the first day of the half year, plus eight.
    eu_directive: {
      rates: halfYears(
        2023,
        [1050, 1200, 1250, 1225, 1115, 1015, 1015, 1040],
        (on) => `Directive 2011/7/EU, article 2(6): ECB main refinancing rate on ${on} + 8 points`,
      ),
      lumpSum: EU_LUMP_SUM,
    },
    // The base rate of the Bundesbank, which § 247 BGB sets twice a year, plus nine.
    de_commercial: {
      rates: halfYears(
        2023,
        [1062, 1212, 1262, 1237, 1127, 1027, 1027],
        (on) => `§ 288 (2) BGB: base rate on ${on} + 9 points`,
      ),
      lumpSum: { ...EU_LUMP_SUM, source: '§ 288 (5) BGB' },
    },
    jp_statutory: {
      rates: [
        {
          from: day('2020-04-01'),
          through: day('2029-03-31'),
          basisPoints: 300,
          source: '民法第404条・法務省令による法定利率 年3% (2029-03-31まで)',
        },
      ],
      lumpSum: null,
    },
  };
