import { permissions, type Permission } from '../kernel/permissions.ts';
import { refuse } from './types.ts';

/**
 * One part before the @, one after it with a dot or `localhost`; the proof is the mail that
 * arrives.
 */
const EMAIL = /^[^\s@"<>(),;:\\[\]]+@([^\s@.]+(\.[^\s@.]+)+|localhost)$/;
/** RFC 5321 section 4.5.3.1.3. */
const EMAIL_MAX_CHARACTERS = 254;

/**
 * An e-mail address as accounts know it: trimmed and in lower case.
 * @throws Refused `email_invalid`
 */
export function normalEmail(text: string): string {
  const email = text.trim().normalize('NFKC').toLowerCase();
  if (email.length > EMAIL_MAX_CHARACTERS || !EMAIL.test(email)) {
    throw refuse('email_invalid', {}, 'email');
  }
  return email;
}

/** Rights that hand out rights: a key that had them could give itself all others. */
const NEVER_FOR_KEYS: readonly Permission[] = ['users.write', 'api_keys.write', 'mailbox.read'];

/** What an API key may be allowed to do. */
export const grantableScopes: readonly Permission[] = permissions.filter(
  (permission) => !NEVER_FOR_KEYS.includes(permission),
);

/** @throws Refused `api_key_scope_forbidden` for the first scope that a key may not have */
export function checkedScopes(scopes: readonly string[]): Permission[] {
  return [...new Set(scopes)].map((scope) => {
    const permission = grantableScopes.find((each) => each === scope);
    if (!permission) throw refuse('api_key_scope_forbidden', { scope }, 'scopes');
    return permission;
  });
}

/**
 * The part of an address that one household or company shares: an IPv6 customer has at least a /64
 * and could guess from any of its addresses (RFC 6177).
 */
export function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('%')[0]!.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
