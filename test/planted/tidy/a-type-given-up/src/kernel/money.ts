export const amount = 1n as any;
