import { readFile } from 'node:fs/promises';
import { recordReader } from '../src/platform/csv-records.ts';
import { slidingWindow } from '../src/modules/screening/decide-windows.ts';

// Labelled purchases replayed in order of their time; each sees what was before it and nothing
// else:
//   node bench/screening-purchases.ts ../shared/data/purchases/purchases.csv

const [path = '../shared/data/purchases/purchases.csv'] = process.argv.slice(2);
const MINUTE_MS = 60_000;
/** All purchases of a minute fit into it. */
const TIE_MS = 0.001;
/** Between the two phases of the file: the burst of January 2015, and everything after. */
const PHASE_MS = Date.UTC(2015, 0, 12);

interface Purchase {
  readonly buyer: string;
  readonly signedUpMs: number;
  readonly boughtMs: number;
  readonly device: string;
  readonly address: string;
  readonly isFraud: boolean;
}

/** `2/24/2015 22:55`, or null. */
function instantOf(text: string): number | null {
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})$/.exec(text);
  if (found === null) return null;
  const [, month, day, year, hour, minute] = found.map((part) => Number.parseInt(part, 10));
  return Date.UTC(year!, month! - 1, day, hour, minute);
}

const source = (await readFile(path, 'utf8')).replace('\uFEFF', '').replaceAll('\r\n', '\n');
const reader = recordReader(',', 1);
const [, ...records] = [...reader.read(source), ...reader.end()];
const purchases: Purchase[] = [];
const refused: number[] = [];
for (const record of records) {
  const fields = 'fields' in record ? record.fields : [];
  const [buyer, signUp = '', bought = '', , device, , , , , address, label] = fields;
  const signedUpMs = instantOf(signUp);
  const boughtMs = instantOf(bought);
  if (signedUpMs === null || boughtMs === null || (label !== '0' && label !== '1')) {
    refused.push(record.line);
    continue;
  }
  const isFraud = label === '1';
  purchases.push({
    buyer: buyer!,
    signedUpMs,
    boughtMs,
    device: device!,
    address: address!,
    isFraud,
  });
}
// The file knows minutes only: purchases of one minute are taken in the order of the file.
purchases.sort((a, b) => a.boughtMs - b.boughtMs);

const past = Number.POSITIVE_INFINITY;
const [buyersOfAddress, buyersOfDevice] = [slidingWindow(past), slidingWindow(past)];
const rules = ['address shared', 'device shared', 'same minute', 'any of them'] as const;
type Counts = { fired: number; right: number };
const phases = ['all', 'burst', 'rest'] as const;
const counts = new Map<string, Counts>();
const frauds = new Map<string, number>();
const bump = (key: string, isFraud: boolean) => {
  const count = counts.get(key) ?? { fired: 0, right: 0 };
  counts.set(key, { fired: count.fired + 1, right: count.right + (isFraud ? 1 : 0) });
};

const startedAt = performance.now();
for (const [index, each] of purchases.entries()) {
  const atMs = each.boughtMs + index * TIE_MS;
  const phase = each.boughtMs < PHASE_MS ? 'burst' : 'rest';
  const isAddressShared = buyersOfAddress.at(each.address, atMs).distinct > 0;
  const isDeviceShared = buyersOfDevice.at(each.device, atMs).distinct > 0;
  const isSameMinute = each.boughtMs - each.signedUpMs < MINUTE_MS;
  const fired = [isAddressShared, isDeviceShared, isSameMinute];
  fired.push(fired.some(Boolean));
  for (const [position, isFired] of fired.entries()) {
    if (!isFired) continue;
    bump(`all ${rules[position]}`, each.isFraud);
    bump(`${phase} ${rules[position]}`, each.isFraud);
  }
  if (each.isFraud) {
    frauds.set('all', (frauds.get('all') ?? 0) + 1);
    frauds.set(phase, (frauds.get(phase) ?? 0) + 1);
  }
  buyersOfAddress.add(each.address, atMs, each.buyer, 1);
  buyersOfDevice.add(each.device, atMs, each.buyer, 1);
}
const tookMs = performance.now() - startedAt;

process.stdout.write(
  `${purchases.length} purchases, ${frauds.get('all')} of them fraud; not readable: line ${refused.join(', ')}\n`,
);
for (const phase of phases) {
  for (const rule of rules) {
    const { fired, right } = counts.get(`${phase} ${rule}`) ?? { fired: 0, right: 0 };
    const precision = fired === 0 ? '–' : (right / fired).toFixed(3);
    const recall = (right / (frauds.get(phase) ?? 1)).toFixed(3);
    process.stdout.write(
      `${phase} | ${rule} | fired ${fired} | precision ${precision} | recall ${recall}\n`,
    );
  }
}
process.stdout.write(`${Math.round(purchases.length / (tookMs / 1_000))} purchases/s\n`);
