import { formatDay } from '../../kernel/days.ts';
import { formatDecimal } from '../../kernel/money.ts';
import {
  burdens,
  type Amounts,
  type Exposure,
  type ExposureFacts,
  type ExposureReason,
  type ExposureRow,
} from './types.ts';

/**
 * What is at stake with a customer in one currency: what is owed, net of credits; usage that is
 * not billed, and that which goes on until it can be stopped; what was committed to; what was
 * bought and not yet billed; less what covers it.
 */
export function decideExposure(facts: ExposureFacts): Exposure {
  const { customerId, currency, debits, credits, rows, securities } = facts;
  const sumOf = (component: ExposureRow['component']) =>
    rows.reduce((sum, row) => (row.component === component ? sum + row.amount : sum), 0n);
  const held = (kind: 'deposit' | 'guarantee') =>
    securities.reduce((sum, each) => (each.kind === kind ? sum + each.amount : sum), 0n);
  const amounts: Amounts = {
    unpaid: positive(debits - credits),
    unbilledUsage: sumOf('unbilledUsage'),
    expectedUsage: sumOf('expectedUsage'),
    commitment: sumOf('commitment'),
    purchases: sumOf('purchases'),
    overpayment: positive(credits - debits),
    deposits: held('deposit'),
    guarantees: held('guarantee'),
  };
  const net = netOf(amounts);
  return {
    customerId,
    currency,
    ...amounts,
    exposure: positive(net),
    spareCover: positive(-net),
    reasons: reasonsOf(facts, amounts),
  };
}

/** Burdens less reliefs; below zero where more is covered than is at stake. Minor units. */
export function netOf(amounts: Amounts): bigint {
  const burden = burdens.reduce((sum, each) => sum + amounts[each], 0n);
  return burden - amounts.overpayment - amounts.deposits - amounts.guarantees;
}

function positive(amount: bigint): bigint {
  return amount > 0n ? amount : 0n;
}

function reasonsOf(facts: ExposureFacts, amounts: Amounts): ExposureReason[] {
  const { currency, rows, securities } = facts;
  const reasons: ExposureReason[] = [];
  const running = rows.filter((row) => row.component === 'expectedUsage');
  if (running.length > 0) {
    const perDay = running.reduce((sum, row) => sum + (row.detail.perDay ?? 0n), 0n);
    const days = Math.max(...running.map((row) => row.detail.days ?? 0));
    const values = { perDay: formatDecimal(perDay, currency), days, currency };
    reasons.push({ code: 'usage_runs_on', values });
  }
  for (const { label, detail } of rows) {
    if (detail.cancelUntil === undefined || detail.afterWindow === undefined) continue;
    reasons.push({
      code: 'cancellation_window_open',
      values: {
        subscription: label ?? '',
        until: detail.cancelUntil.toISOString(),
        amount: formatDecimal(detail.afterWindow, currency),
        currency,
      },
    });
  }
  for (const { reference, validUntil, amount } of securities) {
    if (validUntil === null) continue;
    const values = {
      reference,
      until: formatDay(validUntil),
      amount: formatDecimal(amount, currency),
      currency,
    };
    reasons.push({ code: 'security_ends', values });
  }
  const burden = burdens.reduce((sum, each) => sum + amounts[each], 0n);
  if (burden > 0n && netOf(amounts) <= 0n) reasons.push({ code: 'covered_in_full', values: {} });
  return reasons;
}
