import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { outgoingReaches, type OutgoingReach } from '../platform/outgoing.ts';

/**
 * How this process was asked to run. Everything comes from the environment;
 * docs/operating/settings.md lists it.
 */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Folder of the embedded database and of the installation's secret. */
  readonly dataFolder: string;
  /** Set when somebody else's PostgreSQL is used instead of the embedded one. */
  readonly databaseUrl: string | null;
  /** The address that people's links start with; without a slash at the end. */
  readonly baseUrl: string;
  readonly logLevel: string;
  /** A reverse proxy stands in front, and what it says about the client is true. */
  readonly trustProxy: boolean;
  /** When set, `/metrics` asks for it as a bearer token. */
  readonly metricsToken: string | null;
  /** Key material from outside; `null` means the key file in the data folder. */
  readonly secret: string | null;
  /** Where webhooks may be sent, whatever address a user registers. */
  readonly webhookReach: OutgoingReach;
}

/** A setting that cannot be used; the message says which and how to mend it. */
export class ConfigProblem extends Error {}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'];
const SECRET_LENGTH_MIN = 32;

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const host = env['HOST'] || '127.0.0.1';
  const port = readPort(env['PORT']);
  return {
    host,
    port,
    dataFolder: readFolder(env['SURETY_DATA']),
    databaseUrl: readDatabaseUrl(env['DATABASE_URL']),
    baseUrl: readBaseUrl(env['SURETY_BASE_URL']) ?? addressOf(host, port),
    logLevel: readLogLevel(env['LOG_LEVEL']),
    trustProxy: readSwitch('SURETY_TRUST_PROXY', env['SURETY_TRUST_PROXY']),
    metricsToken: env['SURETY_METRICS_TOKEN'] || null,
    secret: readSecret(env['SURETY_SECRET']),
    webhookReach: readReach(env['SURETY_WEBHOOK_REACH']),
  };
}

/** The address to open in a browser on this machine. */
export function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function readPort(text: string | undefined): number {
  if (!text) return 8080;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new ConfigProblem(`PORT is "${text}"; it must be a number from 0 to 65535.`);
  }
  return Number(text);
}

function readFolder(text: string | undefined): string {
  if (!text) return resolve('data');
  const expanded = text.startsWith('~/') ? join(homedir(), text.slice(2)) : text;
  return isAbsolute(expanded) ? expanded : resolve(expanded);
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new ConfigProblem('DATABASE_URL must start with postgresql:// (or be left out).');
  }
  return text;
}

function readBaseUrl(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^https?:\/\/[^\s/]+/.test(text)) {
    throw new ConfigProblem(
      `SURETY_BASE_URL is "${text}"; it must be an address like https://surety.example.`,
    );
  }
  return text.replace(/\/+$/, '');
}

function readLogLevel(text: string | undefined): string {
  if (!text) return 'info';
  if (!LOG_LEVELS.includes(text)) {
    throw new ConfigProblem(`LOG_LEVEL is "${text}"; use one of ${LOG_LEVELS.join(', ')}.`);
  }
  return text;
}

function readSecret(text: string | undefined): string | null {
  if (!text) return null;
  if (text.length < SECRET_LENGTH_MIN) {
    throw new ConfigProblem(
      `SURETY_SECRET is too short; use at least ${SECRET_LENGTH_MIN} random characters.`,
    );
  }
  return text;
}

function readReach(text: string | undefined): OutgoingReach {
  if (!text) return 'loopback';
  const reach = outgoingReaches.find((each) => each === text);
  if (!reach) {
    throw new ConfigProblem(
      `SURETY_WEBHOOK_REACH is "${text}"; use one of ${outgoingReaches.join(', ')}.`,
    );
  }
  return reach;
}

function readSwitch(name: string, text: string | undefined): boolean {
  if (!text || text === 'no') return false;
  if (text === 'yes') return true;
  throw new ConfigProblem(`${name} is "${text}"; use yes or no.`);
}
