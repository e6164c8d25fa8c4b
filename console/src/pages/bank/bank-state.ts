import type { RowOf } from '../../api/queries.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';
import type { bankEn } from '../../words/en/bank.ts';
import { fill } from '../../words/family.ts';

export type BankLine = RowOf<'listBankLines'>;
export type Candidate = BankLine['candidates'][number];

export const lineTones: Readonly<Record<BankLine['state'], Tone>> = {
  open: 'warning',
  matched: 'success',
  ignored: 'neutral',
};

export function isLineState(text: string): text is BankLine['state'] {
  return text in lineTones;
}

/** What shows something else once a movement was decided. */
export const refreshedByLines = [
  'listBankLines',
  'listDocuments',
  'getStatement',
  'getStanding',
  'getAgeing',
] as const;

/** Why a suggestion is one, in the reader's words. */
export function reasonText(
  reason: Candidate['reasons'][number],
  sentences: Readonly<typeof bankEn.reasons>,
): string {
  const sentence = (sentences as Readonly<Record<string, string>>)[reason.code] ?? reason.code;
  const values = reason.values as Readonly<Record<string, string | number>>;
  return fill(
    sentence,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
  );
}
