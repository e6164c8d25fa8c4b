import type { Language } from './family.ts';

/**
 * Dates in English read day month year with the month in letters, so that nobody mistakes 3/4 for
 * 4/3.
 */
const dateLocale: Record<Language, string> = { en: 'en-GB', ja: 'ja-JP' };
const numberLocale: Record<Language, string> = { en: 'en', ja: 'ja-JP' };

const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** Intl objects cost 20–50 µs each to make; a table asks for thousands. */
function keep<Format extends Intl.NumberFormat | Intl.DateTimeFormat>(
  key: string,
  make: () => Format,
): Format {
  const found = kept.get(key);
  if (found !== undefined) return found as Format;
  const made = make();
  kept.set(key, made);
  return made;
}

/** A decimal string with its currency: `¥1,234`, `$310,427,858.75`. Exact: no float in between. */
export function formatMoney(amount: string, currency: string, language: Language): string {
  const format = keep(`money ${language} ${currency}`, () => moneyFormat(currency, language));
  // Japanese Intl writes a full-width yen sign; business figures use the half-width one.
  return format.format(amount as Intl.StringNumericLiteral).replaceAll('\uFFE5', '\u00A5');
}

function moneyFormat(currency: string, language: Language): Intl.NumberFormat {
  const locale = numberLocale[language];
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency });
  } catch {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  }
}

/** How many decimals a currency has: JPY 0, USD 2, KWD 3. */
export function currencyDecimals(currency: string): number {
  return moneyFormat(currency, 'en').resolvedOptions().maximumFractionDigits ?? 2;
}

/** A short form for axes and tight places: `$310M`, `3.1億`. The exact amount must be near. */
export function formatMoneyShort(amount: string, currency: string, language: Language): string {
  const options = { notation: 'compact', maximumSignificantDigits: 3 } as const;
  const format = keep(`short ${language} ${currency}`, () => {
    try {
      return new Intl.NumberFormat(numberLocale[language], {
        ...options,
        style: 'currency',
        currency,
      });
    } catch {
      return new Intl.NumberFormat(numberLocale[language], options);
    }
  });
  return format.format(amount as Intl.StringNumericLiteral).replaceAll('\uFFE5', '\u00A5');
}

export function formatCount(count: number | bigint, language: Language): string {
  return keep(`count ${language}`, () => new Intl.NumberFormat(numberLocale[language])).format(
    count,
  );
}

/** Words one after the other: `a, b`, a、b. */
export function formatList(items: readonly string[], language: Language): string {
  return items.join(language === 'ja' ? '、' : ', ');
}

/** A share between 0 and 1 as per cent. */
export function formatShare(share: number, language: Language): string {
  return keep(
    `share ${language}`,
    () =>
      new Intl.NumberFormat(numberLocale[language], { style: 'percent', maximumFractionDigits: 1 }),
  ).format(share);
}

/**
 * A calendar day `YYYY-MM-DD`. Long: `Sun, 22 Nov 2026`, 2026年11月22日(日). Short, for tables: `22 Nov
 * 2026`, 2026/11/22. A text that is no day is returned as it is.
 */
export function formatDay(
  day: string,
  language: Language,
  form: 'long' | 'short' = 'short',
): string {
  const instant = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return day;
  return keep(`day ${language} ${form}`, () => dayFormat(language, form)).format(instant);
}

function dayFormat(language: Language, form: 'long' | 'short'): Intl.DateTimeFormat {
  const short =
    language === 'ja'
      ? ({ year: 'numeric', month: '2-digit', day: '2-digit' } as const)
      : ({ year: 'numeric', month: 'short', day: 'numeric' } as const);
  const long =
    language === 'ja'
      ? ({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' } as const)
      : ({ ...short, weekday: 'short' } as const);
  const options = form === 'long' ? long : short;
  return new Intl.DateTimeFormat(dateLocale[language], { ...options, timeZone: 'UTC' });
}

/** A calendar month `YYYY-MM`: `November 2026`, 2026年11月. */
export function formatMonth(month: string, language: Language): string {
  const instant = new Date(`${month}-01T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return month;
  return keep(
    `month ${language}`,
    () =>
      new Intl.DateTimeFormat(dateLocale[language], {
        year: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      }),
  ).format(instant);
}

/** An instant (ISO 8601) on the wall clock of `timeZone`: `22 Nov 2026, 09:15`, 2026/11/22 9:15. */
export function formatInstant(instant: string, language: Language, timeZone: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const format = keep(
    `instant ${language} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(dateLocale[language], {
        year: 'numeric',
        month: language === 'ja' ? '2-digit' : 'short',
        day: language === 'ja' ? '2-digit' : 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }),
  );
  return format.format(date);
}

/** The same instant to the second with its zone, for the hover text. */
export function formatInstantExactly(
  instant: string,
  language: Language,
  timeZone: string,
): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const local = keep(
    `exact ${language} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(dateLocale[language], {
        dateStyle: 'full',
        timeStyle: 'long',
        timeZone,
      }),
  ).format(date);
  return `${local} · ${date.toISOString()}`;
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago or how soon, seen from `now`: `3 minutes ago`, 3 分前. */
export function formatDistance(instant: string, now: Date, language: Language): string {
  const seconds = Math.round((new Date(instant).getTime() - now.getTime()) / 1000);
  if (Number.isNaN(seconds)) return instant;
  const format = new Intl.RelativeTimeFormat(numberLocale[language], { numeric: 'auto' });
  const step = steps.find(([, length]) => Math.abs(seconds) >= length);
  return step === undefined
    ? format.format(Math.trunc(seconds), 'second')
    : format.format(Math.trunc(seconds / step[1]), step[0]);
}

/** A length of time: `1 min 20 s`, 1分20秒. */
export function formatDuration(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.round(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = whole % 60;
  const [h, m, s] = language === 'ja' ? ['時間', '分', '秒'] : [' h', ' min', ' s'];
  const shown = [
    hours > 0 ? `${hours}${h}` : '',
    minutes > 0 ? `${minutes}${m}` : '',
    hours === 0 && (rest > 0 || whole === 0) ? `${rest}${s}` : '',
  ].filter((part) => part !== '');
  return shown.join(language === 'ja' ? '' : ' ');
}
