import { cloudHas, cloudTable } from '../../kernel/clouds.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { refuse } from './types.ts';

/**
 * Usage and budgets do not exist in every cloud.
 * @throws Refused `usage_not_in_cloud`
 */
export async function requireUsage(context: Context): Promise<void> {
  const { cloud } = await getPartner(context);
  if (!cloudHas(cloud, 'usage')) {
    throw refuse('usage_not_in_cloud', { cloud: cloudTable[cloud].names.en });
  }
}
