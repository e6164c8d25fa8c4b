/**
 * What a person typed as an amount, as a decimal string with at most `decimals` decimals; `null`
 * when it is no amount. Grouping commas and spaces, currency signs and full-width figures are read;
 * `1.234,5` is refused rather than guessed.
 */
export function readAmount(typed: string, decimals: number): string | null {
  const plain = typed
    .normalize('NFKC')
    .replaceAll(/[\s,¥$€£円]/g, (sign, at: number, whole: string) =>
      sign === ',' && !groupsAt(whole, at) ? 'x' : '',
    )
    .replace(/^−/, '-');
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(plain);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (fraction.length > decimals) return null;
  const trimmed = whole.replace(/^0+(?=\d)/, '');
  return decimals === 0 ? sign + trimmed : `${sign}${trimmed}.${fraction.padEnd(decimals, '0')}`;
}

/** A comma is grouping only when three figures follow it and no point stands before it. */
function groupsAt(text: string, at: number): boolean {
  return /^,\d{3}(?!\d)/.test(text.slice(at)) && !text.slice(0, at).includes('.');
}
