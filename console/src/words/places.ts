import type { Language } from './family.ts';

export interface NamedCode {
  readonly value: string;
  readonly label: string;
}

/** Currencies by ISO 4217 code with their names in the reader's language. */
export function currencies(language: Language): NamedCode[] {
  return named(Intl.supportedValuesOf('currency'), 'currency', language);
}

/**
 * Time zones by IANA name. Browsers list their own spelling; `UTC` is added because none lists it.
 */
export function timeZones(): NamedCode[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }));
}

/**
 * Codes that ISO 3166-1 reserves and browsers name all the same: groups, former countries, tests.
 */
const noCountries = new Set(
  [
    'AC',
    'AN',
    'BU',
    'CP',
    'CQ',
    'CS',
    'DD',
    'DG',
    'DY',
    'EA',
    'EU',
    'EZ',
    'FX',
    'HV',
    'IC',
    'NH',
    'NT',
  ].concat([
    'QO',
    'QU',
    'RH',
    'SU',
    'TA',
    'TP',
    'UK',
    'UN',
    'VD',
    'XA',
    'XB',
    'XK',
    'YD',
    'YU',
    'ZR',
    'ZZ',
  ]),
);
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** Countries by ISO 3166-1 alpha-2 code with their names in the reader's language. */
export function countries(language: Language): NamedCode[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !noCountries.has(code) && names.of(code) !== undefined);
  return named(codes, 'region', language);
}

function named(codes: readonly string[], type: 'region' | 'currency', language: Language) {
  const names = new Intl.DisplayNames(language, { type });
  const sorter = new Intl.Collator(language);
  return codes
    .map((code) => ({ value: code, label: `${names.of(code) ?? code} (${code})` }))
    .toSorted((left, right) => sorter.compare(left.label, right.label));
}
