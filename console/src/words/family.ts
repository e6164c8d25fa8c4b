/**
 * The languages a person can read Surety in. English is the source; Japanese must have every key.
 */
export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

/** A sentence that depends on a count; Japanese needs `other` alone. */
export interface Plural {
  readonly one?: string;
  readonly other: string;
}

/** What another language must give for the English `Source`: the same keys, its own sentences. */
export type SameShape<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string
    ? string
    : Source[Key] extends Plural
      ? Plural
      : SameShape<Source[Key]>;
};

/** The words of one family of pages in every language. They travel with the pages that use them. */
export interface Family<Source> {
  readonly en: Source;
  readonly ja: SameShape<Source>;
}

/** Names of the `{parameters}` of a sentence, as a union of literals. */
export type Parameters<Sentence extends string> =
  Sentence extends `${string}{${infer Name}}${infer Rest}` ? Name | Parameters<Rest> : never;

/**
 * Puts values into the `{parameters}` of a sentence. The compiler asks for exactly those it names.
 */
export function fill<Sentence extends string>(
  sentence: Sentence,
  values: Readonly<Record<Parameters<Sentence>, string | number>>,
): string {
  const given = values as Readonly<Record<string, string | number>>;
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(given[name] ?? whole));
}

/**
 * Chooses the form of a sentence for a count by the rules of the language; `{count}` is the number.
 */
export function fillPlural(
  language: Language,
  forms: Plural,
  count: number,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const rule = new Intl.PluralRules(language).select(count);
  const sentence = rule === 'one' ? (forms.one ?? forms.other) : forms.other;
  const shown = new Intl.NumberFormat(language).format(count);
  return fill(sentence, { ...values, count: shown } as Record<string, string>);
}

/** The word for a value that came from the server; a value without a word shows as it is. */
export function wordFor(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value;
}
