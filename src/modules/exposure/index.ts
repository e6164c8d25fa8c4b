export { exposureOfCustomers } from './commands-exposure.ts';
export { recordSecurity, releaseSecurity, type NewSecurity } from './commands-security.ts';
export { exposureRoutes } from './routes.ts';
export type { Component, Exposure, ExposureReason, ExposureRefusal, Security } from './types.ts';
