export const epoch = (at: number) => new Date(at);
export const isWhole = Number.isInteger(Number.parseInt('1', 10));
export const pattern = /a pattern can be long/;
