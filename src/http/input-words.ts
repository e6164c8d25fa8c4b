import type { TValidationError } from 'typebox/error';
import type { Language } from './types.ts';

type Words = Record<Language, string>;

const formats: Readonly<Record<string, Words>> = {
  uuid: { en: 'must be an id (UUID)', ja: 'ID(UUID)を指定してください' },
  date: { en: 'must be a day such as 2026-03-31', ja: '2026-03-31 の形式の日付を指定してください' },
  'date-time': {
    en: 'must be an instant such as 2026-03-31T09:00:00Z',
    ja: '2026-03-31T09:00:00Z の形式の日時を指定してください',
  },
  email: { en: 'must be an e-mail address', ja: 'メールアドレスを指定してください' },
};

const types: Readonly<Record<string, Words>> = {
  string: { en: 'a text', ja: '文字列' },
  integer: { en: 'a whole number', ja: '整数' },
  number: { en: 'a number', ja: '数値' },
  boolean: { en: 'true or false', ja: 'true または false' },
  object: { en: 'an object', ja: 'オブジェクト' },
  array: { en: 'a list', ja: 'リスト' },
  null: { en: 'null', ja: 'null' },
};

export const missing: Words = { en: 'is missing', ja: '必須項目です' };
export const unknownMember: Words = {
  en: 'is not known here; check its spelling',
  ja: '不明な項目です。つづりをご確認ください',
};
export const tooDeep: Words = { en: 'is nested too deeply', ja: '入れ子が深すぎます' };
export const forbiddenCharacter: Words = {
  en: 'contains the character U+0000, which cannot be stored',
  ja: '保存できない文字 U+0000 が含まれています',
};

/** @param values what is allowed, as JSON writes it */
export function oneOf(values: readonly unknown[]): Words {
  const list = values.map((value) => JSON.stringify(value)).join(', ');
  return values.length === 1
    ? { en: `must be ${list}`, ja: `${list} を指定してください` }
    : { en: `must be one of ${list}`, ja: `次のいずれかを指定してください:${list}` };
}

type Explained = {
  readonly [Keyword in TValidationError['keyword']]?: (
    params: Extract<TValidationError, { keyword: Keyword }>['params'],
  ) => Words;
};

const noUnit: Words = { en: '', ja: '' };
const characters: Words = { en: ' characters', ja: '文字' };
const entries: Words = { en: ' entries', ja: '件' };

const byKeyword: Explained = {
  type: ({ type }) => ofType([type].flat()),
  format: ({ format }) => formats[format] ?? unfit,
  enum: ({ allowedValues }) => oneOf(allowedValues),
  const: ({ allowedValue }) => oneOf([allowedValue]),
  minLength: ({ limit }) => atLeast(limit, characters),
  maxLength: ({ limit }) => atMost(limit, characters),
  minItems: ({ limit }) => atLeast(limit, entries),
  maxItems: ({ limit }) => atMost(limit, entries),
  minimum: ({ limit }) => atLeast(limit, noUnit),
  maximum: ({ limit }) => atMost(limit, noUnit),
  exclusiveMinimum: ({ limit }) => ({
    en: `must be more than ${limit}`,
    ja: `${limit} より大きい値を指定してください`,
  }),
  exclusiveMaximum: ({ limit }) => ({
    en: `must be less than ${limit}`,
    ja: `${limit} より小さい値を指定してください`,
  }),
  pattern: ({ pattern }) => ({
    en: `does not have the form ${String(pattern)}`,
    ja: `形式が正しくありません(${String(pattern)})`,
  }),
  uniqueItems: () => ({
    en: 'must not contain an entry twice',
    ja: '同じ値を重複して指定できません',
  }),
};

/** What is wrong with one value, in words that need no knowledge of JSON Schema. */
export function wordsFor(error: TValidationError): Words {
  const explain = byKeyword[error.keyword] as ((params: object) => Words) | undefined;
  return explain ? explain(error.params) : unfit;
}

const unfit: Words = { en: 'does not have the expected form', ja: '形式が正しくありません' };

function ofType(names: readonly string[]): Words {
  const words = names.map((name) => types[name] ?? { en: name, ja: name });
  return {
    en: `must be ${words.map((each) => each.en).join(' or ')}`,
    ja: `${words.map((each) => each.ja).join('または')}を指定してください`,
  };
}

function atLeast(limit: number | bigint, unit: Words): Words {
  return {
    en: `must be at least ${limit}${unit.en}`,
    ja: `${limit}${unit.ja}以上で指定してください`,
  };
}

function atMost(limit: number | bigint, unit: Words): Words {
  return {
    en: `must be at most ${limit}${unit.en}`,
    ja: `${limit}${unit.ja}以下で指定してください`,
  };
}
