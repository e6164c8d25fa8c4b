import { INSTALLATION_ID } from '../kernel/ids.ts';
import { checkInvariants } from '../app/invariants.ts';
import { sealEvents, verifyAudit } from '../platform/audit.ts';
import { listPartners } from '../people/index.ts';
import { optional, type Command, type CommandRun } from './command.ts';
import { asPartner, partnerOption } from './context.ts';

/** One partner when named, else all of them. */
async function partnerIds(run: CommandRun): Promise<string[]> {
  if (optional(run, 'partner')) return [await partnerOption(run)];
  const partners = await run.installation.database.transact('installation', listPartners);
  return partners.map((partner) => partner.id);
}

export const auditVerifyCommand: Command = {
  name: 'audit verify',
  usage: 'audit verify [--partner ID] [--json]',
  summary: 'checks the hash chain over the audit log and names the first broken place',
  options: { partner: { type: 'string' } },
  run: async (run) => {
    const chains = [];
    const ids = optional(run, 'partner')
      ? await partnerIds(run)
      : [INSTALLATION_ID, ...(await partnerIds(run))];
    for (const partnerId of ids) {
      chains.push({ partnerId, ...(await asPartner(run, partnerId, verifyAudit)) });
    }
    const intact = chains.every((chain) => chain.intact);
    return {
      answer: { intact, chains },
      inWords: chains
        .map(({ partnerId, brokenAt, seals, sealedEvents, unsealedEvents }) =>
          brokenAt
            ? `${partnerId}: BROKEN at seal ${brokenAt.seal}: ${brokenAt.problem} ` +
              (brokenAt.eventId ?? '')
            : `${partnerId}: intact, ${sealedEvents} events in ${seals} seals, ` +
              `${unsealedEvents} not sealed yet`,
        )
        .join('\n'),
      failed: !intact,
    };
  },
};

export const auditSealCommand: Command = {
  name: 'audit seal',
  usage: 'audit seal [--partner ID] [--json]',
  summary: 'seals the events that wait; the worker does the same once a minute',
  options: { partner: { type: 'string' } },
  run: async (run) => {
    let sealed = 0;
    const ids = optional(run, 'partner')
      ? await partnerIds(run)
      : [INSTALLATION_ID, ...(await partnerIds(run))];
    for (const partnerId of ids) {
      for (;;) {
        const count = await asPartner(run, partnerId, sealEvents);
        if (count === 0) break;
        sealed += count;
      }
    }
    return { answer: { sealed }, inWords: `${sealed} events sealed.` };
  },
};

export const invariantsCommand: Command = {
  name: 'invariants',
  usage: 'invariants [--partner ID] [--json]',
  summary: 'checks what must always hold in the books and says what does not',
  options: { partner: { type: 'string' } },
  run: async (run) => {
    const partners = [];
    for (const partnerId of await partnerIds(run)) {
      partners.push({ partnerId, ...(await asPartner(run, partnerId, checkInvariants)) });
    }
    const holds = partners.every((partner) => partner.holds);
    const broken = partners.flatMap((partner) =>
      partner.checked
        .filter((each) => each.violations.length > 0)
        .map((each) => `${partner.partnerId} ${each.name}: ${each.violations.join('; ')}`),
    );
    const checks = partners.reduce((sum, partner) => sum + partner.checked.length, 0);
    return {
      answer: { holds, partners },
      inWords: holds
        ? `All ${checks} checks hold.`
        : `${broken.length} of ${checks} checks fail:\n${broken.join('\n')}`,
      failed: !holds,
    };
  },
};
