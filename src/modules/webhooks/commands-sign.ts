import { createHmac } from 'node:crypto';

const SECOND_MS = 1_000;
/** Before the base64 of every secret, so that people and scanners know what it is. */
export const SECRET_PREFIX = 'whsec_';

/**
 * Headers by Standard Webhooks: id, time and the signatures of every secret that counts now.
 * @param secrets with their prefix, the newest first
 */
export function headersOf(
  id: string,
  body: string,
  secrets: readonly string[],
  now: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / SECOND_MS));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
    const signed = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`, 'utf8');
    return `v1,${signed.digest('base64')}`;
  });
  return {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
