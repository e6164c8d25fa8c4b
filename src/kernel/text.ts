/**
 * Folds text for search: full-width and half-width forms become one (NFKC), case is ignored, runs
 * of white space count as one space. Both the stored text and the words somebody types go through
 * it.
 */
export function foldForSearch(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
