import { signIn } from '../../people/index.ts';
import { openCustomer } from '../customers/commands.ts';
const types = await import('../customers/types.ts');

export const recordInvoice = [signIn, openCustomer, types];
