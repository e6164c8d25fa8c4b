import { formatDay } from '../../kernel/days.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { formatDecimal, type Currency } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { recordEvents } from '../../platform/events.ts';
import { getCustomer } from '../customers/index.ts';
import { creditSettings } from './commands-settings.ts';
import { findLines, saveLine } from './store-line.ts';
import { refuse, type CreditLine, type LineTerms } from './types.ts';

export interface LineChange {
  readonly customerId: string;
  readonly currency: Currency;
  readonly terms: LineTerms;
  readonly reason: string;
  /** The version that was read; 0 where there was no line. */
  readonly version: number;
}

/** @throws Refused `credit_line_not_found` */
export async function getLine(
  context: Context,
  customerId: string,
  currency: Currency,
): Promise<CreditLine> {
  const [line] = await findLines(context, { customerIds: [customerId], currency });
  if (!line) throw refuse('credit_line_not_found', { currency });
  return line;
}

/**
 * Sets a customer's line by one person's decision; what more is at stake than one person decides
 * alone goes through an application.
 * @throws Refused `customer_not_found`, `credit_line_stale`, `credit_days_reversed`,
 *   `credit_line_needs_approval`
 */
export async function setLine(context: Context, change: LineChange): Promise<CreditLine> {
  const { customerId, currency, terms } = change;
  const [before] = await findLines(context, { customerIds: [customerId], currency });
  const limit = highestLimit(terms);
  const raised = limit > (before ? highestLimit(before) : 0n);
  if (raised && (await needsApproval(context, limit, currency))) {
    throw refuse('credit_line_needs_approval', { limit: formatDecimal(limit, currency), currency });
  }
  return writeLine(context, change, before, null);
}

/**
 * Whether a limit needs a second person. Amounts of two currencies are not compared: in another
 * currency than the partner's own every raised limit does.
 */
export async function needsApproval(
  context: Context,
  limit: bigint,
  currency: Currency,
): Promise<boolean> {
  const { approvalAbove } = await creditSettings(context);
  const partner = await getPartner(context);
  return partner.currency === currency ? limit > approvalAbove : limit > 0n;
}

/** Saves a decided line and tells; the decision was checked before. */
export async function writeLine(
  context: Context,
  { customerId, currency, terms, reason, version }: LineChange,
  before: CreditLine | undefined,
  applicationId: string | null,
): Promise<CreditLine> {
  await getCustomer(context, customerId);
  const { temporary } = terms;
  if (temporary !== null && temporary.until < temporary.from) {
    throw refuse('credit_days_reversed', {}, 'temporary.until');
  }
  const line: CreditLine = {
    ...terms,
    customerId,
    currency,
    decidedBy: context.actor.name,
    decidedAt: context.now,
    reason,
    applicationId,
    version,
  };
  if (!(await saveLine(context, line))) {
    throw refuse('credit_line_stale', { version, current: before?.version ?? 0 }, 'version');
  }
  const saved = { ...line, version: version + 1 };
  await recordEvents(context, [
    {
      type: 'credit.line_changed',
      subject: { kind: 'credit_line', id: `${customerId} ${currency}` },
      customerId,
      ...(before ? { before: lineFacts(before) } : {}),
      after: lineFacts(saved),
    },
  ]);
  return saved;
}

function highestLimit({ limit, temporary }: LineTerms): bigint {
  return temporary !== null && temporary.limit > limit ? temporary.limit : limit;
}

/** A line as events and pinned decisions keep it. */
export function lineFacts(line: CreditLine): JsonObject {
  const money = (minor: bigint) => formatDecimal(minor, line.currency);
  return {
    currency: line.currency,
    limit: money(line.limit),
    depositRequired: money(line.depositRequired),
    prepayment: line.prepayment,
    temporary: line.temporary && {
      limit: money(line.temporary.limit),
      from: formatDay(line.temporary.from),
      until: formatDay(line.temporary.until),
    },
    expiresOn: line.expiresOn && formatDay(line.expiresOn),
    reviewOn: line.reviewOn && formatDay(line.reviewOn),
    conditions: line.conditions,
    unchecked: line.unchecked,
    reason: line.reason,
  };
}
