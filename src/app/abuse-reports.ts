import type { Json } from '../kernel/json.ts';
import { submitReport } from '../modules/enforcement/index.ts';
import { forProvider, providerId } from '../people/index.ts';
import type { Context } from '../platform/context.ts';
import type { NewEvent } from '../platform/events.ts';

/** What a fraud event is in the words of X-ARF, as far as it can be told. */
const CLASS_OF_FRAUD_EVENT = 'infrastructure/compromised_server';

/**
 * What was seen on a reseller's subscription reaches the provider's desk too. Where nobody is the
 * provider, and for test events, nothing does.
 */
export async function fileReports(context: Context, events: readonly NewEvent[]): Promise<void> {
  const real = events.filter(({ after }) => after?.['isTest'] !== true);
  const provider = real.length > 0 ? await providerId(context) : null;
  if (provider === null) return;
  await forProvider(context, provider, async (inner) => {
    for (const { subject, customerId, after } of real) {
      const about = textOf(after?.['subscriptionId']) ?? customerId;
      if (about === undefined) continue;
      const report = {
        class: CLASS_OF_FRAUD_EVENT,
        sourceIdentifier: about,
        reporterOrg: 'Surety',
        reporterContact: '',
        confidence: null,
        occurredAt: context.now,
        body: { fraudEventId: subject.id, ...after },
      };
      await submitReport(inner, report, {
        source: 'fraud_event',
        submitter: `fraud_event ${context.partnerId}`,
        clientToken: subject.id,
        correlationId: null,
      });
    }
  });
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
