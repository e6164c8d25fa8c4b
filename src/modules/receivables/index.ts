export {
  bookingDay,
  recordCreditNote,
  recordInvoice,
  recordPayment,
  type NewCreditNote,
  type NewInvoice,
  type NewPayment,
} from './commands.ts';
export { allocate, undoAllocation, type AllocationRequest } from './commands-allocation.ts';
export { recordRecovery } from './commands-recovery.ts';
export { closeDispute, openDispute, reversePayment, writeOff } from './commands-settle.ts';
export { chargeInterest, setInterestTerm, workOutInterest } from './commands-interest.ts';
export {
  applyImport,
  importReceivables,
  importResult,
  listProfiles,
  saveProfile,
  type ImportProgress,
  type ImportRequest,
  type ImportResult,
  type ImportRun,
} from './commands-import.ts';
export {
  bucketKeys,
  bucketOf,
  type Ageing,
  type AgeingOfCurrency,
  type Bucket,
  type BucketKey,
} from './decide-ageing.ts';
export type { StatementLine, StatementOfCurrency } from './decide-statement.ts';
export { receivablesInvariants } from './invariants.ts';
export { receivablesRoutes } from './routes.ts';
export { ageing, type AgeingQuestion } from './store-ageing.ts';
export { balanceCheck, type Balance } from './store-books.ts';
export { invoiceHistories, type InvoiceHistory } from './store-history.ts';
export {
  newestPaymentAt,
  openAccounts,
  openCredits,
  openDebits,
  openInvoices,
  openPartsOf,
  paymentsById,
  settlementsOf,
  standingWriteOffs,
  type OpenDebit,
  type OpenPart,
  type Settlement,
} from './store-open.ts';
export {
  fallingDue,
  openItemsOf,
  openSumsOf,
  type FallingDue,
  type OpenItem,
  type OpenSums,
} from './store-sums.ts';
export { statement, type Statement, type StatementItem } from './store-statement.ts';
export type {
  Account,
  AgeingBasis,
  Allocation,
  Dispute,
  DisputeOutcome,
  Document,
  DocumentKind,
  DocumentLine,
  OpenAccount,
  OpenDebitsOfDay,
  ReceivablesRefusal,
  Side,
} from './types.ts';
export type {
  BadRows,
  Delimiter,
  Import,
  ImportProfile,
  ImportState,
  RowProblem,
} from './types-import.ts';
export { builtInProfiles } from './profiles.ts';
