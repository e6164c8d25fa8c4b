import { apiClientCreateCommand } from './api-client.ts';
import { auditSealCommand, auditVerifyCommand, invariantsCommand } from './audit.ts';
import { collectionsPreviewCommand, collectionsRunCommand } from './collections.ts';
import type { Command } from './command.ts';
import { importBankCommand, importReceivablesCommand, importUsageCommand } from './import.ts';
import { openapiCommand } from './openapi.ts';
import { providerCommand } from './provider.ts';
import { resetAccessCommand } from './reset-access.ts';
import { sampleLoadCommand, sampleRemoveCommand } from './sample.ts';
import { setupCommand } from './setup.ts';
import { importSubscriptionsCommand, reconcileSubscriptionsCommand } from './subscriptions.ts';

/** Every operator's command, in the order in which a newcomer meets them. */
export const commands: readonly Command[] = [
  setupCommand,
  importReceivablesCommand,
  importUsageCommand,
  importBankCommand,
  importSubscriptionsCommand,
  reconcileSubscriptionsCommand,
  collectionsPreviewCommand,
  collectionsRunCommand,
  auditVerifyCommand,
  auditSealCommand,
  invariantsCommand,
  sampleLoadCommand,
  sampleRemoveCommand,
  apiClientCreateCommand,
  providerCommand,
  resetAccessCommand,
  openapiCommand,
];
