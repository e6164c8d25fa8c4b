export const one = new Date();
export const two = Date.now();
export const three = [Date].map((clock) => clock.name + new Date);
