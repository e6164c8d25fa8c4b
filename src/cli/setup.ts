import { parseCurrency } from '../kernel/money.ts';
import { isTimeZone } from '../kernel/days.ts';
import { setUp } from '../people/index.ts';
import { oneOf, optional, required, UsageProblem, type Command } from './command.ts';

const CLOUDS = ['global', 'us-government', 'germany', 'china'] as const;

export const setupCommand: Command = {
  name: 'setup',
  usage:
    'setup --admin-email E --admin-password-stdin --partner-name N --cloud global --currency USD --time-zone Z [--admin-name N] [--country CC] [--language en|ja] [--json]',
  summary: 'creates the first administrator and partner; refuses to run twice',
  options: {
    'admin-email': { type: 'string' },
    'admin-name': { type: 'string' },
    'admin-password-stdin': { type: 'boolean' },
    'partner-name': { type: 'string' },
    cloud: { type: 'string', default: 'global' },
    currency: { type: 'string' },
    'time-zone': { type: 'string' },
    country: { type: 'string' },
    language: { type: 'string' },
  },
  run: async (run) => {
    if (run.options['admin-password-stdin'] !== true) {
      throw new UsageProblem('Give the password on standard input, with --admin-password-stdin.');
    }
    const currency = required(run, 'currency');
    if (parseCurrency(currency) === null) {
      throw new UsageProblem(`--currency is "${currency}", which is no ISO 4217 currency code`);
    }
    const timeZone = required(run, 'time-zone');
    if (!isTimeZone(timeZone)) {
      throw new UsageProblem(`--time-zone is "${timeZone}"; use an IANA name such as Asia/Tokyo`);
    }
    const email = required(run, 'admin-email');
    const country = optional(run, 'country');
    const language = optional(run, 'language');
    const input = {
      trusted: true as const,
      email,
      name: optional(run, 'admin-name') ?? email,
      password: await run.readInput(),
      partnerName: required(run, 'partner-name'),
      cloud: oneOf('cloud', required(run, 'cloud'), CLOUDS),
      currency,
      timeZone,
      ...(country ? { country } : {}),
      ...(language ? { language: oneOf('language', language, ['en', 'ja'] as const) } : {}),
    };
    const made = await run.installation.database.transact('installation', (tx) =>
      setUp(tx, input, run.now),
    );
    return {
      answer: { partnerId: made.partnerId, userId: made.userId },
      inWords: `Partner ${input.partnerName} (${made.partnerId}) is ready; ${email} is its administrator.`,
    };
  },
};
