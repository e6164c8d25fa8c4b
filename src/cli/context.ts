import { isUuid } from '../kernel/ids.ts';
import type { Context } from '../platform/context.ts';
import type { CommandRun } from './command.ts';
import { optional, UsageProblem } from './command.ts';
import { listPartners } from '../people/index.ts';

/** Runs work for one partner as the person at the command line. */
export function asPartner<T>(
  run: CommandRun,
  partnerId: string,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  return run.installation.database.transact({ partnerId }, (tx) =>
    work({ ...commandIdentity(run, partnerId), tx }),
  );
}

export function commandIdentity(run: CommandRun, partnerId: string): Omit<Context, 'tx'> {
  return {
    partnerId,
    actor: { kind: 'system', id: null, name: 'command line' },
    now: run.now,
    requestId: `cli-${process.pid}`,
  };
}

/** `--partner ID`, or the only partner there is (the sample does not count). */
export async function partnerOption(run: CommandRun): Promise<string> {
  const given = optional(run, 'partner');
  const partners = await run.installation.database.transact('installation', listPartners);
  if (given !== undefined) {
    if (!isUuid(given))
      throw new UsageProblem(`--partner is "${given}", which is not a partner's id`);
    if (!partners.some((partner) => partner.id === given)) {
      throw new UsageProblem(`There is no partner ${given}. Known: ${names(partners)}`);
    }
    return given;
  }
  const real = partners.filter((partner) => !partner.isSample && partner.kind === 'reseller');
  if (real.length === 1) return real[0]!.id;
  throw new UsageProblem(
    real.length === 0
      ? 'There is no partner yet: run `surety setup` first.'
      : `There are several partners; name one with --partner: ${names(real)}`,
  );
}

function names(partners: readonly { id: string; name: string }[]): string {
  return partners.map((partner) => `${partner.id} (${partner.name})`).join(', ') || 'none';
}
