import type { importsEn } from '../../words/en/imports.ts';
import type { SameShape } from '../../words/family.ts';
import {
  hasColumn,
  type ImportField,
  type ImportProfile,
  type ListedProfile,
  namedColumns,
} from './profile-fit.ts';

export type Cleaning = NonNullable<NonNullable<ImportProfile['cleaning']>['number']>[number];

/** A profile as its editor holds it. */
export interface ProfileValues {
  readonly name: string;
  readonly key: string;
  readonly kind: string;
  readonly delimiter: string;
  readonly encoding: string;
  readonly dayFormat: string;
  /** Decimal mark and grouping mark: `.,` is 1,234.50 and `,` is 1234,50. */
  readonly marks: string;
  readonly rounding: string;
  readonly currency: string;
  readonly currencyCode: string;
  readonly columns: Readonly<Partial<Record<ImportField, string>>>;
  readonly optional: readonly ImportField[];
  readonly keyColumns: readonly string[];
  readonly cleaning: Readonly<Partial<Record<ImportField, readonly Cleaning[] | undefined>>>;
}

export const fieldsNeeded: readonly ImportField[] = [
  'number',
  'customerNumber',
  'issuedOn',
  'amount',
];

/** The fields that mean something for a kind of file, in the order in which they are asked for. */
export function fieldsOf({ kind, currency }: Pick<ProfileValues, 'kind' | 'currency'>) {
  const payments = kind === 'payments';
  const all: readonly (readonly [ImportField, boolean])[] = [
    ['number', true],
    ['customerNumber', true],
    ['customerName', true],
    ['issuedOn', true],
    ['bookedOn', true],
    ['dueOn', !payments],
    ['settledOn', kind === 'settled_items'],
    ['amount', true],
    ['currency', currency === 'column'],
    ['appliesTo', payments],
    ['terms', !payments],
    ['disputed', !payments],
    ['reference', true],
  ];
  return all.filter(([, shown]) => shown).map(([field]) => field);
}

/** Fields without which no row of this kind can be read. */
export function isNeeded(field: ImportField, values: Pick<ProfileValues, 'kind' | 'currency'>) {
  if (field === 'settledOn') return values.kind === 'settled_items';
  if (field === 'currency') return values.currency === 'column';
  return fieldsNeeded.includes(field);
}

export const emptyProfile: ProfileValues = {
  name: '',
  key: '',
  kind: 'open_items',
  delimiter: 'detect',
  encoding: 'detect',
  dayFormat: 'YYYY-MM-DD',
  marks: '.',
  rounding: 'exact',
  currency: 'partner',
  currencyCode: 'USD',
  columns: {},
  optional: [],
  keyColumns: [],
  cleaning: {},
};

export function valuesOfProfile(profile: ImportProfile): ProfileValues {
  const { currency, numberFormat } = profile;
  return {
    ...emptyProfile,
    name: profile.name,
    key: profile.key,
    kind: profile.kind,
    delimiter: profile.delimiter,
    encoding: profile.encoding,
    dayFormat: profile.dayFormat,
    marks: numberFormat.decimal + numberFormat.group,
    rounding: profile.rounding,
    currency: typeof currency === 'string' ? currency : 'fixed',
    currencyCode: typeof currency === 'string' ? emptyProfile.currencyCode : currency.fixed,
    columns: Object.fromEntries(namedColumns(profile)),
    optional: profile.optional ?? [],
    keyColumns: profile.keyColumns ?? [],
    cleaning: profile.cleaning ?? {},
  };
}

/** The profile in the form of the API; what does not belong to its kind is left out. */
export function profileOfValues(values: ProfileValues): ImportProfile {
  const shown = fieldsOf(values);
  const named = shown.flatMap((field) => {
    const column = values.columns[field]?.trim() ?? '';
    return column === '' ? [] : [[field, column] as const];
  });
  const fields = named.map(([field]) => field);
  const optional = values.optional.filter(
    (field) => fields.includes(field) && !isNeeded(field, values),
  );
  const cleaning = Object.entries(values.cleaning).filter(
    ([field, ways]) => fields.includes(field as ImportField) && (ways?.length ?? 0) > 0,
  );
  const [decimal = '.', group = ''] = values.marks;
  return {
    key: values.key.trim(),
    name: values.name.trim(),
    kind: values.kind,
    delimiter: values.delimiter,
    encoding: values.encoding,
    dayFormat: values.dayFormat,
    numberFormat: { decimal, group },
    rounding: values.rounding,
    currency: values.currency === 'fixed' ? { fixed: values.currencyCode } : values.currency,
    columns: Object.fromEntries(named),
    ...(optional.length === 0 ? {} : { optional }),
    ...(values.keyColumns.length === 0 ? {} : { keyColumns: values.keyColumns }),
    ...(cleaning.length === 0 ? {} : { cleaning: Object.fromEntries(cleaning) }),
  } as ImportProfile;
}

const keyShape = /^[a-z][a-z0-9-]{1,49}$/;

export function checkProfile(
  values: ProfileValues,
  profiles: readonly ListedProfile[],
  words: SameShape<typeof importsEn>['editor'],
  required: string,
): Partial<Record<keyof ProfileValues, string | undefined>> {
  const missing = fieldsOf(values).filter(
    (field) => isNeeded(field, values) && (values.columns[field] ?? '').trim() === '',
  );
  const builtIn = profiles.some((each) => each.builtIn && each.profile.key === values.key);
  return {
    name: values.name.trim() === '' ? required : undefined,
    key: !keyShape.test(values.key) ? words.keyWrong : builtIn ? words.keyBuiltIn : undefined,
    columns:
      missing.length === 0
        ? undefined
        : `${words.columnNeeded} (${missing.map((field) => words.fields[field]).join(', ')})`,
  };
}

/** A key made from a name: `ERP Export` is `erp-export`; names without Latin letters make none. */
export function keyFromName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain
    .replace(/^[^a-z]+/, '')
    .replace(/-+$/, '')
    .slice(0, 50);
}

/**
 * Columns whose names are known from other profiles, or are the field's own name in either
 * language.
 */
export function guessColumns(
  header: readonly string[],
  profiles: readonly ListedProfile[],
  names: readonly Readonly<Record<ImportField, string>>[],
): Partial<Record<ImportField, string>> {
  const known = [
    ...profiles.flatMap(({ profile }) => namedColumns(profile)),
    ...names.flatMap((each) => Object.entries(each) as [ImportField, string][]),
  ];
  const guessed: Partial<Record<ImportField, string>> = {};
  for (const [field, column] of known) {
    const free = guessed[field] === undefined && !Object.values(guessed).includes(column);
    if (free && hasColumn(header, column)) guessed[field] = column;
  }
  return guessed;
}
