import { addDays, dayOf, formatDay, parseDay, partsOf, type Day } from '../../kernel/days.ts';
import { refuseService } from './types-service.ts';

/** A day, or a moment on it where the client named one. */
export interface AuditDate {
  readonly at: Date;
  /** The moment after it: for a day its end. */
  readonly after: Date;
}

const DAY_OF_MONTH = /^(\d{4})-(\d{1,2})-(\d{1,3})$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2}):(\d{2})(?: (AM|PM))?)?$/i;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A date as any known client writes it: `2026-10-02`; `2026-10-275` (an old library prints the day
 * of the year where the day of the month belongs); `10/02/2026 00:00:00`; `10/2/2026 12:00:00 AM`;
 * ISO 8601. Without a zone it is UTC.
 * @throws Refused `audit_date_invalid`
 */
export function readAuditDate(text: string): AuditDate {
  const trimmed = text.trim();
  const found = fromDay(trimmed) ?? fromAmerican(trimmed) ?? fromInstant(trimmed);
  if (!found) throw refuseService('audit_date_invalid', { date: text.slice(0, 40) });
  return found;
}

function fromDay(text: string): AuditDate | null {
  const match = DAY_OF_MONTH.exec(text);
  if (!match) return null;
  const [year, month, day] = [match[1]!, match[2]!.padStart(2, '0'), match[3]!];
  const ofMonth = parseDay(`${year}-${month}-${day.padStart(2, '0')}`);
  return wholeDay(ofMonth ?? ofYear(Number.parseInt(year, 10), month, Number.parseInt(day, 10)));
}

/** The day of the year stands for itself where it falls into the month that is named. */
function ofYear(year: number, month: string, dayOfYear: number): Day | null {
  if (dayOfYear < 1 || dayOfYear > 366) return null;
  const day = addDays(dayOf(year, 1, 1), dayOfYear - 1);
  return formatDay(day).startsWith(`${year}-${month}-`) ? day : null;
}

function fromAmerican(text: string): AuditDate | null {
  const match = AMERICAN.exec(text);
  if (!match) return null;
  const [, month = '', date = '', year = '', hour, minute, second, half] = match;
  const day = parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  if (hour === undefined || day === null) return wholeDay(day);
  const given = Number.parseInt(hour, 10);
  if (half !== undefined && (given < 1 || given > 12)) return null;
  const hours = half === undefined ? given : (given % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  return fromInstant(`${formatDay(day)}T${String(hours).padStart(2, '0')}:${minute}:${second}`);
}

/** Midnight is how clients write a day that has become an instant on its way. */
function fromInstant(text: string): AuditDate | null {
  const match = INSTANT.exec(text);
  if (!match) return null;
  const at = new Date(match[3] === undefined ? `${text}Z` : text);
  if (Number.isNaN(at.getTime())) return null;
  if (at.getTime() % DAY_MS === 0) return { at, after: new Date(at.getTime() + DAY_MS) };
  return { at, after: new Date(at.getTime() + 1) };
}

function wholeDay(day: Day | null): AuditDate | null {
  if (day === null) return null;
  const { year, month, dayOfMonth } = partsOf(day);
  const at = new Date(Date.UTC(year, month - 1, dayOfMonth));
  return { at, after: new Date(at.getTime() + DAY_MS) };
}

export const DAY_MS = 24 * 3_600_000;
/** Without a start the last thirty days are told. */
const SPAN_DAYS_DEFAULT = 30;
/** Further back the API tells nothing. */
export const AUDIT_DAYS_MAX = 90;

/**
 * The span that a list of audit records covers.
 * @throws Refused `audit_date_invalid`, `audit_start_too_old`
 */
export function auditSpan(
  given: { readonly startDate?: string; readonly endDate?: string },
  now: Date,
): { readonly from: Date; readonly until: Date } {
  const today = now.getTime() - (now.getTime() % DAY_MS);
  const until = given.endDate ? readAuditDate(given.endDate).after : new Date(today + DAY_MS);
  if (!given.startDate) {
    return { from: new Date(today - SPAN_DAYS_DEFAULT * DAY_MS), until };
  }
  const from = readAuditDate(given.startDate).at;
  if (from.getTime() < today - AUDIT_DAYS_MAX * DAY_MS) {
    throw refuseService('audit_start_too_old', { days: AUDIT_DAYS_MAX });
  }
  return { from, until };
}
