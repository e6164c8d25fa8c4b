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
