import type { Language } from './types.ts';

/**
 * The language of an answer's sentences: the first of our languages in Accept-Language by its
 * weight (RFC 9110 section 12.5.4), else the account's own, else English.
 */
export function languageOf(acceptLanguage: string | undefined, own: Language | null): Language {
  const asked = (acceptLanguage ?? '')
    .split(',')
    .map(weighted)
    .filter((each) => each.weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .find((each) => each.language !== null);
  return asked?.language ?? own ?? 'en';
}

function weighted(part: string): { language: Language | null; weight: number } {
  const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
  const primary = tag.split('-')[0];
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number.parseFloat(quality);
  return {
    language: primary === 'en' || primary === 'ja' ? primary : null,
    weight: Number.isFinite(weight) ? weight : 0,
  };
}
