import {
  addDays,
  addMonths,
  dayIn,
  dayOf,
  endOfMonth,
  partsOf,
  type Day,
} from '../../kernel/days.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { decideFigures, SALES_MONTHS } from './decide-figures.ts';
import { decideForecast } from './decide-forecast.ts';
import { expectedDebits, ledgerCells, salesCells } from './store.ts';
import { workFigures } from './store-work.ts';
import type { CurrencyFigures, CurrencyForecast, Months, WorkFigures } from './types.ts';

/** The last days of months up to the running one, with the day before the first of them. */
export function monthsUpTo(today: Day, count: number): Months {
  const { year, month } = partsOf(today);
  const running = dayOf(year, month, 1);
  const ends = Array.from({ length: count }, (_, index) =>
    endOfMonth(addMonths(running, index + 1 - count)),
  );
  return { ends: [addDays(addMonths(running, 1 - count), -1), ...ends] };
}

/**
 * The figures of the last months, the running one among them.
 * @param count at least 1
 */
export async function figures(
  context: Context,
  count: number,
): Promise<{ money: CurrencyFigures[]; work: WorkFigures[] }> {
  const { timeZone } = await getPartner(context);
  const today = dayIn(context.now, timeZone);
  const months = monthsUpTo(today, count + SALES_MONTHS - 1);
  const money = decideFigures(
    await ledgerCells(context, months),
    await salesCells(context, months),
    months,
  );
  return { money, work: await workFigures(context, monthsUpTo(today, count), timeZone) };
}

/** What should come in, week by week, if everybody pays as late as usual. */
export async function forecast(context: Context): Promise<CurrencyForecast[]> {
  const { timeZone } = await getPartner(context);
  return decideForecast(await expectedDebits(context), dayIn(context.now, timeZone));
}
