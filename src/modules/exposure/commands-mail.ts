import { formatDecimal } from '../../kernel/money.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { writeWarningMail, type WarningMail, type WrittenMail } from './decide-mail.ts';
import { findWarning } from './store-position.ts';

/** What a mail about a warning says, but for whom it is to. */
export type WarningMailFacts = Omit<WarningMail, 'recipientName' | 'language' | 'link'> & {
  readonly partnerName: string;
};

/** What there is to tell of a warning; null when it is over: then the mail would mislead. */
export async function warningMailFacts(
  context: Context,
  warningId: string,
): Promise<WarningMailFacts | null> {
  const warning = await findWarning(context, warningId);
  if (!warning || warning.endedAt !== null) return null;
  const { currency, used, limit, kind, threshold, measured } = warning;
  return {
    partnerName: (await getPartner(context)).name,
    kind,
    threshold,
    measured,
    currency,
    used: formatDecimal(used, currency),
    limit: limit === null ? null : formatDecimal(limit, currency),
  };
}

/** The mail about a warning as one person reads it. */
export function warningMail(
  facts: WarningMailFacts,
  reader: Pick<WarningMail, 'recipientName' | 'language' | 'link'>,
): WrittenMail {
  return writeWarningMail({ ...facts, ...reader });
}
