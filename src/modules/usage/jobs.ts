import { cloudHas } from '../../kernel/clouds.ts';
import { getPartner } from '../../people/index.ts';
import type { Context } from '../../platform/context.ts';
import { checkBudgets } from './commands-budget.ts';

/** Tells about budgets that are nearly spent, or spent; nothing where the cloud has no usage. */
export async function checkBudgetsOnTime(context: Context): Promise<void> {
  const { cloud } = await getPartner(context);
  if (cloudHas(cloud, 'usage')) await checkBudgets(context);
}
