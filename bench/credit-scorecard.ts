import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { dayOf, parseDayFormat, type Day } from '../src/kernel/days.ts';
import { backtest } from '../src/modules/credit/decide-backtest.ts';
import { builtInScorecard } from '../src/modules/credit/decide-default-scorecard.ts';
import type { PastInvoice } from '../src/modules/credit/decide-history.ts';

// The product's own scorecard on real settled invoices, each scored by what was known on its issue
// day: `node bench/credit-scorecard.ts FILE`.

const file = process.argv[2];
if (file === undefined) throw new Error('name the file of settled invoices');

const histories = new Map<string, PastInvoice[]>();
let columns: string[] | null = null;
for await (const line of createInterface({ input: createReadStream(file) })) {
  const cells = line.split(',');
  if (columns === null) {
    columns = cells;
    continue;
  }
  const names = columns;
  const cell = (name: string) => cells[names.indexOf(name)] ?? '';
  const invoice: PastInvoice = {
    issuedOn: day(cell('InvoiceDate')),
    dueOn: day(cell('DueDate')),
    amount: BigInt(cell('InvoiceAmount').replace('.', '')),
    settledOn: day(cell('SettledDate')),
    writtenOff: false,
  };
  const customer = cell('customerID');
  histories.set(customer, [...(histories.get(customer) ?? []), invoice]);
}

const started = performance.now();
const result = backtest(builtInScorecard.definition, histories, dayOf(2014, 12, 31));
const took = performance.now() - started;
const { invoices, bad, separationPercent, classes } = result;
process.stdout.write(
  `${invoices} invoices, ${bad} bad, separation ${separationPercent} %, ${took.toFixed(0)} ms\n`,
);
for (const { className, invoices: count, bad: badCount } of classes) {
  process.stdout.write(`${className}: ${count} invoices, ${badCount} bad\n`);
}

function day(text: string): Day {
  const found = parseDayFormat(text, 'M/D/YYYY');
  if (found === null) throw new Error(`no day: ${text}`);
  return found;
}
