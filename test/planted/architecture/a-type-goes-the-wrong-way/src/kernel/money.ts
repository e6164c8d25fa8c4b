export const minorUnits = (clock: import('../platform/clock.ts').Clock) => BigInt(clock().getTime());
