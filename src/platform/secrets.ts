import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Encrypts what must be read again (a mail server's password), so that a copy of the database tells
 * nothing.
 */
export interface SecretBox {
  /**
   * @param purpose where the secret is kept (`notices.settings/<partner id>`): a sealed text that
   *   was moved to another place does not open there
   */
  readonly seal: (text: string, purpose: string) => Buffer;
  /**
   * @throws SecretUnreadable when the key or the purpose is another one, or the bytes were changed
   */
  readonly open: (sealed: Buffer, purpose: string) => string;
}

/** A sealed text cannot be opened: usually the data moved to another machine without its key. */
export class SecretUnreadable extends Error {
  constructor(purpose: string) {
    super(
      `The stored secret for ${purpose} cannot be read with this installation's key. Start with the ` +
        'SURETY_SECRET (or the key file) that was used when it was stored, or enter the secret again.',
    );
    this.name = 'SecretUnreadable';
  }
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** First byte of everything sealed, so that a later cipher can stand beside this one. */
const FORMAT_AES_256_GCM = 1;
/** Below this a secret can be guessed in less time than it protects anything. */
const SECRET_LENGTH_MIN = 32;
const OWNER_ONLY = 0o600;

/** AES-256-GCM with a random nonce for each text. @throws RangeError unless the key has 32 bytes */
export function openSecretBox(key: Buffer): SecretBox {
  if (key.length !== KEY_BYTES) throw new RangeError(`the key has ${key.length} bytes, not 32`);
  return {
    seal: (text, purpose) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(Buffer.from(purpose, 'utf8'));
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(FORMAT_AES_256_GCM), nonce, cipher.getAuthTag(), hidden]);
    },
    open: (sealed, purpose) => {
      const bodyStart = 1 + NONCE_BYTES + TAG_BYTES;
      if (sealed.length < bodyStart || sealed[0] !== FORMAT_AES_256_GCM) {
        throw new SecretUnreadable(purpose);
      }
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(purpose, 'utf8'));
      decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, bodyStart));
      const shown = decipher.update(sealed.subarray(bodyStart));
      try {
        return Buffer.concat([shown, decipher.final()]).toString('utf8');
      } catch {
        throw new SecretUnreadable(purpose);
      }
    },
  };
}

/**
 * The installation's key: from `SURETY_SECRET` when it is set, else from the key file.
 * @param secret null when the key is kept in the file
 */
export async function readOrMakeKey(secret: string | null, file: string): Promise<Buffer> {
  return secret === null ? keyFromFile(file) : keyFromSecret(secret);
}

/** The key that follows from `SURETY_SECRET`; the same words always give the same key. */
function keyFromSecret(secret: string): Buffer {
  if (secret.length < SECRET_LENGTH_MIN) {
    throw new RangeError(`SURETY_SECRET needs at least ${SECRET_LENGTH_MIN} characters`);
  }
  return scryptSync(secret, 'surety installation key 1', KEY_BYTES);
}

/**
 * The key kept in a file that only its owner may read; made when it is missing. Processes that
 * start together end up with one key: the file appears whole under its name or not at all.
 */
async function keyFromFile(file: string): Promise<Buffer> {
  const known = await readKey(file);
  if (known) return known;
  await mkdir(dirname(file), { recursive: true });
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(unfinished, 'wx', OWNER_ONLY);
  try {
    await handle.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(unfinished);
  }
  const made = await readKey(file);
  if (!made) throw new Error(`the key file ${file} was removed while it was being made`);
  return made;
}

async function readKey(file: string): Promise<Buffer | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES) {
    throw new Error(`${file} does not hold a key of 32 bytes; restore it from a backup`);
  }
  await chmod(file, OWNER_ONLY);
  return key;
}
