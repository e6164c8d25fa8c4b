import { addDays, weekdayOf, type Day } from '../../kernel/days.ts';
import { FORECAST_WEEKS, type CurrencyForecast, type ExpectedDebit } from './types.ts';

/**
 * When the money should come if everybody pays as late as usual, by week from the running one
 * (weeks begin on Monday). What should have come already is shown apart: nobody knows when it will.
 */
export function decideForecast(debits: readonly ExpectedDebit[], today: Day): CurrencyForecast[] {
  const monday = addDays(today, 1 - weekdayOf(today));
  const forecasts: CurrencyForecast[] = [];
  const byCurrency = Map.groupBy(debits, (each) => each.currency);
  for (const [currency, ofCurrency] of [...byCurrency].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const weeks = Array.from({ length: FORECAST_WEEKS }, () => 0n);
    let later = 0n;
    let beyondHabit = 0n;
    for (const { dueOn, open, usualDelay } of ofCurrency) {
      const expected = addDays(dueOn, usualDelay);
      const week = Math.floor((expected - monday) / 7);
      if (expected < today) beyondHabit += open;
      else if (week >= FORECAST_WEEKS) later += open;
      else weeks[week]! += open;
    }
    forecasts.push({
      currency,
      weeks: weeks.map((amount, index) => ({ from: addDays(monday, index * 7), amount })),
      later,
      beyondHabit,
    });
  }
  return forecasts;
}
