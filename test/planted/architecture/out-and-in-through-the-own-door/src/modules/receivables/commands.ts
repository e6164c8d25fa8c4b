import { recordInvoice as itself } from './index.ts';

export const recordInvoice = (): unknown => itself;
