import { auditSealCommand, auditVerifyCommand, invariantsCommand } from './audit.ts';
import { collectionsPreviewCommand, collectionsRunCommand } from './collections.ts';
import type { Command } from './command.ts';
import { importReceivablesCommand } from './import.ts';
import { openapiCommand } from './openapi.ts';
import { resetAccessCommand } from './reset-access.ts';
import { sampleLoadCommand, sampleRemoveCommand } from './sample.ts';
import { setupCommand } from './setup.ts';

/** Every operator's command, in the order in which a newcomer meets them. */
export const commands: readonly Command[] = [
  setupCommand,
  importReceivablesCommand,
  collectionsPreviewCommand,
  collectionsRunCommand,
  auditVerifyCommand,
  auditSealCommand,
  invariantsCommand,
  sampleLoadCommand,
  sampleRemoveCommand,
  resetAccessCommand,
  openapiCommand,
];
