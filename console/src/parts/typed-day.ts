const monthNames = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
const dayMs = 86_400_000;

/**
 * What a person typed as a day, as `YYYY-MM-DD`, or `null`. Reads `2026-11-22`, `2026/11/22`,
 * `20261122`, `2026年11月22日`, `22 Nov 2026`, `11/22` and `11月22日` (month first, in the year of
 * `today`), `today`, `今日`, `+30`, `-7`. `3/4/2026` is refused: half the world reads it otherwise.
 */
export function readDay(typed: string, today: string): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text === 'today' || text === '今日' || text === '本日') return today;
  const shift = /^([+-]\d{1,4})\s*(?:d|days?|日)?$/.exec(text);
  if (shift !== null) return shifted(today, Number(shift[1]));

  const numeric =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?(?:\s*\([^)]\))?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (numeric !== null) return existing(numeric[1], numeric[2], numeric[3]);

  const named = /^(?:[a-z]{3},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})$/.exec(text);
  if (named !== null) {
    const month = monthNames.indexOf(named[2] ?? '') + 1;
    return existing(named[3], String(month), named[1]);
  }
  const short = /^(\d{1,2})\s*[/月]\s*(\d{1,2})日?$/.exec(text);
  return short === null ? null : existing(today.slice(0, 4), short[1], short[2]);
}

function shifted(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The day when it exists: 31 April and month 13 do not. */
function existing(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text) ? text : null;
}
