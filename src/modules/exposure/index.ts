export { exposureOfCustomers, runningRows } from './commands-exposure.ts';
export { warningMail, warningMailFacts } from './commands-mail.ts';
export { checkPosition } from './commands-position.ts';
export { recordSecurity, releaseSecurity, type NewSecurity } from './commands-security.ts';
export { refreshEverybody, refreshExposure, takeSnapshot } from './commands-snapshot.ts';
export { exposureInvariants } from './invariants.ts';
export { exposureRoutes } from './routes.ts';
export type {
  Component,
  Exposure,
  ExposureReason,
  ExposureRefusal,
  ExposureRow,
  Security,
} from './types.ts';
export type { ProviderAccount } from './types-position.ts';
