import { runCommand, help } from './cli/main.ts';
import { runServices, type Services } from './app/services.ts';

/**
 * The one program. Without words it runs server and worker; `server`, `worker` and `migrate` run
 * the parts apart; everything else is an operator's command.
 */
async function main(words: readonly string[]): Promise<number> {
  const [first = 'all', ...rest] = words;
  if (['help', '--help', '-h'].includes(first)) {
    process.stdout.write(`${help()}\n`);
    return 0;
  }
  const services: Readonly<Record<string, Services>> = {
    all: { server: true, worker: true },
    server: { server: true, worker: false },
    worker: { server: false, worker: true },
    migrate: { server: false, worker: false },
  };
  const wanted = services[first];
  return wanted && rest.length === 0 ? runServices(first, wanted) : runCommand(words);
}

process.exitCode = await main(process.argv.slice(2));
