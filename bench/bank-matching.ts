import { decideMatch, usualFees } from '../src/modules/bank/decide-match.ts';
import { aLabelledStatement, DIRT, scoreOf } from '../src/modules/bank/fixtures.ts';

// How well movements find their invoices, on generated statements whose truth is known:
//   node bench/bank-matching.ts [customers] [lines] [seeds]

const [customers = 5_000, lines = 10_000, seeds = 5] = process.argv
  .slice(2)
  .map((text) => Number.parseInt(text, 10));
const rules = { automaticFrom: 9_000, usualFees };

process.stdout.write(`dirt: ${JSON.stringify(DIRT)}\n`);
const total = { lines: 0, bookable: 0, booked: 0, wrongCustomer: 0, wrongInvoice: 0, suggested: 0 };
let tookMs = 0;
for (let seed = 1; seed <= seeds; seed += 1) {
  const statement = aLabelledStatement(seed, customers, lines);
  const startedAt = performance.now();
  const score = scoreOf(statement, (line, index) => decideMatch(line, index, rules));
  tookMs += performance.now() - startedAt;
  total.lines += score.lines;
  total.bookable += score.bookable;
  total.booked += score.booked;
  total.wrongCustomer += score.wrongCustomer;
  total.wrongInvoice += score.wrongInvoice;
  total.suggested += score.suggestedRight;
}
const right = total.booked - total.wrongCustomer - total.wrongInvoice;
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;
process.stdout.write(
  [
    `${total.lines} lines of ${seeds} seeds, ${total.bookable} of them payments of customers`,
    `booked ${total.booked}: precision ${percent(right, total.booked)}, recall ${percent(right, total.bookable)}`,
    `wrong customer ${total.wrongCustomer}, wrong invoice of the right customer ${total.wrongInvoice}`,
    `right as the first suggestion besides: ${percent(total.suggested, total.bookable)}`,
    `${Math.round(total.lines / (tookMs / 1_000))} lines/s`,
    '',
  ].join('\n'),
);
