export const one = Number.parseFloat('1.10');
export const two = one.toFixed(2);
export const three = Number(two) * 100;
