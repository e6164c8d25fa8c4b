export {
  checkOrder,
  lineStandings,
  type LineStanding,
  type OrderToCheck,
} from './commands-check.ts';
export {
  confirmApplication,
  decideApplication,
  getApplication,
  reassessApplication,
  submitApplication,
  withdrawApplication,
  type ApplicationDecision,
  type NewApplication,
} from './commands-application.ts';
export { getLine, setLine, type LineChange } from './commands-line.ts';
export {
  backtestScorecard,
  draftScorecard,
  publishScorecard,
  scorecardVersions,
} from './commands-scorecard.ts';
export { changeCreditSettings, creditSettings } from './commands-settings.ts';
export { decideCheck, limitOn, type CheckDecision, type CheckFacts } from './decide-check.ts';
export { creditRoutes } from './routes.ts';
export type { BlockRule, CreditLine, CreditRefusal, CreditSettings, LineTerms } from './types.ts';
