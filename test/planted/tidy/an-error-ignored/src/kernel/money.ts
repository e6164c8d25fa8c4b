// @ts-ignore
export const amount: bigint = 1;
