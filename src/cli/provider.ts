import { isTimeZone } from '../kernel/days.ts';
import { createProvider, systemActor } from '../people/index.ts';
import { required, UsageProblem, type Command } from './command.ts';

export const providerCommand: Command = {
  name: 'provider create',
  usage:
    'provider create --name N --lead-email E --lead-name N --lead-password-stdin --time-zone Z [--json]',
  summary: 'creates the provider’s own organisation, whose people work at the desk',
  options: {
    name: { type: 'string' },
    'lead-email': { type: 'string' },
    'lead-name': { type: 'string' },
    'lead-password-stdin': { type: 'boolean' },
    'time-zone': { type: 'string' },
  },
  run: async (run) => {
    if (run.options['lead-password-stdin'] !== true) {
      throw new UsageProblem('Give the password on standard input, with --lead-password-stdin.');
    }
    const timeZone = required(run, 'time-zone');
    if (!isTimeZone(timeZone)) {
      throw new UsageProblem(`--time-zone is "${timeZone}"; use an IANA name such as Asia/Tokyo`);
    }
    const name = required(run, 'name');
    const lead = {
      email: required(run, 'lead-email'),
      name: required(run, 'lead-name'),
      password: await run.readInput(),
    };
    const made = await run.installation.database.transact('installation', (tx) =>
      createProvider(
        { tx, now: run.now, requestId: `cli-${process.pid}`, actor: systemActor },
        { name, cloud: 'global', currency: 'USD', timeZone },
        lead,
      ),
    );
    return {
      answer: { providerId: made.provider.id, userId: made.personId },
      inWords: `The provider ${name} (${made.provider.id}) is ready; ${lead.email} leads its desk.`,
    };
  },
};
