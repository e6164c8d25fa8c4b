import type { AnyRoute } from '../../platform/route.ts';
import { deskActRoutes } from './routes-desk-acts.ts';
import { deskRoutes } from './routes-desk.ts';
import { partnerRoutes } from './routes-partner.ts';
import { reportRoutes } from './routes-report.ts';

export const enforcementRoutes: readonly AnyRoute[] = [
  ...reportRoutes,
  ...deskRoutes,
  ...deskActRoutes,
  ...partnerRoutes,
];
export { checkPartnerMaySell } from './commands-check.ts';
export { letterAbout, recordLetter } from './commands-letter.ts';
export { PROCESS_REPORT, processReport, submitReport } from './commands-report.ts';
export { enforcementInvariants } from './invariants.ts';
export { sweepMeasures } from './jobs.ts';
export type { EnforcementRefusal, Letter } from './types.ts';
