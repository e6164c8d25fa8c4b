import { sql, type RawBuilder } from 'kysely';

/** `json` and `jsonb` take any JSON value, all others text or numbers. */
type ColumnType =
  | 'uuid'
  | 'text'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'date'
  | 'timestamptz'
  | 'json'
  | 'jsonb';

/** Many rows, ready to be sent: this can be done while the database is busy with others. */
export interface Recordset {
  readonly count: number;
  readonly columns: readonly {
    readonly name: string;
    readonly type: ColumnType;
    /** A line per row, or a list where a text has lines of its own. */
    readonly values: string | readonly (string | null)[];
  }[];
}

/** How a missing value is written among the lines. */
const MISSING = String.raw`\N`;

/** @param types the columns */
export function recordset<Row extends object>(
  rows: readonly Row[],
  types: Readonly<Record<keyof Row & string, ColumnType>>,
): Recordset {
  const names = Object.keys(types) as (keyof Row & string)[];
  return {
    count: rows.length,
    columns: names.map((name) => {
      const type = types[name];
      return { name, type, values: valuesOf(rows.map((row) => textOf(row[name], type))) };
    }),
  };
}

/**
 * Rows to select from: `from ${fromRecords(rows)} as r`. Each column travels as one text. Measured
 * for 65,000 decisions of 1.3 kB: 27 µs each in the database, where one JSON text for all rows took
 * 54; an array per column, whose quotes the driver escapes one by one, took longer still.
 */
export function fromRecords({ columns }: Recordset): RawBuilder<unknown> {
  const names = columns.map((column) => sql.id(column.name));
  // Cast row by row: an array of JSON values would first be built as a whole.
  const casts = columns.map(({ name, type }) => sql`${sql.id(name)}::${sql.raw(type)}`);
  const lists = columns.map(({ values }) =>
    typeof values === 'string'
      ? sql`string_to_array(${values}, ${'\n'}, ${MISSING})`
      : sql`${values}::text[]`,
  );
  return sql`(select ${sql.join(casts)} from unnest(${sql.join(lists)}) as r(${sql.join(names)}))`;
}

function valuesOf(texts: readonly (string | null)[]): string | readonly (string | null)[] {
  return texts.every((text) => text === null || isLine(text))
    ? texts.map((text) => text ?? MISSING).join('\n')
    : texts;
}

function isLine(text: string): boolean {
  return text !== '' && text !== MISSING && !text.includes('\n');
}

type Plain = string | number | bigint | boolean;

function textOf(value: unknown, type: ColumnType): string | null {
  if (value === null || value === undefined) return null;
  return type === 'json' || type === 'jsonb' ? JSON.stringify(value) : String(value as Plain);
}
