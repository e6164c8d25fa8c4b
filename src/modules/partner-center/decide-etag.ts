import type { WireCall } from '../../platform/wire-route.ts';
import { versionOfEtag } from './decide-envelope.ts';
import { refuse } from './types.ts';

/**
 * Etags are optional: some clients send them in the header, some inside the body, most not at all.
 * Whichever is there must be the newest.
 * @throws Refused `api_etag_stale`
 */
export function checkEtag(
  call: Pick<WireCall, 'headers'>,
  inBody: string | undefined,
  id: string,
  version: number,
): void {
  const header = call.headers['if-match'];
  for (const etag of [header, inBody]) {
    if (etag === undefined || etag.trim() === '' || etag.trim() === '*') continue;
    if (versionOfEtag(etag, id) !== version) throw refuse('api_etag_stale', {}, 'etag');
  }
}
