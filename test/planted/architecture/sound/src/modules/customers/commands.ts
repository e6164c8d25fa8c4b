import { newId } from '../../kernel/ids.ts';

export const openCustomer = () => ({ id: newId() });
