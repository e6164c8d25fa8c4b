export { carryOutRun, type RunAccess } from './commands-carry-out.ts';
export {
  endPause,
  followDuePauses,
  openPause,
  openPromise,
  type NewPause,
  type NewPromise,
} from './commands-pause.ts';
export { getHalt, throwSwitch, watchPayments, type Halt } from './commands-halt.ts';
export { carryOutConsequence, recordCarriedOut, type CarryingOut } from './commands-consequence.ts';
export {
  evaluateCustomer,
  evaluateCustomers,
  evaluateStandings,
  recheck,
  type RecheckSubject,
  type RecheckVerdict,
} from './commands-customer.ts';
export {
  changeDraft,
  createPolicy,
  ensurePublishedPolicy,
  getPublishedPolicy,
  listPolicyVersions,
  publishPolicy,
} from './commands-policy.ts';
export { comparePolicyEffects, type EffectComparison } from './commands-compare.ts';
export { previewRun, type Preview, type PreviewRequest } from './commands-preview.ts';
export {
  getRun,
  releaseRun,
  resumeStalledRun,
  startRun,
  stopRun,
  type RunRequest,
} from './commands-run.ts';
export { approveProposal, declineProposal } from './commands-proposal.ts';
export { recordDelivery, type DeliveryByPerson } from './commands-delivery.ts';
export { completeTask, recordNoticeOutcome, type NoticeReport } from './commands-step.ts';
export { defaultPolicy } from './decide-default-policy.ts';
export { dueRuns, type DueRun, type RunSchedule } from './decide-run.ts';
export { collectionsInvariants } from './invariants.ts';
export { runJob, runSchedule, startDueRun } from './jobs.ts';
export { collectionsRoutes } from './routes.ts';
export type { NoticeTemplate, PolicyContent, PolicyVersion } from './types-policy.ts';
export type { CollectionsRefusal, CollectionsRun, CollectionsSummary } from './types.ts';
export { pageOfProposals, pageOfTasks } from './store-steps.ts';
