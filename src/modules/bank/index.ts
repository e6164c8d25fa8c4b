export {
  importStatement,
  type StatementImport,
  type StatementImportResult,
} from './commands-import.ts';
export { acceptLine, acceptReversal, ignoreLine, putBack, type Use } from './commands-match.ts';
export { bankInvariants } from './invariants.ts';
export { bankRoutes } from './routes.ts';
export { describeLineProblem } from './words.ts';
export { statementFormats, type BankRefusal, type StatementFormat } from './types.ts';
