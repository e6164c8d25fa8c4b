import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { refuse } from './types.ts';

/**
 * argon2id with 19 MiB, two passes, one lane: a minimum set of the OWASP Password Storage Cheat
 * Sheet (cheatsheetseries.owasp.org), also the least memory among its equals, so that a burst of
 * sign-ins cannot exhaust a small machine. 16 bytes of salt and 32 of tag follow RFC 9106 section
 * 4.
 */
const PARAMETERS = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** NIST SP 800-63B asks for 8 at least; 12 takes the commonest passwords out by length alone. */
export const PASSWORD_MIN_CHARACTERS = 12;
/** Hashing time does not depend on length, but nothing good is longer. */
export const PASSWORD_MAX_CHARACTERS = 256;

/**
 * Parts of the commonest passwords that reach twelve characters; any password made of little else
 * is refused.
 */
const COMMON = [
  'password',
  'passwort',
  'qwertyuiop',
  'qwertyuiopasdfghjkl',
  'asdfghjkl',
  'zxcvbnm',
  'q1w2e3r4t5y6',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'iloveyou',
  'administrator',
  'changeme',
  'letmein',
  'welcome',
  'sunshine',
  'princess',
  'superman',
  'football',
  'baseball',
  'dragon',
  'monkey',
  'trustno1',
  'abcdefghijkl',
  'surety',
  'admin',
] as const;
/** What people add to a common word to make it long enough. */
const PADDING = /[\d\s!@#$%^&*()_\-+=.,;:?]/gu;
const OWN_CHARACTERS_MIN = 3;

const derive = promisify(argon2);

interface Hash {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/**
 * @param field the input field that a refusal names
 * @throws Refused `password_too_short`, `password_too_long`, `password_common`,
 *   `password_contains_email`
 */
export function checkPassword(password: string, email: string, field = 'password'): void {
  const length = Array.from(normal(password)).length;
  if (length < PASSWORD_MIN_CHARACTERS) {
    throw refuse('password_too_short', { minimum: PASSWORD_MIN_CHARACTERS }, field);
  }
  if (length > PASSWORD_MAX_CHARACTERS) {
    throw refuse('password_too_long', { maximum: PASSWORD_MAX_CHARACTERS }, field);
  }
  if (isCommon(password)) throw refuse('password_common', {}, field);
  if (containsEmail(password, email)) throw refuse('password_contains_email', {}, field);
}

function isCommon(password: string): boolean {
  const plain = normal(password).toLowerCase();
  if (new Set(plain).size <= OWN_CHARACTERS_MIN) return true;
  const letters = plain.replaceAll('0', 'o').replaceAll('@', 'a').replaceAll('$', 's');
  const words = letters.replace(PADDING, '');
  return COMMON.some((word) =>
    [plain, words].some((form) => form.replaceAll(word, '').length < OWN_CHARACTERS_MIN),
  );
}

function containsEmail(password: string, email: string): boolean {
  const text = normal(password).toLowerCase();
  const name = email.toLowerCase().split('@')[0] ?? '';
  // Names of two or three letters occur in good pass phrases by chance.
  return text.includes(email.toLowerCase()) || (name.length >= 4 && text.includes(name));
}

/** One password typed on two keyboards may arrive in two Unicode forms. */
function normal(password: string): string {
  return password.normalize('NFKC');
}

/** @returns argon2id in PHC string format, with its parameters and a salt of its own */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive('argon2id', {
    message: normal(password),
    nonce: salt,
    tagLength: TAG_BYTES,
    ...PARAMETERS,
  });
  const { memory, passes, parallelism } = PARAMETERS;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
}

/**
 * Takes as long for an account that does not exist (`phc` null) as for one that does, so that the
 * time of an answer tells nothing.
 */
export async function isPassword(phc: string | null, password: string): Promise<boolean> {
  const hash = phc === null ? nobody : parsed(phc);
  const tag = await derive('argon2id', {
    message: normal(password),
    nonce: hash.salt,
    tagLength: hash.tag.length,
    memory: hash.memory,
    passes: hash.passes,
    parallelism: hash.parallelism,
  });
  return timingSafeEqual(tag, hash.tag) && phc !== null;
}

/**
 * True when the hash was made with less work than is asked today; it is then made again at sign-in.
 */
export function isOutdated(phc: string): boolean {
  const { memory, passes, parallelism } = parsed(phc);
  return (
    memory * passes < PARAMETERS.memory * PARAMETERS.passes || parallelism < PARAMETERS.parallelism
  );
}

const nobody: Hash = {
  ...PARAMETERS,
  salt: Buffer.alloc(SALT_BYTES),
  tag: Buffer.alloc(TAG_BYTES),
};

function parsed(phc: string): Hash {
  const match =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
  if (!match) throw new Error('a stored password hash is not argon2id in PHC string format');
  return {
    memory: Number(match[1]),
    passes: Number(match[2]),
    parallelism: Number(match[3]),
    salt: Buffer.from(match[4]!, 'base64'),
    tag: Buffer.from(match[5]!, 'base64'),
  };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
