const name = '../modules/customers/store.ts';

export const wire = () => import(name);
