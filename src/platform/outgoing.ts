import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Where messages to addresses that users typed may go. `public`: only the open internet.
 * `loopback`: this machine besides. `private`: any network that this machine reaches.
 */
export const outgoingReaches = ['public', 'loopback', 'private'] as const;
export type OutgoingReach = (typeof outgoingReaches)[number];

/** What became of a message: an answer, or why there was none. */
export type OutgoingResult =
  | { readonly kind: 'answered'; readonly status: number; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

/** A target to which nothing is sent; the message says why. */
class TargetForbidden extends Error {}

/** A receiver that is slower than this takes the message and works on it later, or is gone. */
const TIMEOUT_MS = 10_000;

/** Addresses of this machine. */
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Addresses that are not on the open internet (RFC 6890 and its successors). */
const closed = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  closed.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  closed.addSubnet(network, prefix, 'ipv6');
}

/** Which kind of network an address belongs to. An IPv4 address written as IPv6 counts as IPv4. */
export function networkOf(address: string): OutgoingReach {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
  if (loopback.check(plain, family)) return 'loopback';
  return closed.check(plain, family) ? 'private' : 'public';
}

/**
 * Whether a target can be accepted at all: `https`, or this machine where it may be reached. What a
 * name stands for is looked at again when something is sent, because it can change.
 */
export function isTarget(url: string, reach: OutgoingReach): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  const host = hostOf(new URL(url));
  if (username !== '' || password !== '') return false;
  const network = networkOfHost(host);
  if (network !== null && !within(network, reach)) return false;
  if (protocol === 'https:') return true;
  return protocol === 'http:' && network === 'loopback';
}

/**
 * Posts a body to an address that a user typed. Every address that the name stands for must be
 * within reach, and the connection goes to the very address that was looked at. Redirections are
 * not followed, and the answer's body is not read.
 */
export async function postOutside(
  url: string,
  message: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
  options: { readonly reach: OutgoingReach; readonly signal?: AbortSignal },
): Promise<OutgoingResult> {
  if (!isTarget(url, options.reach)) return { kind: 'failed', reason: 'the target is not allowed' };
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout;
  const { promise, resolve: settle } = Promise.withResolvers<OutgoingResult>();
  const body = Buffer.from(message.body, 'utf8');
  const request = (new URL(url).protocol === 'https:' ? requestHttps : requestHttp)(
    url,
    {
      method: 'POST',
      headers: { ...message.headers, 'content-length': String(body.length) },
      lookup: guardedLookup(options.reach),
      signal,
      agent: false,
    } satisfies RequestOptions,
    (response: IncomingMessage) => {
      const { statusCode = 0, statusMessage = '' } = response;
      settle({ kind: 'answered', status: statusCode, reason: statusMessage });
      response.destroy();
    },
  );
  request.on('error', (error: NodeJS.ErrnoException) => {
    const reason = timeout.aborted ? 'no answer in time' : (error.code ?? error.message);
    settle({ kind: 'failed', reason: error instanceof TargetForbidden ? error.message : reason });
  });
  request.end(body);
  return promise;
}

/** Resolves a name and refuses it when any of its addresses is out of reach. */
function guardedLookup(reach: OutgoingReach): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '');
      const [first] = addresses;
      const forbidden = addresses.find(({ address }) => !within(networkOf(address), reach));
      if (forbidden || !first) {
        const address = forbidden?.address ?? 'no address';
        return callback(new TargetForbidden(`${hostname} leads to ${address}`), '');
      }
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

function within(network: OutgoingReach, reach: OutgoingReach): boolean {
  return outgoingReaches.indexOf(network) <= outgoingReaches.indexOf(reach);
}

function networkOfHost(host: string): OutgoingReach | null {
  if (/^(.+\.)?localhost\.?$/i.test(host)) return 'loopback';
  return isIP(host) === 0 ? null : networkOf(host);
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}
