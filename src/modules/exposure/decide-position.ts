import {
  limitThresholds,
  overdueThresholds,
  type Crossing,
  type Position,
  type PositionFacts,
  type Warning,
} from './types-position.ts';

const BASIS_POINTS = 10_000n;
/** Beyond a hundred times the limit nobody reads the number. */
const BASIS_POINTS_MAX = 1_000_000n;

/**
 * Where the partner stands with the provider: available = limit − (incoming purchases + unpaid
 * invoices + unbilled charges − overpayment).
 */
export function decidePosition(facts: PositionFacts): Position {
  const { currency, today, limit, invoices, unbilled, incoming } = facts;
  const open = invoices.filter((invoice) => invoice.open > 0n);
  const unpaid = open.reduce((sum, invoice) => sum + invoice.open, 0n);
  const overpayment = invoices.reduce(
    (sum, invoice) => (invoice.open < 0n ? sum - invoice.open : sum),
    0n,
  );
  const used = incoming + unpaid + unbilled - overpayment;
  const dueDays = open.map((invoice) => invoice.dueOn);
  const oldestDueOn = dueDays.length === 0 ? null : dueDays.reduce((a, b) => (b < a ? b : a));
  const daysOverdue = oldestDueOn === null ? 0 : Math.max(0, today - oldestDueOn);
  const usedBasisPoints = limit === null ? null : share(used, limit);
  return {
    currency,
    limit,
    unpaid,
    unbilled,
    incoming,
    overpayment,
    used,
    available: limit === null ? null : limit - used,
    usedBasisPoints,
    oldestDueOn,
    daysOverdue,
    crossings: crossingsOf(usedBasisPoints, daysOverdue),
  };
}

/** @param limit more than zero */
function share(used: bigint, limit: bigint): number {
  if (used <= 0n) return 0;
  const basisPoints = (used * BASIS_POINTS) / limit;
  return Number.parseInt(
    String(basisPoints > BASIS_POINTS_MAX ? BASIS_POINTS_MAX : basisPoints),
    10,
  );
}

function crossingsOf(usedBasisPoints: number | null, daysOverdue: number): Crossing[] {
  const ofLimit = limitThresholds
    .filter((percent) => usedBasisPoints !== null && usedBasisPoints >= percent * 100)
    .map((threshold): Crossing => ({
      kind: 'limit_used',
      threshold,
      measured: usedBasisPoints ?? 0,
    }));
  const ofDays = overdueThresholds
    .filter((days) => daysOverdue >= days)
    .map((threshold): Crossing => ({ kind: 'days_overdue', threshold, measured: daysOverdue }));
  return [...ofLimit, ...ofDays];
}

/** Which crossings nobody was told of yet, and which warnings are over. */
export function decideWarnings(
  position: Position,
  open: readonly Warning[],
): { readonly raise: readonly Crossing[]; readonly end: readonly Warning[] } {
  const same = (one: Crossing, other: Crossing) =>
    one.kind === other.kind && one.threshold === other.threshold;
  const mine = open.filter((warning) => warning.currency === position.currency);
  return {
    raise: position.crossings.filter((each) => !mine.some((warning) => same(each, warning))),
    end: mine.filter((warning) => !position.crossings.some((each) => same(each, warning))),
  };
}
