/** E-mail addresses as people type them in one field: with commas, spaces or full-width commas. */
export function addressesOf(text: string): string[] {
  return text.split(/[\s,;、,]+/).filter((address) => address !== '');
}
