import type { Reason } from '../../kernel/reasons.ts';
import type { Context } from '../../platform/context.ts';
import { partnerSuspended } from './store-measure.ts';

/**
 * Whether the provider lets this reseller sell. What runs goes on; only what is new is refused.
 */
export async function checkPartnerMaySell(
  context: Context,
): Promise<{ readonly verdict: 'proceed' | 'refuse'; readonly reasons: readonly Reason[] }> {
  const measure = await partnerSuspended(context);
  if (!measure) return { verdict: 'proceed', reasons: [] };
  const values = { number: measure.matterNumber };
  return { verdict: 'refuse', reasons: [{ code: 'partner_suspended', values }] };
}
