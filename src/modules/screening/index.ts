import type { Context } from '../../platform/context.ts';
import { findDecision, type Decision } from './store.ts';
import { refuse } from './types.ts';

export { screenOrder, type OrderAnswer, type OrderToScreen } from './commands-screen.ts';
export {
  addEntry,
  changeRules,
  draftRules,
  publishRules,
  resumeRule,
  shadowRules,
  stopRule,
  trialOf,
} from './commands-rules.ts';
export { screeningRoutes } from './routes.ts';
export type { ScreeningRefusal, ScreeningRule } from './types.ts';

/** What screening decided about an order. @throws Refused `screening_decision_not_found` */
export async function getDecision(context: Context, id: string): Promise<Decision> {
  const decision = await findDecision(context, id);
  if (!decision) throw refuse('screening_decision_not_found', { decision: id });
  return decision;
}
