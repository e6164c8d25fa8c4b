// TODO: round half to even.
export const one = 1;
/**
 * FIXME: negative amounts.
 */
export const two = 'TODO';
