export { previewSuspension, releaseForCase, suspendForCase } from './commands-hold.ts';
export { openCase, openCaseOfDecision, openCaseOfFraudEvent } from './commands-open.ts';
export { reopenCase, resolveCase } from './commands-resolve.ts';
export { casesInvariants } from './invariants.ts';
export { caseRoutes } from './routes.ts';
export type { CaseFile, CaseKind, CasesRefusal, Outcome } from './types.ts';
