// How names and numbers of one thing are told to be the same although they are written
// differently.

/** Forms of companies as banks and payers write them; they tell nobody apart. */
const LEGAL_FORMS = [
  '株式会社',
  '有限会社',
  '合同会社',
  'カブシキガイシヤ',
  'カブシキカイシヤ',
  'ユウゲンガイシヤ',
  'ゴウドウガイシヤ',
  'カブシキガイシャ',
  'ユウゲンガイシャ',
  'ゴウドウガイシャ',
];
const LATIN_FORMS = new RegExp(
  String.raw`\b(gmbh|ag|kg|ug|ltd|limited|inc|llc|llp|co|corp|corporation|company|plc|pty|sarl|sa|` +
    String.raw`sas|bv|nv|oy|ab|spa|srl|kk)\b\.?`,
  'g',
);
/** (株), カ), (カ) and the like at an end of a name. */
const SHORT_FORMS = /[（(](株|有|同|カ|ユ|ド)[)）]|(^|\s)(カ|ユ|ド)[)）]|[（(](カ|ユ|ド)$/g;

/** Two names with one key are the same payer; empty where nothing is left. */
export function nameKey(name: string): string {
  let key = name.normalize('NFKC').toLowerCase();
  key = key.replaceAll(SHORT_FORMS, ' ').replaceAll(LATIN_FORMS, ' ');
  for (const form of LEGAL_FORMS) key = key.replaceAll(form, '');
  return key.normalize('NFKD').replaceAll(/\p{M}|[^\p{L}\p{N}]/gu, '');
}

/** Pairs of neighbouring letters, each once. */
export function bigrams(key: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let index = 0; index < key.length - 1; index += 1) pairs.add(key.slice(index, index + 2));
  return pairs;
}

/** A number of an invoice or a customer as it can be found in a text: letters and figures only. */
export function numberKey(number: string): string {
  return number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '');
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  I: '1',
  L: '1',
  S: '5',
  B: '8',
  Z: '2',
};

/** Letters that scanners and tired eyes take for figures become those figures. */
export function foldedKey(key: string): string {
  return key.replaceAll(/[OQILSBZ]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** Short numbers are everywhere in texts by chance. */
const NUMBER_KEY_MIN = 4;

/** Whether a number is peculiar enough to be looked for in a text. */
export function isTelling(key: string): boolean {
  return key.length >= NUMBER_KEY_MIN && /\d{2}/.test(key);
}

/** Every piece of a text that may be a number: words, neighbours put together, runs of figures. */
export function numberTokens(text: string): ReadonlySet<string> {
  const words = text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[\s,;:()/]+/)
    .map(numberKey)
    .filter((each) => each !== '');
  const tokens = new Set<string>();
  for (const [index, word] of words.entries()) {
    tokens.add(word);
    tokens.add(word + (words[index + 1] ?? ''));
    for (const run of word.match(/\d{5,}/g) ?? []) tokens.add(run);
    // RG and RE and No. are often glued to the front.
    tokens.add(word.replace(/^(RECHNUNG|RGNR|RENR|RG|RE|NR|NO|INVOICE|INV)(?=[A-Z]*\d)/, ''));
  }
  return tokens;
}
