import { resetAccess } from '../people/index.ts';
import { required, UsageProblem, type Command } from './command.ts';

export const resetAccessCommand: Command = {
  name: 'reset-access',
  usage: 'reset-access --email E --password-stdin [--json]',
  summary: 'lets somebody in again who lost password or authenticator; ends all their sessions',
  options: { email: { type: 'string' }, 'password-stdin': { type: 'boolean' } },
  run: async (run) => {
    if (run.options['password-stdin'] !== true) {
      throw new UsageProblem('Give the new password on standard input, with --password-stdin.');
    }
    const input = { email: required(run, 'email'), password: await run.readInput() };
    const { userId } = await run.installation.database.transact('installation', (tx) =>
      resetAccess(tx, input, run.now),
    );
    return { answer: { userId }, inWords: `${input.email} can sign in with the new password.` };
  },
};
