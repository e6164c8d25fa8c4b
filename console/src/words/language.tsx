import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import {
  type Family,
  fill,
  fillPlural,
  type Language,
  languages,
  type Parameters,
  type Plural,
} from './family.ts';
import {
  formatCount,
  formatDay,
  formatDistance,
  formatDuration,
  formatInstant,
  formatInstantExactly,
  formatList,
  formatMoney,
  formatMoneyShort,
  formatMonth,
  formatShare,
} from './format.ts';

const storageKey = 'surety.language';

/** Each language by its own name, as its readers look for it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語' };

interface Reader {
  readonly language: Language;
  readonly timeZone: string;
  readonly setLanguage: (language: Language) => void;
  /** Takes a person's language where this browser has no choice of its own yet. */
  readonly adopt: (language: Language) => void;
  readonly setTimeZone: (timeZone: string) => void;
}

const ReaderContext = createContext<Reader | null>(null);

/** What the browser was told before: the choice of the last visit, else its own language. */
export function languageAtStart(): Language {
  return languages.find((language) => language === document.documentElement.lang) ?? 'en';
}

/** Holds the reader's language and time zone; everything under it re-words itself at once. */
export function ReaderProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState<Language>(languageAtStart);
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const setLanguage = useCallback((next: Language) => {
    choose(next);
    document.documentElement.lang = next;
    localStorage.setItem(storageKey, next);
  }, []);

  const adopt = useCallback((next: Language) => {
    if (localStorage.getItem(storageKey) === null) choose(next);
  }, []);

  const reader = useMemo(
    () => ({ language, timeZone, setLanguage, adopt, setTimeZone }),
    [language, timeZone, setLanguage, adopt],
  );
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  const reader = use(ReaderContext);
  if (reader === null) throw new Error('useReader is used outside ReaderProvider');
  return reader;
}

/**
 * The words of a family of pages in the reader's language. `words` has the keys, `say` fills a
 * sentence's parameters, `count` chooses the plural.
 */
export function useWords<Source>(family: Family<Source>) {
  const { language } = useReader();
  return useMemo(() => {
    // The literal types of the English source tell `say` which parameters a sentence has; a test
    // checks that the Japanese sentence has the same ones.
    const words = family[language] as Source;
    const say = <Sentence extends string>(
      sentence: Sentence,
      values: Readonly<Record<Parameters<Sentence>, string | number>>,
    ) => fill(sentence, values);
    const count = (
      forms: Plural,
      number: number,
      values: Readonly<Record<string, string | number>> = {},
    ) => fillPlural(language, forms, number, values);
    return { words, say, count, language };
  }, [family, language]);
}

/** The formats of `format.ts` bound to the reader's language and time zone. */
export function useFormat() {
  const { language, timeZone } = useReader();
  return useMemo(
    () => ({
      language,
      timeZone,
      money: (amount: string, currency: string) => formatMoney(amount, currency, language),
      moneyShort: (amount: string, currency: string) =>
        formatMoneyShort(amount, currency, language),
      count: (count: number) => formatCount(count, language),
      list: (items: readonly string[]) => formatList(items, language),
      share: (share: number) => formatShare(share, language),
      day: (day: string, form: 'long' | 'short' = 'short') => formatDay(day, language, form),
      month: (month: string) => formatMonth(month, language),
      instant: (instant: string) => formatInstant(instant, language, timeZone),
      instantExactly: (instant: string) => formatInstantExactly(instant, language, timeZone),
      distance: (instant: string, now: Date) => formatDistance(instant, now, language),
      duration: (seconds: number) => formatDuration(seconds, language),
    }),
    [language, timeZone],
  );
}

export type Format = ReturnType<typeof useFormat>;
